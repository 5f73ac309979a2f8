// Samples along a dimension: integrals by the trapezoid rule, slopes, and shifts of frequencies.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

const wrap = (dim: number, rank: number): number => (dim < 0 ? dim + Math.max(rank, 1) : dim)
const sideOf = (x: Tensor, dim: number): number => x.shape[wrap(dim, x.rank)] ?? 1
const part = (aten: Aten, x: Tensor, dim: number, from: number, to: number | null): Tensor =>
  aten('slice', [x, dim, from, to])

/** x[1:] and x[:-1] along a dimension. */
const neighbours = (aten: Aten, x: Tensor, dim: number): readonly [Tensor, Tensor] => {
  const side = sideOf(x, dim)
  return [part(aten, x, dim, 1, null), part(aten, x, dim, 0, Math.max(side - 1, 0))]
}

/** Widths of the trapezoids, of the rank of y: places of one dimension lie along `dim`. */
function widths(aten: Aten, x: Tensor, y: Tensor, dim: number): Tensor {
  if (x.rank !== 1) {
    const [right, left] = neighbours(aten, x, dim)
    return aten('sub', [right, left])
  }
  const shape = Array.from({ length: y.rank }, (_, d) => (d === wrap(dim, y.rank) ? -1 : 1))
  const [right, left] = neighbours(aten, x, 0)
  return aten('reshape', [aten('sub', [right, left]), shape])
}

/** Twice the trapezoids' areas, each. */
function areas(a: PythonArguments, aten: Aten, scale: number): Tensor {
  const [y, dim] = [a.tensor('y'), a.int('dim')]
  const [right, left] = neighbours(aten, y, dim)
  const sum = aten('add', [left, right])
  return aten('mul', [sum, a.has('x') ? widths(aten, a.tensor('x'), y, dim) : a.number('dx') * scale])
}

function trapezoid(a: PythonArguments, aten: Aten): Tensor {
  const [y, dim] = [a.tensor('y'), a.int('dim')]
  if (a.has('x')) return aten('div', [aten('sum', [areas(a, aten, 1), [dim]]), 2])
  if (sideOf(y, dim) === 0) return aten('sum', [y, [dim]])
  const ends = aten('add', [aten('select', [y, dim, 0]), aten('select', [y, dim, -1])])
  return aten('mul', [aten('sub', [aten('sum', [y, [dim]]), aten('mul', [ends, 0.5])]), a.number('dx')])
}

/** Rolls each dimension by half of its size: down for fftshift, up for its inverse. */
const shift = (name: string, half: (side: number) => number): PublicFunction =>
  define(`fft.${name}(input, dim=None)`, (a, aten) => {
    const input = a.tensor('input')
    const dims = a.has('dim') ? a.ints('dim') : input.shape.map((_, d) => d)
    return aten('roll', [input, dims.map((d) => half(sideOf(input, d))), dims])
  })

export const series: readonly PublicFunction[] = [
  ...['trapezoid', 'trapz'].map((name) => define(`${name}(y, x=None, *, dx=1, dim=-1)`, trapezoid)),
  define('cumulative_trapezoid(y, x=None, *, dx=1, dim=-1)', (a, aten) => {
    const sums = aten('cumsum', [areas(a, aten, 0.5), a.int('dim')])
    return a.has('x') ? aten('div', [sums, 2]) : sums
  }),
  shift('fftshift', (side) => Math.floor(side / 2)),
  shift('ifftshift', (side) => Math.ceil(side / 2)),
]
