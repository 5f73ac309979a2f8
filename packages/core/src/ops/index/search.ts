// Places of values in sorted rows: searchsorted, bucketize.

import type { Contract } from '../../dispatch/contract.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex, promoteTypes } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { searchSpec } from '../../kernels/binary-search.ts'
import type { HostScalar, Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { indexOutput } from './along-dimension.ts'

type Outputs = readonly Tensor[] | null

interface Search {
  readonly operator: string
  readonly sequence: Tensor
  readonly values: Tensor
  readonly int32: boolean
  readonly right: boolean
  readonly sorter: Tensor | null
}

/** sequence: [n], or [..., n] with the leading dimensions of values. */
function search(rt: Runtime, call: Search, out: Outputs): Tensor {
  checkSearch(rt, call.operator, call.sequence, call.values, call.sorter)
  const { sequence, values } = call
  if (sequence.dtype === values.dtype) return searchOneDType(rt, call, out)
  // Zero-dim values do not weigh less here: both sides are compared in the dtype that holds them.
  const common = promoteTypes(sequence.dtype, values.dtype)
  const cast = (t: Tensor) => rt.call('aten::to.dtype', [t, common]) as Tensor
  return rt.tidy(() => searchOneDType(rt, { ...call, sequence: cast(sequence), values: cast(values) }, out))
}

function searchOneDType(
  rt: Runtime,
  { operator, sequence, values, int32, right, sorter }: Search,
  out: Outputs,
): Tensor {
  const dtype = int32 ? 'int32' : 'int64'
  const target = indexOutput(rt, operator, values.shape, dtype, out)
  const key = `searchsorted:${dtype}:${sequence.dtype}:${right}:${sorter !== null}`
  const program = rt.program(
    key,
    (store) => new IndexedProgram(key, searchSpec(dtype, sequence.dtype, right, sorter !== null), store),
  )
  const shared = sequence.rank === 1
  const last = values.rank - 1
  const table = (t: Tensor) => ({
    address: t.address,
    strides: values.shape.map((_, i) => (shared || i === last ? 0 : t.strides[i]!)),
    computed: [t.strides[t.rank - 1]!],
  })
  const length = sequence.shape[sequence.rank - 1]!
  program.run(
    { sizes: values.shape, roles: values.shape.map((_, i) => (shared || i === last ? 'lookup' : 'plain')) },
    [target, values, ...(sorter ? [table(sorter)] : []), table(sequence)],
    [length, Math.ceil(Math.log2(length + 1))],
  )
  return target
}

function checkSearch(rt: Runtime, operator: string, sequence: Tensor, values: Tensor, sorter: Tensor | null): void {
  if (isComplex(sequence.dtype)) rt.refuseComplex(operator, [sequence])
  const rank = sequence.rank
  const fits =
    rank === 1 || (rank === values.rank && values.shape.every((s, i) => i === rank - 1 || s === sequence.shape[i]))
  if (rank === 0 || !fits)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: sequence ${sequence.describe()} must be a vector or have the leading dimensions of ${values.describe()}`,
      { operator, shapes: [sequence.shape, values.shape] },
    )
  const isSorter = !sorter || (sorter.dtype === 'int64' && sorter.shape.join() === sequence.shape.join())
  if (!isSorter)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: the sorter must be int64 of the sequence's shape`, { operator })
}

/** `side` says the same as `right`. @throws BAD_ARGUMENT where they contradict */
function isRight(operator: string, right: unknown, side: unknown): boolean {
  if (side === null || side === undefined) return right === true
  if ((side !== 'left' && side !== 'right') || (side === 'left' && right === true))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: side '${side}' contradicts right or is unknown`, { operator })
  return side === 'right'
}

/** Searches for one number, given as a scalar, in the sequence's dtype. */
function searchScalar(rt: Runtime, options: Omit<Search, 'values'>, value: HostScalar, out: Outputs): Tensor {
  const values = rt.scalarTensor(value, options.sequence.dtype)
  try {
    return search(rt, { ...options, values }, out)
  } finally {
    values.dispose()
  }
}

const tensor = (value: unknown) => value as Tensor
const contract = contractsIn('sort')

export const searches: Contract[] = [
  contract('searchsorted.Tensor', (rt, [sequence, self, int32, right, side, sorter], out) =>
    search(
      rt,
      {
        operator: 'searchsorted',
        sequence: tensor(sequence),
        values: tensor(self),
        int32: int32 as boolean,
        right: isRight('searchsorted', right, side),
        sorter: sorter as Tensor | null,
      },
      out,
    ),
  ),
  contract('searchsorted.Scalar', (rt, [sequence, self, int32, right, side, sorter], out) =>
    searchScalar(
      rt,
      {
        operator: 'searchsorted',
        sequence: tensor(sequence),
        int32: int32 as boolean,
        right: isRight('searchsorted', right, side),
        sorter: sorter as Tensor | null,
      },
      self as HostScalar,
      out,
    ),
  ),
  contract('bucketize.Tensor', (rt, [self, boundaries, int32, right], out) =>
    search(
      rt,
      {
        operator: 'bucketize',
        sequence: tensor(boundaries),
        values: tensor(self),
        int32: int32 as boolean,
        right: right as boolean,
        sorter: null,
      },
      out,
    ),
  ),
  contract('bucketize.Scalar', (rt, [self, boundaries, int32, right], out) =>
    searchScalar(
      rt,
      {
        operator: 'bucketize',
        sequence: tensor(boundaries),
        int32: int32 as boolean,
        right: right as boolean,
        sorter: null,
      },
      self as HostScalar,
      out,
    ),
  ),
]
