// Sorts rows that do not fit into a block's shared memory: runs that do are sorted, then merged in pairs.

import { longestSort } from '../../codegen/simt/sort-entries.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { buildMerge } from '../../kernels/merge.ts'
import { elementOf, keyType, orderKey } from '../../kernels/sort.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { callRows, type RowGeometry } from '../row-call.ts'
import { positionType } from './rows.ts'

/** Elements that one sort of the device takes. */
export function longestRow(rt: Runtime, dtype: DType): number {
  const { target } = rt.device
  return target.family === 'simt' ? longestSort(keyType(dtype as KernelDType), target.sharedBytes) : Infinity
}

/** Keys and the places they came from, row after row. */
interface Runs {
  readonly keys: Tensor
  readonly places: Tensor
}

/** Keys of each row's elements in sorted order and where those stood: [rows, length], the caller's to dispose of. */
function sortedRuns(rt: Runtime, self: Tensor, geometry: RowGeometry, descending: boolean): Runs {
  const [key, place] = [keyType(self.dtype as KernelDType), positionType(geometry)]
  const shape = [geometry.rows, geometry.length]
  const make = (): Runs => ({ keys: rt.empty(shape, key), places: rt.empty(shape, place) })
  let [runs, spare] = [make(), make()]
  const run = longestRow(rt, self.dtype)
  sortRuns(rt, self, geometry, descending, run, runs)
  const merge = rt.kernels.get(`merge(${key},${place})`, 'merge', (k) => buildMerge(k, key, place))
  for (let width = run; width < geometry.length; width *= 2) {
    const strides = [geometry.length, 1]
    const tensors = [runs.keys, runs.places, spare.keys, spare.places]
    merge.launch(
      tensors.map(({ address }) => ({ address, strides })),
      [geometry.rows, geometry.length, Math.log2(width)],
    )
    ;[runs, spare] = [spare, runs]
  }
  spare.keys.dispose()
  spare.places.dispose()
  return runs
}

function sortRuns(
  rt: Runtime,
  self: Tensor,
  geometry: RowGeometry,
  descending: boolean,
  run: number,
  { keys, places }: Runs,
): void {
  const strides = rowMajor(self, geometry)
  callRows(rt, {
    name: 'sort_runs',
    variant: `${descending},${places.dtype},${run}`,
    geometry,
    split: run,
    operands: {
      x: geometry.all(self),
      keys: geometry.strided(keys, strides, 'write'),
      places: geometry.strided(places, strides, 'write'),
    },
    single: true,
    alone: true,
    body: ({ row, load, store }) => {
      const axis = row.axes[0]!
      const position = row.k.coord(axis).to(places.dtype as KernelDType)
      const [key, place] = row.k.sort(axis, orderKey(load('x'), descending), position)
      store('keys', key!)
      store('places', place!)
    },
  })
}

export interface LongRows {
  readonly self: Tensor
  readonly geometry: RowGeometry
  readonly descending: boolean
}

/** Sorts rows and writes the first values, and the positions they came from, of as many as `head`'s rows have; either may be left out. */
export function takeSorted(
  rt: Runtime,
  { self, geometry, descending }: LongRows,
  head: RowGeometry,
  values: Tensor | null,
  indices: Tensor | null,
): void {
  const { keys, places } = sortedRuns(rt, self, geometry, descending)
  const strides = rowMajor(self, geometry)
  callRows(rt, {
    name: 'sort_take',
    variant: String(descending),
    geometry: head,
    operands: {
      places: head.strided(places, strides),
      x: head.strided(self, self.strides),
      keys: values && head.strided(keys, strides),
      values: values && head.all(values, 'write'),
      indices: indices && head.all(indices, 'write'),
    },
    single: true,
    alone: true,
    body: ({ row, load, has, store }) => {
      const position = load('places').to('int64')
      const read = (isShared: Value) => row.handle(1).gather([...row.kept, position], isShared)
      // Made from its key, since reading it from its place is slow.
      if (has('values')) store('values', elementOf(load('keys'), self.dtype as KernelDType, descending, read))
      if (has('indices')) store('indices', position)
    },
  })
  keys.dispose()
  places.dispose()
}

/** Strides by the dimensions of `self` of a tensor that holds its rows one after the other. */
function rowMajor(self: Tensor, { dims, kept, length }: RowGeometry): number[] {
  const strides = contiguousStrides(kept).map((s) => s * length)
  let next = 0
  return self.shape.map((_, dim) => (dims.has(dim) ? 1 : strides[next++]!))
}
