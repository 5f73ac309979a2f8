// Margin losses of class scores, row by row, and their gradients. One instance a row.
import type { KernelBuilder, KernelDType, TensorHandle, Value } from '../kernel/index.ts'

export interface MarginKind {
  readonly dtype: KernelDType
  readonly compute: KernelDType
  /** 1 or 2: the margin's violation itself, or its square. */
  readonly p: 1 | 2
  readonly hasWeight: boolean
}

const zeroOr = (mask: Value, x: Value): Value => mask.select(x, x.like(0))

/** One row of scores whose class is `target`: for each other class the violation of the margin, 0 at the class itself. */
function violationsOf(k: KernelBuilder, { dtype, compute, hasWeight }: MarginKind) {
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', 'any'] })
  const targets = k.tensor({ name: 'target', dtype: 'int64', access: 'read', strides: ['any'] })
  const weights = hasWeight ? k.tensor({ name: 'weight', dtype, access: 'read', strides: ['any'] }) : null
  const classes = k.scalar('classes')
  const row = k.program(k.scalar('rows'))
  const axis = k.open('class', classes)
  const given = targets.load(row)
  const isThere = given.ge(0).and(given.lt(classes))
  k.check(isThere, 'multi_margin_loss: a target is not one of the classes')
  const target = isThere.select(given, 0)
  const violation = x.load(row, axis).to(compute).sub(x.load(row, target).to(compute)).add(k.scalar('margin', compute))
  const isOther = k.coord(axis).ne(target)
  const share = (weights ? weights.load(target).to(compute) : violation.like(1)).div(classes.to(compute))
  return { row, axis, isOther, violation: zeroOr(isOther, violation.maximum(0)), share }
}

/** Tensors: x [N, C], target [N], weight [C] where there is one, y [N]. Scalars: classes, rows, margin. */
export function buildMultiMargin(k: KernelBuilder, kind: MarginKind): void {
  const { row, axis, violation, share } = violationsOf(k, kind)
  const y = k.tensor({ name: 'y', dtype: kind.compute, access: 'write', strides: ['any'] })
  const powered = kind.p === 1 ? violation : violation.mul(violation)
  y.store([row], powered.sum(axis).mul(share))
}

/** Tensors: as above, then grad [N] and dx [N, C]. Scalars: as above and scale. */
export function buildMultiMarginGradient(k: KernelBuilder, kind: MarginKind): void {
  const { row, axis, isOther, violation, share } = violationsOf(k, kind)
  const grads = k.tensor({ name: 'grad', dtype: kind.dtype, access: 'read', strides: ['any'] })
  const dx = k.tensor({ name: 'dx', dtype: kind.dtype, access: 'write', strides: ['any', 'any'] })
  const slope = kind.p === 1 ? violation.gt(0).select(violation.like(1), 0) : violation.mul(2)
  const scaled = slope.mul(grads.load(row).to(kind.compute)).mul(share).mul(k.scalar('scale', kind.compute))
  dx.store([row, axis], isOther.select(scaled, scaled.sum(axis).neg()))
}

/** Classes or labels of one instance where there is a result for each. */
const resultBlock = 128

/** Scores and targets of one row: the classes that the targets name up to the first that is negative. */
function labelsOf(k: KernelBuilder, dtype: KernelDType, compute: KernelDType, kept: 'class' | 'label' | null) {
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', 'any'] })
  const targets = k.tensor({ name: 'target', dtype: 'int64', access: 'read', strides: ['any', 'any'] })
  const classes = k.scalar('classes')
  const row = k.program(k.scalar('rows'))
  const axisOf = (name: 'class' | 'label') =>
    kept === name ? k.blocks(name, classes, resultBlock) : k.open(name, classes)
  const [axis, label] = [axisOf('class'), axisOf('label')]
  const given = targets.load(row, label)
  k.check(given.ge(-1).and(given.lt(classes)), 'multilabel_margin_loss: a target is not one of the classes')
  const place = k.coord(label)
  const all = k.open('any', classes)
  const end = targets.load(row, all).lt(0).select(k.coord(all), classes).min(all)
  const isNamed = place.lt(end).and(given.ge(0)).and(given.lt(classes))
  const target = isNamed.select(given, 0)
  const own = x.load(row, axis).to(compute)
  const isAt = isNamed.and(target.eq(k.coord(axis)))
  /** 1 − (x of the target − x of a class), over labels and classes. */
  const violation = own.sub(x.gather([row, target], isNamed).to(compute)).add(1)
  return { row, axis, label, isNamed, isAt, violation }
}

/** Tensors: x and target [N, C], y [N], is_target [N, C]. Scalars: classes, rows. */
export function buildMultilabelMargin(k: KernelBuilder, dtype: KernelDType, compute: KernelDType): void {
  const { row, axis, label, isNamed, isAt, violation } = labelsOf(k, dtype, compute, null)
  const y = k.tensor({ name: 'y', dtype: compute, access: 'write', strides: ['any'] })
  const flags = k.tensor({ name: 'is_target', dtype, access: 'write', strides: ['any', 'any'] })
  const isTarget = isAt.any(label)
  const counted = isNamed.and(isTarget.not())
  const total = zeroOr(counted, violation.maximum(0)).sum(axis, label)
  y.store([row], total.div(k.scalar('classes').to(compute)))
  flags.store([row, axis], isTarget.to(compute))
}

/** How many classes each label's score is too near to. Tensors: x, target and is_target [N, C], pulls [N, C]. Scalars: classes, rows. */
export function buildMultilabelPulls(k: KernelBuilder, dtype: KernelDType, compute: KernelDType): void {
  const { row, axis, label, isNamed, violation } = labelsOf(k, dtype, compute, 'label')
  const flags = k.tensor({ name: 'is_target', dtype, access: 'read', strides: ['any', 'any'] })
  const pulls = k.tensor({ name: 'pulls', dtype: compute, access: 'write', strides: ['any', 1] })
  const isOther = flags.load(row, axis).to(compute).eq(0)
  pulls.store([row, label], zeroOr(isNamed.and(isOther).and(violation.gt(0)), violation.like(1)).sum(axis))
}

/** Tensors: as above, then grad [N] and dx [N, C]. Scalars: classes, rows, scale. */
export function buildMultilabelGradient(k: KernelBuilder, dtype: KernelDType, compute: KernelDType): void {
  const { row, axis, label, isNamed, isAt, violation } = labelsOf(k, dtype, compute, 'class')
  const read = (name: string, type: KernelDType, rank: number): TensorHandle =>
    k.tensor({ name, dtype: type, access: 'read', strides: Array(rank).fill('any') })
  const [flags, pulls, grads] = [read('is_target', dtype, 2), read('pulls', compute, 2), read('grad', dtype, 1)]
  const dx = k.tensor({ name: 'dx', dtype, access: 'write', strides: ['any', 1] })
  const isOther = flags.load(row, axis).to(compute).eq(0)
  const one = violation.like(1)
  const pushed = zeroOr(isNamed.and(violation.gt(0)), one)
  const pulled = zeroOr(isAt, pulls.load(row, label)).neg()
  const scale = grads.load(row).to(compute).mul(k.scalar('scale', compute)).div(k.scalar('classes').to(compute))
  dx.store([row, axis], isOther.select(pushed, pulled).sum(label).mul(scale))
}
