// erf, erfc and their inverses on the host, by series and continued fraction to convergence: independent of the expansions.

const TWO_OVER_SQRT_PI = 1.1283791670955126

/** erf x = 2/√π·exp(−x²)·Σ 2ⁿx^(2n+1)/(2n+1)!!, whose terms are all positive (Abramowitz and Stegun 7.1.6). */
function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-18; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum
}
/** exp(x²)·erfc x for x ≥ 2 by the continued fraction 1/(x + ½/(x + 1/(x + 3/2/(x + …)))) / √π (7.1.14). */
function scaledErfc(x: number): number {
  let fraction = x
  for (let k = 120; k >= 1; k--) fraction = x + k / 2 / fraction
  return TWO_OVER_SQRT_PI / 2 / fraction
}
/** exp(−x²) with the rounding of the square made up for. */
function gaussian(x: number): number {
  const high = Math.fround(x)
  return Math.exp(-high * high) * Math.exp((high - x) * (high + x))
}

export function erf(x: number): number {
  if (Math.abs(x) < 2) return x === 0 ? x : erfSeries(x)
  return Number.isNaN(x) ? x : Math.sign(x) * (1 - erfc(Math.abs(x)))
}
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x
  if (x < 0) return 2 - erfc(-x)
  if (x < 2) return 1 - erfSeries(x)
  return x > 30 ? 0 : gaussian(x) * scaledErfc(x)
}

/** The x ≥ 0 with erfc x = tail ≤ ½, by Newton's method on log erfc, which is concave. */
function inverseErfc(tail: number): number {
  if (tail === 0) return Infinity
  let x = Math.sqrt(Math.max(0, -Math.log(tail * Math.sqrt(Math.PI))))
  for (let step = 0; step < 60; step++) {
    const value = erfc(x)
    const change = (Math.log(value / tail) * value) / (TWO_OVER_SQRT_PI * gaussian(x))
    x += change
    if (Math.abs(change) <= 1e-16 * x) break
  }
  return x
}
/** The x with erf x = y, |y| < ½, by Newton's method. */
function inverseErf(y: number): number {
  let x = y / TWO_OVER_SQRT_PI
  for (let step = 0; step < 30; step++) x -= (erf(x) - y) / (TWO_OVER_SQRT_PI * gaussian(x))
  return x
}
export function erfinv(y: number): number {
  if (!(Math.abs(y) <= 1)) return Number.NaN
  if (Math.abs(y) < 0.5) return y === 0 ? y : inverseErf(y)
  return Math.sign(y) * inverseErfc(1 - Math.abs(y))
}
export function ndtri(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p > 0.25 && p < 0.75) return p === 0.5 ? 0 : Math.SQRT2 * inverseErf(2 * (p - 0.5))
  return p < 0.5 ? -Math.SQRT2 * inverseErfc(2 * p) : Math.SQRT2 * inverseErfc(2 * (1 - p))
}
