// The monoids that reduce and scan fold with: identity and combination, written in the kernel language itself.
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType } from './node.ts'
import type { Value } from './value.ts'

export interface Monoid {
  readonly name: string
  /** Components of the folded tuple. */
  readonly arity: number
  /** The neutral tuple for components of these dtypes. */
  identity(dtypes: readonly KernelDType[]): readonly (number | bigint | boolean)[]
  /** Associative; `left` comes before `right` along the axis. */
  combine(left: readonly Value[], right: readonly Value[]): readonly Value[]
}

const integerRange: Partial<Record<KernelDType, readonly [bigint, bigint]>> = {
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int16: [-32768n, 32767n],
  int8: [-128n, 127n],
  uint8: [0n, 255n],
}
const isFloat = (dtype: KernelDType) => dtype !== 'bool' && !(dtype in integerRange)

/** The least and greatest value of a dtype: infinities for floats. */
export function lowest(dtype: KernelDType): number | bigint | boolean {
  return dtype === 'bool' ? false : isFloat(dtype) ? -Infinity : integerRange[dtype]![0]
}
export function highest(dtype: KernelDType): number | bigint | boolean {
  return dtype === 'bool' ? true : isFloat(dtype) ? Infinity : integerRange[dtype]![1]
}
const number = (dtype: KernelDType, value: 0 | 1) =>
  dtype === 'bool' ? value === 1 : isFloat(dtype) ? value : BigInt(value)

const single = (
  name: string,
  identity: (dtype: KernelDType) => number | bigint | boolean,
  combine: (a: Value, b: Value) => Value,
): Monoid => ({
  name,
  arity: 1,
  identity: ([dtype]) => [identity(dtype!)],
  combine: ([a], [b]) => [combine(a!, b!)],
})

/** Keeps the (value, index) pair with the better value; NaN beats all, ties keep the lower index, as PyTorch does. */
const extreme = (name: string, worst: typeof lowest, better: (a: Value, b: Value) => Value): Monoid => ({
  name,
  arity: 2,
  identity: ([value, index]) => [worst(value!), highest(index!)],
  combine: ([a, i], [b, j]) => {
    const isBetter = better(b!, a!).or(b!.isNan().and(a!.isNan().not()))
    const isTie = b!.eq(a!).or(b!.isNan().and(a!.isNan()))
    const takeRight = isBetter.or(isTie.and(j!.lt(i!)))
    return [takeRight.select(b!, a!), takeRight.select(j!, i!)]
  },
})

/** As `extreme`, for running extremes: NaN stays once it came, ties take the later index. */
const latest = (name: string, worst: typeof lowest, isWorse: (a: Value, b: Value) => Value): Monoid => ({
  name,
  arity: 2,
  identity: ([value]) => [worst(value!), 0n],
  combine: ([a, i], [b, j]) => {
    const takeRight = b!.isNan().or(a!.isNan().not().and(isWorse(b!, a!).not()))
    return [takeRight.select(b!, a!), takeRight.select(j!, i!)]
  },
})

const list: readonly Monoid[] = [
  single(
    'sum',
    (d) => number(d, 0),
    (a, b) => a.add(b),
  ),
  single(
    'prod',
    (d) => number(d, 1),
    (a, b) => a.mul(b),
  ),
  single('max', lowest, (a, b) => a.maximum(b)),
  single('min', highest, (a, b) => a.minimum(b)),
  // Passes NaNs over or on, as they come: for uses where they show up otherwise.
  single('greatest', lowest, (a, b) => a.pmax(b)),
  single(
    'any',
    () => false,
    (a, b) => a.or(b),
  ),
  single(
    'all',
    () => true,
    (a, b) => a.and(b),
  ),
  extreme('argmax', lowest, (a, b) => a.gt(b)),
  extreme('argmin', highest, (a, b) => a.lt(b)),
  latest('latestmax', lowest, (a, b) => a.lt(b)),
  latest('latestmin', highest, (a, b) => a.gt(b)),
  // Chan, Golub, LeVeque: (mean, m2, count) of two parts give those of the whole.
  {
    name: 'welford',
    arity: 3,
    identity: () => [0, 0, 0],
    combine: ([meanA, m2A, countA], [meanB, m2B, countB]) => {
      const count = countA!.add(countB!)
      const weight = count.eq(0).select(count.like(0), countB!.div(count))
      const delta = meanB!.sub(meanA!)
      return [meanA!.add(delta.mul(weight)), m2A!.add(m2B!).add(delta.mul(delta).mul(countA!).mul(weight)), count]
    },
  },
  // (m, s) stands for log(s·exp(m)) = m + log s.
  {
    name: 'logsumexp',
    arity: 2,
    identity: () => [-Infinity, 0],
    combine: ([m, s], [n, t]) => {
      const top = m!.maximum(n!)
      const scale = (from: Value) => from.eq(top).select(top.like(1), from.sub(top).exp())
      return [top, s!.mul(scale(m!)).add(t!.mul(scale(n!)))]
    },
  },
]
export const monoids: Readonly<Record<string, Monoid>> = Object.fromEntries(list.map((m) => [m.name, m]))

export function monoid(name: string): Monoid {
  const found = monoids[name]
  if (!found) throw new OpGemsError('BAD_KERNEL', `unknown monoid '${name}'; known: ${Object.keys(monoids).join(', ')}`)
  return found
}
