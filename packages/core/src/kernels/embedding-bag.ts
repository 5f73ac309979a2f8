// Bags of rows of a table: each bag's rows added up, averaged or maximised; and the gradients.
import type { KernelBuilder, KernelDType, TensorHandle, Value } from '../kernel/index.ts'

const columnBlock = 512

export interface BagKind {
  readonly mode: 'sum' | 'mean' | 'max'
  readonly dtype: KernelDType
  readonly compute: KernelDType
  readonly index: KernelDType
  readonly hasWeights: boolean
}

/** Whether an index counts: it is not the padding. Indices out of range fail the launch. */
function counted(k: KernelBuilder, index: Value): { readonly at: Value; readonly counts: Value } {
  const isThere = index.ge(0).and(index.lt(k.scalar('rows')))
  k.check(isThere, 'embedding_bag: an index is not one of the rows of the weight')
  return { at: isThere.select(index, 0), counts: isThere.and(index.ne(k.scalar('padding'))) }
}

/**
 * Tensors: table [rows, D], indices [n], offsets [bags], weights [n] where each sample has one, y [bags, D], sizes [bags], and
 * for maxima their rows [bags, D]. Scalars: bags, n, columns, rows, padding (-1: none).
 */
export function buildBags(k: KernelBuilder, { mode, dtype, compute, index, hasWeights }: BagKind): void {
  const read = (name: string, type: KernelDType, rank: number): TensorHandle =>
    k.tensor({ name, dtype: type, access: 'read', strides: Array(rank).fill('any') })
  const [table, indices, offsets] = [read('table', dtype, 2), read('indices', index, 1), read('offsets', index, 1)]
  const weights = hasWeights ? read('weights', dtype, 1) : null
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: ['any', 1] })
  const sizes = k.tensor({ name: 'sizes', dtype: 'int64', access: 'write', strides: [1] })
  const [bags, n] = [k.scalar('bags'), k.scalar('n')]
  const bag = k.program(bags)
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const isLast = bag.add(1).eq(bags)
  const next = offsets.load(isLast.select(bag, bag.add(1))).to('int64')
  const [from, to] = [offsets.load(bag).to('int64'), isLast.select(n, next)]
  k.check(
    from.ge(0).and(from.le(to)).and(to.le(n)),
    'embedding_bag: the offsets do not increase up to the number of indices',
  )
  const first = from.maximum(0).minimum(n)
  const sample = k.range('sample', first, to.maximum(first).minimum(n))
  const { at, counts } = counted(k, indices.load(sample).to('int64'))
  const element = table.gather([at, column], counts).to(compute)
  const size = counts.to('int64').sum(sample)
  sizes.store([bag], size)
  if (mode !== 'max') {
    const share = weights ? element.mul(weights.load(sample).to(compute)) : element
    const sum = counts.select(share, 0).sum(sample)
    y.store([bag, column], mode === 'sum' ? sum : sum.div(size.maximum(1).to(compute)))
    return
  }
  const rows = k.tensor({ name: 'rows_of', dtype: 'int64', access: 'write', strides: ['any', 1] })
  const [best, place] = k.reduce(
    'argmax',
    [sample],
    [counts.select(element, -Infinity), counts.select(k.coord(sample), 2n ** 62n)],
  )
  const isFilled = size.gt(0)
  y.store([bag, column], isFilled.select(best!, 0))
  const chosen = isFilled.select(place!, 0).minimum(n.sub(1).maximum(0))
  rows.store([bag, column], isFilled.select(indices.gather([chosen], isFilled).to('int64'), 0))
}

/**
 * Adds each sample's share of its bag's gradient to its row. Tensors: grad [bags, D], indices [n], bags [n], sizes [bags], weights [n]
 * and counts [rows] (how often each row is named) where there are any, sums [rows, D]. Scalars: n, columns, rows, padding.
 */
export function buildBagGradient(k: KernelBuilder, kind: BagKind & { readonly hasCounts: boolean }): void {
  const { mode, dtype, compute, index } = kind
  const read = (name: string, type: KernelDType, rank: number): TensorHandle =>
    k.tensor({ name, dtype: type, access: 'read', strides: Array(rank).fill('any') })
  const [grads, indices] = [read('grad', dtype, 2), read('indices', index, 1)]
  const [bags, sizes] = [read('bags', 'int64', 1), read('sizes', 'int64', 1)]
  const weights = kind.hasWeights ? read('weights', dtype, 1) : null
  const frequencies = kind.hasCounts ? read('counts', 'int64', 1) : null
  const sums = k.tensor({ name: 'sums', dtype: compute, access: 'readwrite', strides: ['any', 'any'] })
  const sample = k.program(k.scalar('n'))
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const { at, counts } = counted(k, indices.load(sample).to('int64'))
  const bag = bags.load(sample)
  let share = grads.load(bag, column).to(compute)
  if (weights) share = share.mul(weights.load(sample).to(compute))
  if (mode === 'mean') share = share.div(sizes.load(bag).maximum(1).to(compute))
  if (frequencies) share = share.div(frequencies.load(at).maximum(1).to(compute))
  sums.scatter('sum', [at, column], share, counts)
}

/** Adds each maximum's gradient to its row. Tensors: grad and rows_of [bags, D], sizes [bags], sums [rows, D]. Scalars: bags, columns. */
export function buildMaximumGradient(k: KernelBuilder, dtype: KernelDType, compute: KernelDType): void {
  const grads = k.tensor({ name: 'grad', dtype, access: 'read', strides: ['any', 'any'] })
  const rows = k.tensor({ name: 'rows_of', dtype: 'int64', access: 'read', strides: ['any', 'any'] })
  const sizes = k.tensor({ name: 'sizes', dtype: 'int64', access: 'read', strides: ['any'] })
  const sums = k.tensor({ name: 'sums', dtype: compute, access: 'readwrite', strides: ['any', 'any'] })
  const bag = k.program(k.scalar('bags'))
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  const row = rows.load(bag, column)
  const isThere = row.ge(0).and(row.lt(k.scalar('rows')))
  k.check(isThere, 'embedding_bag: a maximum is not one of the rows of the weight')
  const isFilled = sizes.load(bag).gt(0).and(isThere)
  sums.scatter('sum', [isFilled.select(row, 0), column], grads.load(bag, column).to(compute), isFilled)
}

/** grad of the bag · row, for each sample. Tensors: grad [bags, D], table [rows, D], indices, bags and dw [n]. Scalars: n, columns, rows, padding. */
export function buildSampleGradient(k: KernelBuilder, { dtype, compute, index }: BagKind): void {
  const read = (name: string, type: KernelDType, rank: number): TensorHandle =>
    k.tensor({ name, dtype: type, access: 'read', strides: Array(rank).fill('any') })
  const [grads, table] = [read('grad', dtype, 2), read('table', dtype, 2)]
  const [indices, bags] = [read('indices', index, 1), read('bags', 'int64', 1)]
  const dw = k.tensor({ name: 'dw', dtype, access: 'write', strides: [1] })
  const sample = k.program(k.scalar('n'))
  const column = k.open('column', k.scalar('columns'))
  const { at, counts } = counted(k, indices.load(sample).to('int64'))
  const grad = grads.load(bags.load(sample), column).to(compute)
  const dot = grad.mul(table.load(at, column).to(compute)).sum(column)
  dw.store([sample], counts.select(dot, 0))
}
