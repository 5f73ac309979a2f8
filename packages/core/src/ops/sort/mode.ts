// mode: the most frequent element of each row, the least of equally frequent ones.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import type { Tensor } from '../../tensor/index.ts'
import { reducedShape } from '../define-reduction.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { checkRow } from './rows.ts'
import { runSort } from './sort.ts'

/** Position of the last element of the longest run of equal elements in a sorted row; the first of equally long ones. */
function endOfLongestRun(row: Row, sorted: (at: Value) => Value): Value {
  const axis = row.axes[0]!
  const at = row.k.coord(axis)
  const last = row.count.sub(1)
  const own = sorted(at)
  const isStart = at.eq(0).or(own.ne(sorted(at.sub(1).maximum(0))))
  const isEnd = at.eq(last).or(own.ne(sorted(at.add(1).minimum(last))))
  const [start] = row.k.scan('max', axis, [isStart.select(at, 0)])
  const length = isEnd.select(at.sub(start!).add(1), 0)
  return row.k.reduce('argmax', row.axes, [length, at])[1]!
}

function runMode(rt: Runtime, self: Tensor, dim: number, geometry: RowGeometry, value: Tensor, index: Tensor): void {
  using sorted = rt.empty(self.shape, self.dtype)
  using places = rt.empty(self.shape, 'int64')
  runSort(rt, { operator: 'mode', self, dim, descending: false }, sorted, places)
  const compare: KernelDType =
    self.dtype === 'float16' || self.dtype === 'bfloat16' ? 'float32' : (self.dtype as KernelDType)
  callRows(rt, {
    name: 'mode',
    geometry,
    single: true,
    alone: true,
    operands: {
      sorted: geometry.all(sorted),
      places: geometry.all(places),
      value: geometry.each(value, 'write'),
      index: geometry.each(index, 'write'),
    },
    body: ({ row, store }) => {
      const element = (operand: number, at: Value) => row.handle(operand).gather([...row.kept, at])
      const end = endOfLongestRun(row, (at) => element(0, at).to(compare))
      store('value', element(0, end))
      store('index', element(1, end))
    },
  })
}

export const modes: Contract[] = [
  {
    overload: 'mode',
    category: 'reduction',
    compute: (rt, args, out) => {
      const [self, dim, keepdim] = args as [Tensor, number, boolean]
      const dims = rowDimension('mode', self, dim)
      const geometry = new RowGeometry(self.shape, dims)
      checkRow('mode', self, geometry)
      const shape = reducedShape(self.shape, dims, keepdim)
      const value = out ? checkOutput('mode', out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
      const index = out ? checkOutput('mode', out[1]!, shape, 'int64') : rt.empty(shape, 'int64')
      if (value.numel > 0) runMode(rt, self, dim, geometry, value, index)
      return [value, index]
    },
  },
]
