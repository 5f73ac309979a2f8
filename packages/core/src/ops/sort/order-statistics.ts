// Elements at a rank: kthvalue, median, nanmedian.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import { placeOfRank, worthSelecting } from '../../kernels/selection.ts'
import { at, orderKey, sortedPositions } from '../../kernels/sort.ts'
import type { Tensor } from '../../tensor/index.ts'
import { reducedShape } from '../define-reduction.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { checkRow, checkSortable, positionType } from './rows.ts'

interface RankCall {
  readonly operator: string
  readonly self: Tensor
  readonly geometry: RowGeometry
  /** Number of an element in sorted order, NaNs last. */
  rank(row: Row, nans: Value, given: Value): Value
  readonly given: number
}

/** Writes the element of that rank, and its position where it is wanted. */
function runRank(rt: Runtime, call: RankCall, value: Tensor, index: Tensor | null): void {
  const { operator, self, geometry } = call
  const position = positionType(geometry)
  const selects = geometry.length >= worthSelecting
  callRows(rt, {
    name: operator,
    variant: `${position},${selects}`,
    geometry,
    single: true,
    alone: true,
    operands: {
      x: geometry.all(self),
      value: geometry.each(value, 'write'),
      index: index && geometry.each(index, 'write'),
    },
    scalars: { given: [call.given, 'int64'] },
    body: ({ row, has, load, store, scalar }) => {
      const rank = call.rank(row, countNaN(load('x'), row), scalar('given'))
      const place = selects
        ? placeOfRank(row, orderKey(load('x'), false), rank, position)
        : at(row, sortedPositions(row, load('x'), false, position), rank).to('int64')
      store('value', row.handle(0).gather([...row.kept, place]))
      if (has('index')) store('index', place)
    },
  })
}

const floats: ReadonlySet<KernelDType> = new Set(['float64', 'float32', 'float16', 'bfloat16'])

function countNaN(x: Value, row: Row): Value {
  if (!floats.has(x.dtype)) return row.k.constant('int64', 0)
  const wide = x.dtype === 'float64' ? x : x.to('float32')
  return wide
    .isNan()
    .to('int64')
    .sum(...row.axes)
}

/** The lower of the two middle elements. */
const middle = (count: Value): Value => count.sub(1).div(2)
/** NaN where there is one: the first of them. */
const medianRank = (row: Row, nans: Value): Value => nans.gt(0).select(row.count.sub(nans), middle(row.count))
const nanmedianRank = (row: Row, nans: Value): Value => {
  const numbers = row.count.sub(nans)
  return numbers.gt(0).select(middle(numbers), numbers)
}

type Rank = RankCall['rank']

function alongDimension(overload: string, rank: Rank, read: (args: readonly unknown[]) => Selection): Contract {
  return {
    overload,
    category: 'reduction',
    compute: (rt, args, out) => {
      const operator = overload.split('.')[0]!
      const self = args[0] as Tensor
      const { dim, keepdim, k } = read(args)
      checkSortable(rt, operator, self)
      const dims = rowDimension(operator, self, dim)
      const geometry = new RowGeometry(self.shape, dims)
      checkRow(operator, self, geometry)
      if (k !== null && !(k >= 1 && k <= geometry.length))
        throw new OpGemsError(
          'BAD_ARGUMENT',
          `${operator}: k = ${k} of ${geometry.length} elements of ${self.describe()}`,
          {
            operator,
          },
        )
      const shape = reducedShape(self.shape, dims, keepdim)
      const value = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
      const index = out ? checkOutput(operator, out[1]!, shape, 'int64') : rt.empty(shape, 'int64')
      if (value.numel > 0) runRank(rt, { operator, self, geometry, rank, given: (k ?? 1) - 1 }, value, index)
      return [value, index]
    },
  }
}
interface Selection {
  readonly dim: number
  readonly keepdim: boolean
  /** From 1; null where the rank does not come from the caller. */
  readonly k: number | null
}
const dimAndKeep = ([, dim, keepdim]: readonly unknown[]): Selection => ({
  dim: dim as number,
  keepdim: keepdim as boolean,
  k: null,
})
const kDimAndKeep = ([, k, dim, keepdim]: readonly unknown[]): Selection => ({
  dim: dim as number,
  keepdim: keepdim as boolean,
  k: k as number,
})

/** Over all elements; NaN for none, as PyTorch has it for floats. */
function overAll(operator: string, rank: Rank): Contract {
  return {
    overload: operator,
    category: 'reduction',
    compute: (rt, [tensor], out) => {
      const self = tensor as Tensor
      checkSortable(rt, operator, self)
      const dense = rt.contiguous(self)
      const flat = rt.view(dense, [self.numel], [1])
      const geometry = new RowGeometry(flat.shape, new Set([0]))
      if (!isFloating(self.dtype)) checkRow(operator, self, geometry)
      const value = out ? checkOutput(operator, out[0]!, [], self.dtype) : rt.empty([], self.dtype)
      if (self.numel === 0) fillWith(rt, value, Number.NaN)
      else runRank(rt, { operator, self: flat, geometry, rank, given: 0 }, value, null)
      flat.dispose()
      if (dense !== self) dense.dispose()
      return value
    },
  }
}

export const orderStatistics: Contract[] = [
  alongDimension('kthvalue', (_row, _nans, given) => given, kDimAndKeep),
  alongDimension('median.dim', medianRank, dimAndKeep),
  alongDimension('nanmedian.dim', nanmedianRank, dimAndKeep),
  overAll('median', medianRank),
  overAll('nanmedian', nanmedianRank),
]
