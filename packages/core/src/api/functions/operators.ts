// Python's reversed operators and indexing with [].
import { OpGemsError } from '../../errors/errors.ts'
import { Tensor } from '../../tensor/index.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

/** `other <operator> self`. */
const reversed = (name: string, operator: string): PublicFunction =>
  define(`${name}(input, other)`, (a, aten) => aten(operator, [a.get('other'), a.tensor('input')]))

/** Part of an index: an integer, a slice with Python's bounds, null for a new dimension, or indices. */
type Index = number | null | Tensor | readonly number[] | Slice
interface Slice {
  readonly start?: number | null
  readonly stop?: number | null
  readonly step?: number
}

/** Applies views from left to right; integer lists and tensors are left for one advanced index. */
function indexed(aten: Aten, self: Tensor, parts: readonly Index[]): Tensor {
  let view = self
  let dim = 0
  const advanced: (Tensor | readonly number[])[] = []
  const at: number[] = []
  for (const part of parts) {
    if (part === null) view = aten('unsqueeze', [view, dim++])
    else if (typeof part === 'number') view = aten('select', [view, dim, part])
    else if (part instanceof Tensor || Array.isArray(part)) {
      advanced.push(part as Tensor | readonly number[])
      at.push(dim++)
    } else view = sliced(aten, view, dim++, part as Slice)
  }
  if (advanced.length === 0) return view === self ? aten('alias', [self]) : view
  const indices: (Tensor | null)[] = Array<null>((at[at.length - 1] ?? 0) + 1).fill(null)
  advanced.forEach((part, i) => {
    indices[at[i]!] = part instanceof Tensor ? part : indexTensor(aten, part)
  })
  return aten('index', [view, indices])
}

const sliced = (aten: Aten, view: Tensor, dim: number, { start, stop, step }: Slice): Tensor =>
  aten('slice', [view, dim, start ?? null, stop ?? null, step ?? 1])

function indexTensor(aten: Aten, values: readonly number[]): Tensor {
  const singles = values.map((value) => aten('full', [[1], value], { dtype: 'int64' }))
  return singles.length === 0 ? aten('zeros', [[0]], { dtype: 'int64' }) : aten('cat', [singles])
}

export const operators: readonly PublicFunction[] = [
  reversed('__rpow__', 'pow'),
  reversed('__rmod__', 'remainder'),
  reversed('__rmatmul__', 'matmul'),
  reversed('__rfloordiv__', 'floor_divide'),
  ...['__rdiv__', '__rtruediv__'].map((name) =>
    define(`${name}(input, other)`, (a, aten) =>
      aten('mul', [aten('reciprocal', [a.tensor('input')]), a.get('other')]),
    ),
  ),
  define('__getitem__(input, index)', (a, aten) => {
    const index = a.get('index')
    const parts = (Array.isArray(index) ? index : [index]) as readonly Index[]
    if (parts.some((part) => typeof part === 'boolean' || typeof part === 'string'))
      throw new OpGemsError('UNSUPPORTED', '__getitem__: booleans and texts are no index here; use masked_select')
    return indexed(aten, a.tensor('input'), parts)
  }),
]
