// sort, argsort and msort: stable, NaN greatest.
import type { Arguments, Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { sortedPositions } from '../../kernels/sort.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, type NamedRow, RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { longestRow, takeSorted } from './long-rows.ts'
import { checkSortable, positionType } from './rows.ts'

interface SortCall {
  readonly operator: string
  readonly self: Tensor
  readonly dim: number
  readonly descending: boolean
}

/** Writes sorted values and the positions they came from; either may be left out. */
export function runSort(rt: Runtime, call: SortCall, values: Tensor | null, indices: Tensor | null): void {
  const { operator, self, descending } = call
  checkSortable(rt, operator, self)
  const geometry = new RowGeometry(self.shape, rowDimension(operator, self, call.dim))
  if (self.numel === 0) return
  if (geometry.length > longestRow(rt, self.dtype))
    return takeSorted(rt, { self, geometry, descending }, geometry, values, indices)
  const index = positionType(geometry)
  callRows(rt, {
    name: 'sort',
    variant: `${descending},${index}`,
    geometry,
    operands: {
      x: geometry.all(self),
      values: values && geometry.all(values, 'write'),
      indices: indices && geometry.all(indices, 'write'),
    },
    single: true,
    alone: true,
    body: (r: NamedRow) => {
      const position = sortedPositions(r.row, r.load('x'), descending, index).to('int64')
      if (r.has('values')) r.store('values', r.row.handle(0).gather([...r.row.kept, position]))
      if (r.has('indices')) r.store('indices', position)
    },
  })
}

function sort(overload: string, select: (args: Arguments) => { dim: number; descending: boolean }): Contract {
  return {
    overload,
    category: 'sort',
    compute: (rt, args, out) => {
      const self = args[0] as Tensor
      const values = out ? checkOutput('sort', out[0]!, self.shape, self.dtype) : rt.empty(self.shape, self.dtype)
      const indices = out ? checkOutput('sort', out[1]!, self.shape, 'int64') : rt.empty(self.shape, 'int64')
      runSort(rt, { operator: 'sort', self, ...select(args) }, values, indices)
      return [values, indices]
    },
  }
}

function argsort(overload: string, select: (args: Arguments) => { dim: number; descending: boolean }): Contract {
  return {
    overload,
    category: 'sort',
    compute: (rt, args, out) => {
      const self = args[0] as Tensor
      const indices = out ? checkOutput('argsort', out[0]!, self.shape, 'int64') : rt.empty(self.shape, 'int64')
      runSort(rt, { operator: 'argsort', self, ...select(args) }, null, indices)
      return indices
    },
  }
}

const msort: Contract = {
  overload: 'msort',
  category: 'sort',
  compute: (rt, [self], out) => {
    const input = self as Tensor
    const values = out ? checkOutput('msort', out[0]!, input.shape, input.dtype) : rt.empty(input.shape, input.dtype)
    runSort(rt, { operator: 'msort', self: input, dim: 0, descending: false }, values, null)
    return values
  },
}

const plain = ([, dim, descending]: Arguments) => ({ dim: dim as number, descending: descending as boolean })
const stable = ([, , dim, descending]: Arguments) => ({ dim: dim as number, descending: descending as boolean })

export const sorting: Contract[] = [
  sort('sort', plain),
  sort('sort.stable', stable),
  argsort('argsort', plain),
  argsort('argsort.stable', stable),
  msort,
]
