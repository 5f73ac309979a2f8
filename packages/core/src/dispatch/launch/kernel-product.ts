// Products written in the kernel language: thin ones, and what a family has no template for.
import {
  type MatrixArgument,
  type ProductArguments,
  type ProductDTypes,
  transposedProduct,
} from '../../backend/product-call.ts'
import type { ProductClass } from '../../codegen/products.ts'
import { buildProduct, type ProductLanes } from '../../kernels/product.ts'
import { buildSplitSum } from '../../kernels/split-sum.ts'
import type { Runtime } from '../runtime.ts'
import { strideFacts } from './iteration.ts'
import { factorFacts, factorKey, factorOperands } from './product-factors.ts'

/** Up to so many rows or columns, sums along rows that are contiguous in both operands read the large one at the speed of memory. */
const fewSums = 8
/** Columns of one program instance, the least K of a part, and parts at most. */
const [columnBlock, leastDepth, mostParts] = [128, 64, 32]
/** Program instances that keep a multiprocessor busy. */
const instancesEach = 8

export function launchKernelProduct(rt: Runtime, kind: ProductClass, args: ProductArguments): void {
  if (hasContiguousDepth(args) && Math.min(args.m, args.n) <= fewSums) return launchWhole(rt, kind, args, 'depth')
  // Lanes lie along columns: the longer side has them.
  if (args.n < args.m && args.a.row === 1)
    return launchColumns(rt, { ...kind, a: kind.b, b: kind.a }, transposedProduct(args))
  launchColumns(rt, kind, args)
}
const hasContiguousDepth = ({ a, b }: ProductArguments): boolean => a.column === 1 && b.row === 1

/** Few columns are too few instances: then K is cut, and each part sums apart. */
function launchColumns(rt: Runtime, kind: ProductClass, args: ProductArguments): void {
  const parts = partsOf(rt, args)
  if (parts === 1) launchWhole(rt, kind, args, 'columns')
  else launchInParts(rt, kind, args, parts)
}

function partsOf({ device }: Runtime, { m, n, k, batch }: ProductArguments): number {
  if (device.target.family !== 'simt' || batch > 1) return 1
  const most = device.target.multiprocessors * instancesEach
  const instances = m * Math.ceil(n / columnBlock)
  let parts = 1
  while (parts < mostParts && k % (parts * 2) === 0 && k / (parts * 2) >= leastDepth && instances * parts * 2 <= most)
    parts *= 2
  return parts
}

/** The parts are a batch of products; their sums are added in order, so the result is the same each time. */
function launchInParts(rt: Runtime, kind: ProductClass, args: ProductArguments, parts: number): void {
  const { m, n, k, a, b, c, addend, alpha, beta } = args
  const depth = k / parts
  using partial = rt.empty([parts, m, n], kind.compute)
  const sums = { address: partial.address, row: n, column: 1, batch: m * n }
  const batches = { a: { ...a, batch: depth * a.column }, b: { ...b, batch: depth * b.row }, c: sums, addend: null }
  const { factors: _later, ...unscaled } = kind
  const plain: ProductClass = { ...unscaled, c: kind.compute, addend: null, scaled: false }
  launchWhole(rt, plain, { ...args, ...batches, k: depth, batch: parts }, 'columns')
  const strides = [[m * n, n, 1], ...[c, ...(kind.addend ? [addend!] : [])].map(({ row, column }) => [row, column])]
  const [, result, added = null] = strides.map(strideFacts)
  const factors = factorOperands(kind, args)
  const key = `split sum ${classKey(kind)} ${result}|${added}${factorKey(factors)}`
  const kernel = rt.kernels.get(key, 'split_sum', (builder) =>
    buildSplitSum(builder, kind, result!, added, factorFacts(factors)),
  )
  const operands = [sums, c, ...(kind.addend ? [addend!] : [])]
  kernel.launch(
    [...operands.map(({ address }, i) => ({ address, strides: strides[i]! })), ...factors],
    [parts, m, n, alpha, beta],
  )
}

function launchWhole(rt: Runtime, kind: ProductClass, args: ProductArguments, lanes: ProductLanes): void {
  const { m, n, k, batch, alpha, beta } = args
  const operands = [args.a, args.b, args.c, ...(kind.addend ? [args.addend!] : [])]
  const strides = operands.map(matrixStrides)
  const [a, b, c, addend] = strides.map(strideFacts)
  const factors = factorOperands(kind, args)
  const key = `general product ${lanes} ${classKey(kind)} ${a}|${b}|${c}|${addend}${factorKey(factors)}`
  const ofFactors = factorFacts(factors)
  const facts = { a: a!, b: b!, c: c!, addend: addend ?? null, ...(ofFactors && { factors: ofFactors }) }
  const kernel = rt.kernels.get(key, 'product', (builder) => buildProduct(builder, kind, facts, lanes))
  kernel.launch(
    [...operands.map(({ address }, i) => ({ address, strides: strides[i]! })), ...factors],
    [batch, m, n, k, alpha, beta],
  )
}

export const classKey = ({ a, b, c, addend, scaled, factors, compute }: ProductDTypes): string =>
  `${a},${b},${c},${addend},${scaled},${factors ? 'factors,' : ''}${compute},`

const matrixStrides = ({ batch, row, column }: MatrixArgument): readonly number[] => [batch, row, column]
