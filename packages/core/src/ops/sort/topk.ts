// topk: the k greatest or least elements of each row and where they were.
import type { Contract } from '../../dispatch/contract.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { sortedPositions } from '../../kernels/sort.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { rowDimension } from '../softmax.ts'
import { checkSortable, positionType } from './rows.ts'

/** Rows are sorted whole and the first k kept; the results are sorted whether asked for or not. */
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
    return [values, indices]
  },
}

export const topks: Contract[] = [topk]
