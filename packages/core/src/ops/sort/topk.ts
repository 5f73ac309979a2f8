// topk: the k greatest or least elements of each row and where they were.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { boundOfLeast, selectLeast, worthSelecting } from '../../kernels/selection.ts'
import { keyType, orderKey, sortedPositions } from '../../kernels/sort.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { longestRow, takeSorted } from './long-rows.ts'
import { checkSortable, positionType } from './rows.ts'

interface TopK {
  readonly self: Tensor
  readonly geometry: RowGeometry
  readonly count: number
  readonly largest: boolean
  readonly values: Tensor
  readonly indices: Tensor
}

/** Rows are sorted whole and the first k kept. */
function sortWhole(rt: Runtime, { self, geometry, count, largest, values, indices }: TopK): void {
  const index = positionType(geometry)
  callRows(rt, {
    name: 'topk',
    variant: `${largest},${index}`,
    geometry,
    operands: {
      x: geometry.all(self),
      values: geometry.strided(values, values.strides, 'write'),
      indices: geometry.strided(indices, indices.strides, 'write'),
    },
    scalars: { count: [count, 'int64'] },
    single: true,
    alone: true,
    body: ({ row, load, scalar }) => {
      const rank = row.k.coord(row.axes[0]!)
      const isKept = rank.lt(scalar('count'))
      const position = sortedPositions(row, load('x'), largest, index).to('int64')
      const at = [...row.kept, rank]
      row.handle(1).scatter('set', at, row.handle(0).gather([...row.kept, position]), isKept)
      row.handle(2).scatter('set', at, position, isKept)
    },
  })
}

/** The k chosen elements of each row are gathered, then they alone are sorted. */
function selectThenSort(rt: Runtime, call: TopK): void {
  const { self, geometry, count } = call
  const index = positionType(geometry)
  const kept = contiguousStrides(geometry.kept).map((s) => s * count)
  const chosen = rt.empty([geometry.rows, count], index)
  const ofChosen = (dim: number) => (geometry.dims.has(dim) ? 1 : kept.shift()!)
  const strides = self.shape.map((_, dim) => ofChosen(dim))
  gatherChosen(rt, call, chosen, strides, index)
  sortChosen(rt, call, chosen, strides, index)
  chosen.dispose()
}

function gatherChosen(rt: Runtime, call: TopK, chosen: Tensor, strides: readonly number[], index: KernelDType): void {
  const { self, geometry, count, largest } = call
  // On a processor the search for the bound is a fold that vectors are for, and the gathering goes element by element.
  const found = rt.device.target.family === 'loops' ? findBound(rt, call, index) : null
  callRows(rt, {
    name: 'select',
    variant: `${largest},${index}`,
    geometry,
    operands: {
      x: geometry.all(self),
      chosen: geometry.strided(chosen, strides, 'write'),
      last: found && geometry.each(found.last),
      below: found && geometry.each(found.below),
    },
    scalars: { count: [count, 'int64'] },
    single: true,
    alone: true,
    body: ({ row, has, load, scalar }) => {
      const [key, wanted] = [orderKey(load('x'), largest), scalar('count')]
      const bound = has('last') ? { last: load('last'), below: load('below') } : boundOfLeast(row, key, wanted, index)
      const { slot, isChosen } = selectLeast(row, key, wanted, bound, index)
      const position = row.k.coord(row.axes[0]!).to(index)
      row.handle(1).scatter('set', [...row.kept, slot], position, isChosen)
    },
  })
  found?.last.dispose()
  found?.below.dispose()
}

function findBound(
  rt: Runtime,
  { self, geometry, count, largest }: TopK,
  index: KernelDType,
): { last: Tensor; below: Tensor } {
  const last = rt.empty(geometry.kept, keyType(self.dtype as KernelDType))
  const below = rt.empty(geometry.kept, index)
  callRows(rt, {
    name: 'bound_of_least',
    variant: `${largest},${index}`,
    geometry,
    operands: { x: geometry.all(self), last: geometry.each(last, 'write'), below: geometry.each(below, 'write') },
    scalars: { count: [count, 'int64'] },
    single: true,
    alone: true,
    body: ({ row, load, store, scalar }) => {
      const bound = boundOfLeast(row, orderKey(load('x'), largest), scalar('count'), index)
      store('last', bound.last)
      store('below', bound.below)
    },
  })
  return { last, below }
}

/** Slots of equal elements stand in the order of their positions, which the sort keeps. */
function sortChosen(
  rt: Runtime,
  { self, geometry, largest, values, indices }: TopK,
  chosen: Tensor,
  strides: readonly number[],
  index: KernelDType,
): void {
  const few = new RowGeometry(values.shape, geometry.dims)
  callRows(rt, {
    name: 'sort_chosen',
    variant: `${largest},${index}`,
    geometry: few,
    operands: {
      chosen: few.strided(chosen, strides),
      x: few.strided(self, self.strides),
      values: few.all(values, 'write'),
      indices: few.all(indices, 'write'),
    },
    single: true,
    alone: true,
    body: ({ row, load, store }) => {
      const position = load('chosen').to('int64')
      const x = row.handle(1).gather([...row.kept, position])
      const [, sorted] = row.k.sort(row.axes[0]!, orderKey(x, largest), load('chosen'))
      const place = sorted!.to('int64')
      store('values', row.handle(1).gather([...row.kept, place]))
      store('indices', place)
    },
  })
}

/** The results are sorted whether asked for or not. */
const topk: Contract = {
  overload: 'topk',
  category: 'sort',
  compute: (rt, args, out) => {
    const [self, count, dim, largest] = args as [Tensor, number, number, boolean]
    checkSortable(rt, 'topk', self)
    const dims = rowDimension('topk', self, dim)
    const geometry = new RowGeometry(self.shape, dims)
    if (!(count >= 0 && count <= geometry.length))
      throw new OpGemsError('BAD_ARGUMENT', `topk: k = ${count} of ${geometry.length} elements of ${self.describe()}`, {
        operator: 'topk',
        shapes: [self.shape],
      })
    const shape = self.shape.map((size, i) => (dims.has(i) ? count : size))
    const values = out ? checkOutput('topk', out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
    const indices = out ? checkOutput('topk', out[1]!, shape, 'int64') : rt.empty(shape, 'int64')
    if (values.numel === 0) return [values, indices]
    const call = { self, geometry, count, largest, values, indices }
    const most = longestRow(rt, self.dtype)
    if (count <= most && count * 4 <= geometry.length && geometry.length >= worthSelecting) selectThenSort(rt, call)
    else if (geometry.length > most)
      takeSorted(
        rt,
        { self, geometry, descending: largest },
        new RowGeometry(values.shape, geometry.dims),
        values,
        indices,
      )
    else sortWhole(rt, call)
    return [values, indices]
  },
}

export const topks: Contract[] = [topk]
