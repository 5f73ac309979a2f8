// Modified Bessel functions of the first kind on the host: the power series, and the asymptotic series for large x.

/** exp(−|x|)·Σ (x/2)^(2k+order)/(k!(k+order)!), whose terms are all positive. */
function scaledSeries(x: number, order: number): number {
  let term = order === 0 ? 1 : x / 2
  let sum = term
  for (let k = 1; term > sum * 1e-18; k++) {
    term *= ((x / 2) * (x / 2)) / (k * (k + order))
    sum += term
  }
  return sum * Math.exp(-x)
}
/** Σ (−1)ᵏ·(4n²−1)(4n²−9)…/(k!(8x)ᵏ) / √(2πx) (Abramowitz and Stegun 9.7.1). */
function scaledAsymptotic(x: number, order: number): number {
  let [term, sum] = [1, 1]
  for (let k = 1; k <= 30; k++) {
    term *= -(4 * order * order - (2 * k - 1) ** 2) / (k * 8 * x)
    sum += term
  }
  return sum / Math.sqrt(2 * Math.PI * x)
}
function scaled(x: number, order: number): number {
  const size = Math.abs(x)
  if (size === Infinity) return 0
  const value = size < 100 ? scaledSeries(size, order) : scaledAsymptotic(size, order)
  return order === 1 && (x < 0 || Object.is(x, -0)) ? -value : value
}
function unscaled(x: number, order: number): number {
  if (Math.abs(x) === Infinity) return order === 0 ? Infinity : x
  const root = Math.exp(Math.abs(x) / 2)
  return scaled(x, order) * root * root
}

export const i0 = (x: number): number => unscaled(x, 0)
export const i0e = (x: number): number => scaled(x, 0)
export const i1 = (x: number): number => unscaled(x, 1)
export const i1e = (x: number): number => scaled(x, 1)
