// embedding_bag: sums, means or maxima of a table's rows, one for each bag of indices.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { type BagKind, buildBags } from '../../kernels/embedding-bag.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'

/** PyTorch's numbers for what becomes of a bag's rows. */
const modes = ['sum', 'mean', 'max'] as const

export interface BagCall {
  readonly operator: string
  readonly weight: Tensor
  readonly indices: Tensor
  /** Where each bag starts; with `includesEnd`, also where the last one ends. */
  readonly offsets: Tensor
  readonly mode: BagKind['mode']
  readonly sampleWeights: Tensor | null
  readonly includesEnd: boolean
  /** A row that counts for nothing; -1: none. */
  readonly padding: number
}

export function refuse(
  operator: string,
  why: string,
  tensors: readonly Tensor[],
  code: 'SHAPE_MISMATCH' | 'DTYPE_MISMATCH' | 'BAD_ARGUMENT' = 'SHAPE_MISMATCH',
): never {
  const described = tensors.map((t) => t.describe()).join(', ')
  throw new OpGemsError(code, `${operator}: ${why} (${described})`, {
    operator,
    dtypes: tensors.map((t) => t.dtype),
    shapes: tensors.map((t) => t.shape),
  })
}

/** @throws BAD_ARGUMENT */
export function modeOf(operator: string, mode: number): BagKind['mode'] {
  const name = modes[mode]
  if (name) return name
  throw new OpGemsError('BAD_ARGUMENT', `${operator}: mode is 0 (sum), 1 (mean) or 2 (max), got ${mode}`, { operator })
}

export const isIndex = ({ dtype }: Tensor): boolean => dtype === 'int64' || dtype === 'int32'

function check({ operator, weight, indices, offsets, mode, sampleWeights, includesEnd }: BagCall): void {
  if (weight.rank !== 2 || !isFloating(weight.dtype))
    refuse(operator, 'the weight must be a matrix of floats', [weight])
  if (!isIndex(indices) || !isIndex(offsets) || indices.dtype !== offsets.dtype)
    refuse(operator, 'indices and offsets must be int32 or int64', [indices, offsets], 'DTYPE_MISMATCH')
  if (indices.rank !== 1 || offsets.rank !== 1)
    refuse(operator, 'expected vectors of indices and offsets', [indices, offsets])
  if (includesEnd && offsets.numel < 1) refuse(operator, 'the offsets lack the end of the last bag', [offsets])
  if (!sampleWeights) return
  if (mode !== 'sum')
    refuse(operator, `weights of samples go with sums, not with '${mode}'`, [sampleWeights], 'BAD_ARGUMENT')
  if (sampleWeights.dtype !== weight.dtype)
    refuse(operator, 'weights of samples must have the dtype of the weight', [weight, sampleWeights], 'DTYPE_MISMATCH')
  if (sampleWeights.rank !== 1 || sampleWeights.numel !== indices.numel)
    refuse(operator, 'expected one weight for each index', [indices, sampleWeights])
}

/** The bag of each of n samples. */
export function bagsOfSamples(rt: Runtime, offsets: Tensor, n: number): Tensor {
  return rt.tidy(() => {
    const places = rt.call('aten::arange', [n], { dtype: offsets.dtype })
    const ends = rt.call('aten::bucketize', [places, offsets], { right: true })
    return rt.call('aten::sub', [ends, 1]) as Tensor
  })
}

interface Bags {
  readonly output: Tensor
  /** How many samples each bag counts. */
  readonly sizes: Tensor
  /** For maxima, the row of each. */
  readonly rows: Tensor | null
}

function fillBags(rt: Runtime, call: BagCall, bags: number): Bags {
  const { operator, weight, indices, offsets, mode, sampleWeights, padding } = call
  const columns = weight.shape[1]!
  const output = rt.empty([bags, columns], weight.dtype)
  const sizes = rt.empty([bags], 'int64')
  const rows = mode === 'max' ? rt.empty([bags, columns], 'int64') : null
  fillWith(rt, sizes, 0)
  const kind: BagKind = {
    mode,
    dtype: weight.dtype as KernelDType,
    compute: computeType(weight.dtype) as KernelDType,
    index: indices.dtype as KernelDType,
    hasWeights: sampleWeights !== null,
  }
  const kernel = rt.kernels.get(`embedding_bag:${JSON.stringify(kind)}`, operator, (k) => buildBags(k, kind))
  const values: Record<string, number> = {
    bags,
    n: indices.numel,
    columns,
    rows: weight.shape[0]!,
    padding,
  }
  kernel.launch(
    [weight, indices, offsets, ...(sampleWeights ? [sampleWeights] : []), output, sizes, ...(rows ? [rows] : [])],
    kernel.kernel.scalars.map(({ name }) => values[name]!),
  )
  return { output, sizes, rows }
}

/**
 * [output, bag of each sample, samples of each bag, rows of the maxima or the samples of each bag]. Sums without padding leave
 * the second one empty and the others 0, as PyTorch does where it needs none of them.
 */
function embeddingBag(rt: Runtime, call: BagCall): Tensor[] {
  check(call)
  const { weight, indices, mode, includesEnd, padding } = call
  const bags = call.offsets.numel - (includesEnd ? 1 : 0)
  return rt.tidy(() => {
    const offsets = includesEnd ? (rt.call('aten::narrow', [call.offsets, 0, 0, bags]) as Tensor) : call.offsets
    const { output, sizes, rows } = fillBags(rt, { ...call, offsets }, bags)
    const needsBags = mode !== 'sum' || padding >= 0 || weight.dtype === 'float64'
    const bagOf = needsBags ? bagsOfSamples(rt, offsets, indices.numel) : rt.empty([0], 'int64')
    const seen = mode === 'sum' ? (rt.call('aten::zeros_like', [sizes]) as Tensor) : sizes
    const count = (t: Tensor) => rt.call('aten::to.dtype', [t, indices.dtype]) as Tensor
    return [output, count(bagOf), count(seen), count(rows ?? (rt.call('aten::clone', [seen]) as Tensor))]
  })
}

type Arguments = readonly [
  weight: Tensor,
  indices: Tensor,
  offsets: Tensor,
  byFrequency: boolean,
  mode: number,
  sparse: boolean,
  sampleWeights: Tensor | null,
  includesEnd: boolean,
  padding?: number | null,
]

const define = contractsIn('index')
const forward = (overload: string): Contract =>
  define(overload, (rt, args) => {
    const [weight, indices, offsets, , mode, , sampleWeights, includesEnd, given] = args as unknown as Arguments
    const operator = overload.split('.')[0]!
    const rows = weight.shape[0] ?? 0
    const padding = given === undefined || given === null ? -1 : given < -1 ? given + rows : given
    const name = modeOf(operator, mode)
    return embeddingBag(rt, { operator, weight, indices, offsets, mode: name, sampleWeights, includesEnd, padding })
  })

export const embeddingBags: Contract[] = [
  'embedding_bag',
  'embedding_bag.padding_idx',
  '_embedding_bag_forward_only',
].map(forward)
