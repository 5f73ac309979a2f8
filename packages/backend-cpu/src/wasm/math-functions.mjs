// The maths functions that kernels import: JavaScript's Math with C's answers where the two differ. Plain JavaScript, for workers too.

/**
 * C's pow: 1 to any power is 1, also to NaN, and so is (-1) to an infinity; JavaScript gives NaN.
 * @param {number} base
 * @param {number} exponent
 */
function pow(base, exponent) {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1
  return base ** exponent
}

/** C's fmod is JavaScript's %.
 * @param {number} dividend
 * @param {number} divisor
 */
const fmod = (dividend, divisor) => dividend % divisor

/** One function for each of LoopIR's library functions. */
export const mathFunctions = Object.freeze({
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  pow,
  atan2: Math.atan2,
  fmod,
})
