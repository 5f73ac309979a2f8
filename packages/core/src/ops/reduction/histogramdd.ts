// histogramdd: how many points fall into each cell of a grid, or how much they weigh.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkFloats, edgesBetween } from './histogram.ts'

const operator = 'histogramdd'
type Range = readonly number[] | null

/** The points as [points, dimensions]. @throws SHAPE_MISMATCH */
function pointsOf(rt: Runtime, self: Tensor, weight: Tensor | null, dimensions: number): Tensor {
  const points = self.shape.slice(0, -1)
  const fits = self.rank >= 2 && self.shape.at(-1) === dimensions
  if (!fits || (weight && String(weight.shape) !== String(points)))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: expected points [..., ${dimensions}] and a weight each, got ${self.describe()}${weight ? ` and ${weight.describe()}` : ''}`,
      { operator, shapes: [self.shape] },
    )
  checkFloats(operator, weight ? [self, weight] : [self])
  return rt.call('aten::reshape', [self, [points.reduce((n, s) => n * s, 1), dimensions]]) as Tensor
}

const column = (rt: Runtime, points: Tensor, d: number): Tensor =>
  rt.contiguous(rt.call('aten::select', [points, 1, d]) as Tensor)

/** The number of the bin of each value, and whether it lies in one; the last bin holds its upper edge. */
function binsOf(rt: Runtime, values: Tensor, edges: Tensor): readonly [Tensor, Tensor] {
  const call = (name: string, ...args: unknown[]) => rt.call(`aten::${name}`, args) as Tensor
  const last = edges.numel - 1
  const above = rt.call('aten::bucketize', [values, edges], { right: true }) as Tensor
  const isLast = call('eq', values, call('select', edges, 0, last))
  const isInside = call('logical_or', call('logical_and', call('gt', above, 0), call('le', above, last)), isLast)
  return [call('clamp', call('sub', above, 1), 0, last - 1), isInside]
}

function count(
  rt: Runtime,
  points: Tensor,
  edges: readonly Tensor[],
  weight: Tensor | null,
  density: boolean,
): readonly [Tensor, readonly Tensor[]] {
  const call = (name: string, ...args: unknown[]) => rt.call(`aten::${name}`, args) as Tensor
  const sides = edges.map((e) => e.numel - 1)
  const cells = sides.reduce((n, s) => n * s, 1)
  const found = edges.map((e, d) => binsOf(rt, column(rt, points, d), e))
  const cell = found.map(([bin]) => bin).reduce((at, bin, d) => call('add', call('mul', at, sides[d]!), bin))
  const isInside = found.map(([, inside]) => inside).reduce((a, b) => call('logical_and', a, b))
  const shares = weight ? call('reshape', weight, [-1]) : call('ones_like', column(rt, points, 0))
  const counted = call('masked_fill', shares, call('logical_not', isInside), 0)
  const zeros = rt.call('aten::zeros', [[cells]], { dtype: points.dtype })
  const sums = call('reshape', call('scatter_add', zeros, 0, cell, counted), sides)
  if (!density) return [sums, edges]
  const shared = call('div', sums, call('sum', sums))
  const widths = edges.map((e, d) =>
    call(
      'reshape',
      call('diff', e),
      sides.map((s, i) => (i === d ? s : 1)),
    ),
  )
  return [widths.reduce((a, w) => call('div', a, w), shared), edges]
}

const define = contractsIn('reduction')

/** Edges from counts of bins: of the range given for each dimension, or of the points. */
function withCounts(overload: string, countsOf: (bins: unknown, dimensions: number) => readonly number[]): Contract {
  return define(overload, (rt, args) => {
    const [self, bins, range, weight, density] = args as [Tensor, unknown, Range, Tensor | null, boolean]
    return rt.tidy(() => {
      const counts = countsOf(bins, self.shape.at(-1) ?? 0)
      const points = pointsOf(rt, self, weight, counts.length)
      const edges = counts.map((n, d) => {
        const own = range ? ([range[2 * d]!, range[2 * d + 1]!] as const) : null
        return edgesBetween(rt, operator, column(rt, points, d), n, own)
      })
      return count(rt, points, edges, weight, density)
    })
  })
}

export const gridHistograms: Contract[] = [
  withCounts('histogramdd', (bins) => bins as readonly number[]),
  withCounts('histogramdd.int_bins', (bins, dimensions) => Array<number>(dimensions).fill(bins as number)),
  define('histogramdd.TensorList_bins', (rt, args) => {
    const [self, bins, , weight, density] = args as [Tensor, readonly Tensor[], Range, Tensor | null, boolean]
    return rt.tidy(() => {
      const points = pointsOf(rt, self, weight, bins.length)
      const edges = bins.map((e) => rt.call('aten::clone', [e]) as Tensor)
      return count(rt, points, edges, weight, density)
    })
  }),
]
