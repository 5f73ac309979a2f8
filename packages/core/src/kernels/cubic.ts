// Keys' cubic convolution: weights of the inputs around a point, and how they change with it. Definition: R. Keys, Cubic
// convolution interpolation for digital image processing, 1981; `a` is the slope at distance 1.
import type { Value } from '../kernel/index.ts'

/** Weight of an input at a distance of at most 1. */
export const nearWeight = (x: Value, a: number): Value =>
  x
    .mul(a + 2)
    .sub(a + 3)
    .mul(x)
    .mul(x)
    .add(1)

/** Weight of an input at a distance between 1 and 2. */
export const farWeight = (x: Value, a: number): Value =>
  x
    .mul(a)
    .sub(5 * a)
    .mul(x)
    .add(8 * a)
    .mul(x)
    .sub(4 * a)

const nearSlope = (x: Value, a: number): Value =>
  x
    .mul(3 * (a + 2))
    .sub(2 * (a + 3))
    .mul(x)
const farSlope = (x: Value, a: number): Value =>
  x
    .mul(3 * a)
    .sub(10 * a)
    .mul(x)
    .add(8 * a)

/** Weights of the inputs at -1, 0, 1 and 2 for a point at `t` in [0, 1]. */
export function cubicWeights(t: Value, a: number): readonly Value[] {
  const rest = t.like(1).sub(t)
  return [farWeight(t.add(1), a), nearWeight(t, a), nearWeight(rest, a), farWeight(rest.add(1), a)]
}

/** Derivatives of `cubicWeights` by `t`. */
export function cubicSlopes(t: Value, a: number): readonly Value[] {
  const rest = t.like(1).sub(t)
  return [farSlope(t.add(1), a), nearSlope(t, a), nearSlope(rest, a).neg(), farSlope(rest.add(1), a).neg()]
}

/** The slope that PyTorch interpolates with. */
export const interpolationSlope = -0.75
