// torch.gradient: slopes of samples by differences of second order.
import { computeType } from '../../dtype/index.ts'
import { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

/** Distances of neighbours: one for all, or one each. */
type Spacing = number | Tensor

const part = (aten: Aten, x: Tensor, dim: number, from: number, length: number): Tensor =>
  aten('narrow', [x, dim, from, length])
const over = (aten: Aten, x: Tensor, h: Spacing): Tensor => aten('div', [x, h])
const scaled = (aten: Aten, x: Tensor, factor: Spacing): Tensor => aten('mul', [x, factor])

/** Distances along a dimension from places there, in a shape that broadcasts to x. */
function distances(aten: Aten, places: Tensor, x: Tensor, dim: number): Tensor {
  const n = places.numel
  const steps = aten('sub', [aten('narrow', [places, 0, 1, n - 1]), aten('narrow', [places, 0, 0, n - 1])])
  return aten('reshape', [steps, x.shape.map((_, d) => (d === dim ? n - 1 : 1))])
}

/** At the inner points: of neighbours at distances h before and k behind, (h²·(x₊ − x) + k²·(x − x₋)) / (h·k·(h + k)). */
function inner(aten: Aten, x: Tensor, dim: number, spacing: Spacing): Tensor {
  const n = x.shape[dim]!
  const [before, own, behind] = [0, 1, 2].map((from) => part(aten, x, dim, from, n - 2)) as [Tensor, Tensor, Tensor]
  if (typeof spacing === 'number') return over(aten, aten('sub', [behind, before]), 2 * spacing)
  const [h, k] = [part(aten, spacing, dim, 0, n - 2), part(aten, spacing, dim, 1, n - 2)]
  const whole = aten('add', [h, k])
  const weight = (a: Tensor, b: Tensor) => aten('div', [a, aten('mul', [b, whole])])
  const forward = scaled(aten, aten('sub', [behind, own]), weight(h, k))
  return aten('add', [forward, scaled(aten, aten('sub', [own, before]), weight(k, h))])
}

/** At an end: of one difference, or of two so that parabolas are exact. `sign` says which end. */
function edge(aten: Aten, x: Tensor, dim: number, spacing: Spacing, order: number, sign: 1 | -1): Tensor {
  const n = x.shape[dim]!
  const at = (i: number) => part(aten, x, dim, sign > 0 ? i : n - 1 - i, 1)
  const step = (i: number): Spacing =>
    typeof spacing === 'number' ? spacing : part(aten, spacing, dim, sign > 0 ? i : n - 2 - i, 1)
  const slope = (i: number) => over(aten, aten('sub', sign > 0 ? [at(i + 1), at(i)] : [at(i), at(i + 1)]), step(i))
  if (order === 1) return slope(0)
  const [h, k] = [step(0), step(1)]
  const share = typeof h === 'number' || typeof k === 'number' ? 0.5 : aten('div', [h, aten('add', [h, k])])
  const first = slope(0)
  return aten('add', [first, scaled(aten, aten('sub', [first, slope(1)]), share)])
}

function along(a: PythonArguments, aten: Aten, x: Tensor, dim: number, given: Spacing): Tensor {
  const order = a.int('edge_order')
  const axis = dim < 0 ? dim + x.rank : dim
  if (order !== 1 && order !== 2) a.refuse('edge_order', '1 or 2')
  if (x.shape[axis] === undefined || x.shape[axis] <= order) a.fail(`needs more than ${order} samples along ${dim}`)
  const spacing = given instanceof Tensor ? distances(aten, given, x, axis) : given
  const ends = ([1, -1] as const).map((sign) => edge(aten, x, axis, spacing, order, sign)) as [Tensor, Tensor]
  const middle = x.shape[axis] > 2 ? [inner(aten, x, axis, spacing)] : []
  return aten('cat', [[ends[0], ...middle, ends[1]], axis])
}

export const slopes: readonly PublicFunction[] = [
  define('gradient(input, *, spacing=1, dim=None, edge_order=1)', (a, aten) => {
    const input = a.tensor('input')
    const { rank, dtype } = input
    const dims = a.has('dim') ? a.ints('dim') : Array.from({ length: rank }, (_, d) => d)
    const spacing = a.get('spacing') ?? 1
    const each = Array.isArray(spacing) ? (spacing as readonly Spacing[]) : dims.map(() => Number(spacing))
    if (each.length !== dims.length) a.refuse('spacing', `one for each of ${dims.length} dimensions`)
    // Narrow floats are computed in float32, and rounded once.
    const wide = aten('to.dtype', [input, computeType(dtype)])
    return dims.map((dim, i) => aten('to.dtype', [along(a, aten, wide, dim, each[i]!), dtype]))
  }),
]
