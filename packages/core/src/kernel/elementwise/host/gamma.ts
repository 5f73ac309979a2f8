// lgamma and digamma on the host: Taylor series about 1 and 2, and asymptotic series after shifting to x ≥ 30.

const EULER = 0.5772156649015329

/** ζ(k) − 1 by direct summation with an Euler–Maclaurin tail. */
function zetaMinusOne(k: number): number {
  const last = 20
  const edge = last ** -k
  let sum = (edge * last) / (k - 1) + edge / 2 + (k * edge) / (12 * last)
  sum -= (k * (k + 1) * (k + 2) * edge) / (720 * last ** 3)
  sum += (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * edge) / (30240 * last ** 5)
  for (let n = last - 1; n >= 2; n--) sum += n ** -k
  return sum
}
const zetas = Array.from({ length: 60 }, (_, i) => zetaMinusOne(i + 2))

/** log Γ(2+z) for |z| ≤ ½: (1−γ)z + Σ (ζ(k)−1)(−z)ᵏ/k (Abramowitz and Stegun 6.1.33). */
function nearTwo(z: number): number {
  let power = -z
  let sum = (1 - EULER) * z
  zetas.forEach((zeta, i) => {
    power *= -z
    sum += (zeta * power) / (i + 2)
  })
  return sum
}
function positiveLgamma(x: number): number {
  if (x >= 1.5 && x <= 2.5) return nearTwo(x - 2)
  if (x >= 0.5 && x < 1.5) return nearTwo(x - 1) - Math.log(x)
  let [product, at] = [1, x]
  for (; at < 30; at++) product *= at
  const series = 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5) - 1 / (1680 * at ** 7)
  return (at - 0.5) * Math.log(at) - at + 0.9189385332046727 + series - Math.log(product)
}
/** log |Γ(x)|; ∞ at the poles. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x
  if (!Number.isFinite(x) || (x <= 0 && Number.isInteger(x))) return Infinity
  if (x > 0) return positiveLgamma(x)
  const fraction = x - Math.round(x)
  return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * fraction))) - Math.log(-x) - positiveLgamma(-x)
}

/** ψ(x); ∓∞ at ±0 and NaN at the other poles, as PyTorch gives. */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity
  if (x === -Infinity || (x < 0 && Number.isInteger(x))) return Number.NaN
  if (x < 0) return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)))
  let [sum, at] = [0, x]
  for (; at < 30; at++) sum += 1 / at
  const series = 1 / (2 * at) + 1 / (12 * at ** 2) - 1 / (120 * at ** 4) + 1 / (252 * at ** 6) - 1 / (240 * at ** 8)
  return Math.log(at) - series - sum
}
