// Selection and shapes with Python's options: where, unique, nonzero, meshgrid, broadcast_shapes.
import { broadcastShapes, Tensor } from '../../tensor/index.ts'
import { define, type PublicFunction } from '../define.ts'

/** The results that were asked for: one alone, several as an array. */
const chosen = (values: readonly unknown[], wanted: readonly boolean[]): unknown => {
  const kept = values.filter((_, i) => wanted[i])
  return kept.length === 1 ? kept[0] : kept
}

const isCondition = (value: unknown): boolean => value instanceof Tensor && value.dtype === 'bool'

export const shapes: readonly PublicFunction[] = [
  // torch.where(condition, input, other) and Tensor.where(condition, other).
  define('where(condition, input=None, other=None)', (a, aten) => {
    const [condition, input, other] = ['condition', 'input', 'other'].map((name) => a.get(name))
    if (input === null) return aten('where', [condition])
    const isMethod = !isCondition(condition) && isCondition(input)
    return aten('where', isMethod ? [input, condition, other] : [condition, input, other])
  }),
  define('unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None)', (a, aten) => {
    const wanted = [true, a.flag('return_inverse'), a.flag('return_counts')]
    const flags = [a.flag('sorted'), ...wanted.slice(1)]
    const results = a.has('dim')
      ? aten<Tensor[]>('unique_dim', [a.tensor('input'), a.int('dim'), ...flags])
      : aten<Tensor[]>('_unique2', [a.tensor('input'), ...flags])
    return chosen(results, wanted)
  }),
  define('unique_consecutive(input, return_inverse=False, return_counts=False, dim=None)', (a, aten) => {
    const wanted = [true, a.flag('return_inverse'), a.flag('return_counts')]
    return chosen(aten<Tensor[]>('unique_consecutive', [a.tensor('input'), ...wanted.slice(1), a.get('dim')]), wanted)
  }),
  define('nonzero(input, *, out=None, as_tuple=False)', (a, aten) => {
    const input = a.tensor('input')
    const options = a.has('out') ? { out: a.get('out') } : {}
    if (!a.flag('as_tuple')) return aten('nonzero', [input], options)
    if (a.has('out')) a.fail('as_tuple gives several tensors, which have no out')
    return aten<unknown>('nonzero_numpy', [input])
  }),
  define('broadcast_shapes(*shapes)', (a) => {
    const given = a.get('shapes') as readonly (number | readonly number[])[]
    return broadcastShapes(
      'broadcast_shapes',
      given.map((shape) => (typeof shape === 'number' ? [shape] : shape)),
    )
  }),
  define("meshgrid(*tensors, indexing='ij')", (a, aten) =>
    aten<Tensor[]>('meshgrid', [a.tensors('tensors')], { indexing: a.text('indexing') }),
  ),
  define('unravel_index(indices, shape)', (a, aten) => {
    const shape = a.get('shape')
    const sides = (Array.isArray(shape) ? shape : [shape]).map((side: number | bigint) => BigInt(side))
    const indices = aten('to.dtype', [a.tensor('indices'), 'int64'])
    return sides.map((side, i) => {
      const step = sides.slice(i + 1).reduce((product, next) => product * next, 1n)
      const quotient = aten('div', [indices, step], { rounding_mode: 'floor' })
      return aten('remainder', [quotient, side])
    })
  }),
  ...[1, 2, 3].map((rank) =>
    define(`atleast_${rank}d(*tensors)`, (a, aten) => {
      const tensors = a.tensors('tensors')
      const isList = Array.isArray((a.get('tensors') as readonly unknown[])[0])
      return aten<unknown>(`atleast_${rank}d`, [tensors.length === 1 && !isList ? tensors[0] : tensors])
    }),
  ),
]
