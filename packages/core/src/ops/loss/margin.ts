// Margin losses of class scores: multi_margin_loss and multilabel_margin_loss, with their gradients.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import {
  buildMultilabelGradient,
  buildMultilabelMargin,
  buildMultilabelPulls,
  buildMultiMargin,
  buildMultiMarginGradient,
  type MarginKind,
} from '../../kernels/margin.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'

/** PyTorch's numbers for what becomes of the rows' losses. */
const none = 0
const average = 1

function refuse(operator: string, why: string, tensors: readonly Tensor[]): never {
  const described = tensors.map((t) => t.describe()).join(', ')
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${why} (${described})`, {
    operator,
    shapes: tensors.map((t) => t.shape),
  })
}

interface Scores {
  readonly rows: number
  readonly classes: number
}

/** Scores [N, C], [C] or [] as rows. @throws SHAPE_MISMATCH, UNSUPPORTED_DTYPE, DTYPE_MISMATCH */
function scoresOf(operator: string, self: Tensor, target: Tensor): Scores {
  const details = { operator, dtypes: [self.dtype, target.dtype] }
  if (!isFloating(self.dtype))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${self.describe()}`, details)
  if (target.dtype !== 'int64')
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: targets must be int64, got ${target.describe()}`, details)
  const classes = self.shape.at(-1) ?? 1
  if (self.rank > 2 || classes === 0) refuse(operator, 'expected scores [N, C], or [C] of one row', [self])
  return { rows: self.rank === 2 ? self.shape[0]! : 1, classes }
}

/** Strides of a tensor that is one row or a matrix, as a matrix; of one value a row, as a vector. */
const asMatrix = (t: Tensor) => ({ address: t.address, strides: t.rank === 2 ? t.strides : [0, t.strides[0] ?? 0] })
const asVector = (t: Tensor) => ({ address: t.address, strides: [t.numel === 1 ? 0 : t.strides[0]!] })

/** Losses of the rows as they are, or their mean or sum in the scores' dtype. */
function reduced(rt: Runtime, losses: Tensor, self: Tensor, reduction: number): Tensor {
  const result = reduction === none ? losses : rt.call(reduction === average ? 'aten::mean' : 'aten::sum', [losses])
  const shape = reduction === none && self.rank === 2 ? [losses.numel] : []
  return rt.call('aten::to.dtype', [rt.call('aten::reshape', [result, shape]), self.dtype]) as Tensor
}

/** How a gradient of the whole loss, or of each row's, goes to the rows. @throws SHAPE_MISMATCH, DTYPE_MISMATCH */
function checkGradient(operator: string, grad: Tensor, self: Tensor, reduction: number, rows: number): void {
  if (grad.dtype !== self.dtype)
    throw new OpGemsError(
      'DTYPE_MISMATCH',
      `${operator}: gradient ${grad.describe()} must have the dtype of ${self.describe()}`,
      { operator, dtypes: [grad.dtype, self.dtype] },
    )
  const isEach = reduction === none && self.rank === 2
  if (isEach ? grad.rank !== 1 || grad.numel !== rows : grad.numel !== 1)
    refuse(operator, isEach ? `expected a gradient for each of ${rows} rows` : 'expected one gradient', [grad, self])
}

type Options = [p: number, margin: number, weight: Tensor | null, reduction: number]

interface MultiMargin extends Scores {
  readonly kind: MarginKind
  readonly key: string
}

function multiMarginOf(operator: string, self: Tensor, target: Tensor, [p, , weight]: Options): MultiMargin {
  const scores = scoresOf(operator, self, target)
  if (p !== 1 && p !== 2) throw new OpGemsError('BAD_ARGUMENT', `${operator}: p must be 1 or 2, got ${p}`, { operator })
  if (target.rank > 1 || target.numel !== scores.rows) refuse(operator, 'expected one target a row', [self, target])
  if (weight && (weight.rank > 1 || weight.numel !== scores.classes || weight.dtype !== self.dtype))
    refuse(operator, 'expected a weight for each class, of the dtype of the scores', [self, weight])
  const [dtype, compute] = [self.dtype as KernelDType, computeType(self.dtype) as KernelDType]
  const kind: MarginKind = { dtype, compute, p, hasWeight: weight !== null }
  return { ...scores, kind, key: JSON.stringify(kind) }
}

const define = contractsIn('loss')

const multiMargin = define('multi_margin_loss', (rt, args) => {
  const operator = 'multi_margin_loss'
  const [self, target, ...options] = args as [Tensor, Tensor, ...Options]
  const { kind, key, rows, classes } = multiMarginOf(operator, self, target, options)
  const [, margin, weight, reduction] = options
  return rt.tidy(() => {
    const losses = rt.empty([rows], computeType(self.dtype))
    const tensors = [asMatrix(self), asVector(target), ...(weight ? [asVector(weight)] : []), asVector(losses)]
    launchNamed(rt, operator, key, (k) => buildMultiMargin(k, kind), tensors, { rows, classes, margin })
    return reduced(rt, losses, self, reduction)
  })
})

const multiMarginBackward = define('multi_margin_loss_backward', (rt, args) => {
  const operator = 'multi_margin_loss_backward'
  const [grad, self, target, ...options] = args as [Tensor, Tensor, Tensor, ...Options]
  const { kind, key, rows, classes } = multiMarginOf(operator, self, target, options)
  const [, margin, weight, reduction] = options
  checkGradient(operator, grad, self, reduction, rows)
  const result = rt.empty(self.shape, self.dtype)
  const inputs = [asMatrix(self), asVector(target), ...(weight ? [asVector(weight)] : []), asVector(grad)]
  launchNamed(rt, operator, key, (k) => buildMultiMarginGradient(k, kind), [...inputs, asMatrix(result)], {
    rows,
    classes,
    margin,
    scale: reduction === average ? 1 / rows : 1,
  })
  return result
})

function multilabelOf(
  operator: string,
  self: Tensor,
  target: Tensor,
): Scores & { readonly dtypes: readonly KernelDType[] } {
  const scores = scoresOf(operator, self, target)
  const isAlike = target.numel === self.numel && (self.rank === 2 ? target.rank === 2 : target.rank <= 1)
  if (!isAlike || (self.rank === 2 && target.shape[1] !== scores.classes))
    refuse(operator, 'expected targets in the shape of the scores', [self, target])
  return { ...scores, dtypes: [self.dtype as KernelDType, computeType(self.dtype) as KernelDType] }
}

function multilabelForward(rt: Runtime, operator: string, self: Tensor, target: Tensor, reduction: number): Tensor[] {
  const { rows, classes, dtypes } = multilabelOf(operator, self, target)
  return rt.tidy(() => {
    const losses = rt.empty([rows], computeType(self.dtype))
    const isTarget = rt.empty(target.shape, self.dtype)
    const [dtype, compute] = dtypes as [KernelDType, KernelDType]
    launchNamed(
      rt,
      operator,
      dtype,
      (k) => buildMultilabelMargin(k, dtype, compute),
      [asMatrix(self), asMatrix(target), asVector(losses), asMatrix(isTarget)],
      { rows, classes },
    )
    return [reduced(rt, losses, self, reduction), isTarget]
  })
}

const multilabelBackward = define('multilabel_margin_loss_backward', (rt, args) => {
  const operator = 'multilabel_margin_loss_backward'
  const [grad, self, target, reduction, isTarget] = args as [Tensor, Tensor, Tensor, number, Tensor]
  const { rows, classes, dtypes } = multilabelOf(operator, self, target)
  checkGradient(operator, grad, self, reduction, rows)
  if (isTarget.numel !== self.numel || isTarget.dtype !== self.dtype)
    refuse(operator, 'expected is_target in the shape and dtype of the scores', [self, isTarget])
  const result = rt.empty(self.shape, self.dtype)
  using pulls = rt.empty([rows, classes], computeType(self.dtype))
  const [dtype, compute] = dtypes as [KernelDType, KernelDType]
  const inputs = [self, target, isTarget, pulls].map(asMatrix)
  launchNamed(rt, operator, `pulls:${dtype}`, (k) => buildMultilabelPulls(k, dtype, compute), inputs, { rows, classes })
  const all = [...inputs, asVector(grad), asMatrix(result)]
  launchNamed(rt, operator, dtype, (k) => buildMultilabelGradient(k, dtype, compute), all, {
    rows,
    classes,
    scale: reduction === average ? 1 / rows : 1,
  })
  return result
})

export const marginLosses: Contract[] = [
  multiMargin,
  multiMarginBackward,
  define('multilabel_margin_loss_forward', (rt, [self, target, reduction]) =>
    multilabelForward(rt, 'multilabel_margin_loss_forward', self as Tensor, target as Tensor, reduction as number),
  ),
  define('multilabel_margin_loss', (rt, [self, target, reduction]) => {
    const call = [self as Tensor, target as Tensor, reduction as number] as const
    const [loss, isTarget] = multilabelForward(rt, 'multilabel_margin_loss', ...call)
    isTarget!.dispose()
    return loss
  }),
  multilabelBackward,
]
