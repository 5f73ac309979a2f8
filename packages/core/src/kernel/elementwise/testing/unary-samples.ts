// Points at which functions of one operand are measured, by interpreter and on engines.
import { grid, patterns, specialFloats } from './samples.ts'

const everywhere = [...specialFloats, ...patterns(40_000, 1), ...grid(-10, 10, 20_000)]
const around = (low: number, high: number): number[] => [...everywhere, ...grid(low, high, 40_000)]
const positive = (points: readonly number[]): number[] => points.map(Math.abs)

/** Where a function is measured. */
export interface Measured {
  readonly points: readonly number[]
  /** Error near zero that counts as none. */
  readonly absolute?: number
}
/** Functions of one operand that have a rounding error, by name. */
export const unarySamples: Readonly<Record<string, Measured>> = {
  exp: { points: around(-105, 90) },
  expOfNonPositive: { points: around(-105, 0).filter((x) => !(x > 0)), absolute: 2 ** -125 },
  exp2: { points: around(-152, 130) },
  expm1: { points: around(-20, 90) },
  sigmoid: { points: around(-87, 30), absolute: 2 ** -126 },
  log: { points: around(0.5, 2) },
  log2: { points: around(0.5, 2) },
  log10: { points: around(0.5, 2) },
  log1p: { points: around(-1, 1) },
  rsqrt: { points: around(0, 2) },
  sin: { points: around(-1e5, 1e5) },
  cos: { points: around(-1e5, 1e5) },
  tan: { points: around(-1e5, 1e5) },
  asin: { points: around(-1, 1) },
  acos: { points: around(-1, 1) },
  atan: { points: around(-2, 2) },
  sinh: { points: around(-90, 90) },
  cosh: { points: around(-90, 90) },
  tanh: { points: around(-1, 1) },
  asinh: { points: around(-1, 1) },
  acosh: { points: around(1, 2) },
  atanh: { points: around(-1, 1) },
  erf: { points: around(-4, 4) },
  erfc: { points: around(-4, 11), absolute: 2 ** -126 },
  erfinv: { points: around(-1, 1) },
  ndtri: { points: around(0, 1) },
  lgamma: { points: positive(around(0, 40)) },
  digamma: { points: positive(around(0, 40)), absolute: 2 ** -20 },
  i0: { points: around(-80, 80) },
  i0e: { points: around(-80, 80) },
  i1: { points: around(-80, 80) },
  i1e: { points: around(-80, 80) },
}
