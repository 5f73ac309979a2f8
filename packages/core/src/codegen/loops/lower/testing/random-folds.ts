// Random reductions and scans over the tiles of a random kernel.
import type { Axis, KernelBuilder, Value } from '../../../../kernel/index.ts'
import type { Draw } from './draw.ts'
import { clamped, exact, exactLimit, type Item, isExact, isFloat, isInt } from './item.ts'

/** How a tuple is folded: a reduction over axes or a scan along one, of at most `count` elements a result. */
export interface Folding {
  readonly count: number
  apply(monoid: string, tuple: readonly Value[]): readonly Value[]
  /** An int64 tile that numbers the elements. */
  numbering(): Value
  /** Whether inexact monoids are allowed: their scans would need a bound for each element. */
  readonly inexact: boolean
}

export const reduction = (k: KernelBuilder, axes: readonly Axis[], count: number): Folding => ({
  count,
  apply: (monoid, tuple) => k.reduce(monoid, axes, tuple),
  numbering: () => axes.reduce((n, a) => n.mul(64).add(k.coord(a)), k.constant('int64', 0)),
  inexact: true,
})
export const scan = (k: KernelBuilder, axis: Axis, reverse: boolean, count: number): Folding => ({
  count,
  apply: (monoid, tuple) => k.scan(monoid, axis, tuple, reverse),
  numbering: () => k.coord(axis),
  inexact: false,
})

export function randomFold(draw: Draw, folding: Folding, item: Item): Item {
  const { dtype } = item.value
  if (dtype === 'bool') return exact(folding.apply(draw.of(['any', 'all']), [item.value])[0]!)
  if (isInt(dtype) && draw.chance(70))
    return exact(folding.apply(draw.of(['sum', 'prod', 'max', 'min', 'greatest']), [item.value])[0]!)
  if (!isExact(item)) return draw.chance(50) ? sum(folding, clamped(item, 60)) : extreme(draw, folding, item)
  const kinds = [sum, extreme, bestPair, ...(isFloat(dtype) ? [product] : [])]
  const more = folding.inexact && isFloat(dtype) ? [moments, logSumExp] : []
  const kind = draw.of([...kinds, ...more])
  if (kind === extreme || kind === bestPair) return kind(draw, folding, item)
  return (kind as typeof sum)(folding, item)
}

function sum(folding: Folding, item: Item): Item {
  const { dtype } = item.value
  const room = exactLimit(dtype) / folding.count
  const small =
    isExact(item) && isFloat(dtype) && item.bound > room ? clamped(item, Math.floor(Math.min(60, room))) : item
  const value = folding.apply('sum', [small.value])[0]!
  const bound = small.bound * folding.count
  if (isExact(small)) return isFloat(dtype) ? { value, bound, error: 0 } : exact(value, bound)
  return { value, bound, error: folding.count * (small.error + bound * 2 ** (dtype === 'float64' ? -52 : -23)) }
}
/** Of ±1, so that any order is exact. */
function product(folding: Folding, { value }: Item): Item {
  const sign = value.gt(0).select(value.like(1), value.like(-1))
  return { value: folding.apply('prod', [sign])[0]!, bound: 1, error: 0 }
}
function extreme(draw: Draw, folding: Folding, item: Item): Item {
  const result = folding.apply(draw.of(['max', 'min', 'greatest']), [item.value])[0]!
  // The fold of nothing is infinite.
  return clamped({ ...item, value: result, bound: Infinity }, limitOf(item))
}
const limitOf = (item: Item): number => (isFloat(item.value.dtype) ? Math.min(item.bound, 4096) : 60)

function bestPair(draw: Draw, folding: Folding, item: Item): Item {
  const [value, at] = folding.apply(draw.of(['argmax', 'argmin']), [item.value, folding.numbering()])
  if (draw.chance(60)) return exact(at!)
  return clamped({ ...item, value: value!, bound: Infinity }, limitOf(item))
}
function moments(folding: Folding, item: Item): Item {
  const x = clamped(item, 16)
  const [mean, m2, count] = folding.apply('welford', [x.value, x.value.like(0), x.value.like(1)])
  const unit = item.value.dtype === 'float64' ? 2 ** -52 : 2 ** -23
  const n = folding.count
  const variance = m2!.div(count!.pmax(1))
  return { value: mean!.add(variance), bound: 16 + 256, error: 16 * n * 300 * unit }
}
function logSumExp(folding: Folding, item: Item): Item {
  const x = clamped(item, 8)
  const [top, total] = folding.apply('logsumexp', [x.value, x.value.like(1)])
  const unit = item.value.dtype === 'float64' ? 2 ** -46 : 2 ** -20
  return { value: total!.pmax(1).log().add(top!.pmax(-8)), bound: 32, error: 16 * folding.count * unit }
}
