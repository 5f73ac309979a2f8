// log, log2, log10 and log1p. For float32: x = 2ᵉ·m with √½ ≤ m < √2, and a minimax polynomial in m − 1.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { polynomial } from './polynomial.ts'

// log(1+f) = f − f²/2 + f³·LOG(f), Remez; relative error 2^-30.
const LOG = [
  0.33333316, -0.24999987, 0.20001848, -0.16669077, 0.14225158, -0.12390241, 0.11835266, -0.11745278, 0.06942375,
]
const SQRT_HALF_BITS = 0x3f3504f3
// ln 2 and log10 2 in two parts; the first is short, so that e times it is exact in float32.
const LN2 = [0.693359375, -0.00021219444005469057] as const
const LOG10_2 = [0.30078125, 0.0002487456639811952] as const

/** e and m with x = 2ᵉ·m and √½ ≤ m < √2, for a positive finite float32, denormals included. */
export function splitExponent(x: Value): { exponent: Value; mantissa: Value } {
  const isTiny = x.lt(2 ** -126)
  const bits = isTiny
    .select(x.mul(2 ** 24), x)
    .bitcast('int32')
    .sub(SQRT_HALF_BITS)
  return {
    exponent: bits
      .shr(23)
      .to('float32')
      .sub(isTiny.select(x.like(24), x.like(0))),
    mantissa: bits.and(0x7fffff).add(SQRT_HALF_BITS).bitcast('float32'),
  }
}

/** What a logarithm gives outside 0 < x < ∞, `inside` within. */
function guard(x: Value, inside: Value): Value {
  const outside = x.eq(0).select(x.like(-Infinity), x.lt(0).select(x.like(Number.NaN), x))
  return x.gt(0).and(x.lt(Infinity)).select(inside, outside)
}

function parts(x: Value): { exponent: Value; f: Value; square: Value; tail: Value } {
  const { exponent, mantissa } = splitExponent(x)
  const f = mantissa.sub(1)
  const square = f.mul(f)
  return { exponent, f, square, tail: polynomial(f, LOG).mul(f).mul(square) }
}
function expandLog(x: Value): Value {
  const { exponent, f, square, tail } = parts(x)
  const low = square.fma(x.like(-0.5), exponent.fma(x.like(LN2[1]), tail))
  return guard(x, exponent.fma(x.like(LN2[0]), f.add(low)))
}
function expandLog2(x: Value): Value {
  const { exponent, f, square, tail } = parts(x)
  return guard(x, f.add(square.fma(x.like(-0.5), tail)).fma(x.like(Math.LOG2E), exponent))
}
function expandLog10(x: Value): Value {
  const { exponent, f, square, tail } = parts(x)
  const mantissaPart = f.add(square.fma(x.like(-0.5), tail)).mul(Math.LOG10E)
  return guard(x, exponent.fma(x.like(LOG10_2[0]), exponent.fma(x.like(LOG10_2[1]), mantissaPart)))
}
/** Kahan: log(u)·x/(u−1) with u = 1+x rounded makes up for that rounding. */
function expandLog1p(x: Value): Value {
  const u = x.add(1)
  const d = u.sub(1)
  const corrected = u.log().mul(x.div(d))
  return d.eq(0).or(x.eq(Infinity)).select(x, corrected)
}

export const logarithm = {
  log: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 28,
    ulp: 1,
    library: 'log',
    reference: Math.log,
    expand: expandLog,
  },
  log2: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 28,
    ulp: 2,
    library: 'log2',
    reference: Math.log2,
    expand: expandLog2,
  },
  log10: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 29,
    ulp: 2,
    library: 'log10',
    reference: Math.log10,
    expand: expandLog10,
  },
  log1p: {
    arity: 1,
    on: ['float'],
    result: 'same',
    cost: 40,
    ulp: 3,
    library: 'log1p',
    reference: Math.log1p,
    expand: expandLog1p,
  },
} as const satisfies Record<string, Elementwise>
