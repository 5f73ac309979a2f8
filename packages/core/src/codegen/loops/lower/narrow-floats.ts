// Conversions between float32 and the narrow floats' bit patterns, in LoopIR: exact widening, narrowing to nearest even.
import { bitcast, constant, op, select } from '../build.ts'
import type { Expr } from '../ir.ts'

/** Gives a value that is used more than once a name. */
export type Namer = (value: Expr) => Expr

const i32 = (value: number) => constant('i32', value)
const f32 = (value: number) => constant('f32', value)
const floatBits = (x: Expr) => bitcast('i32', x)
const bitsFloat = (x: Expr) => bitcast('f32', x)
const isNan = (x: Expr) => op('ne', x, x)

const bfloat16ToFloat = (bits: Expr, _name: Namer): Expr => bitsFloat(op('shl', bits, i32(16)))

function floatToBfloat16(x: Expr, name: Namer): Expr {
  const bits = name(floatBits(x))
  const odd = op('and', op('ushr', bits, i32(16)), i32(1))
  const rounded = op('ushr', op('add', op('add', bits, i32(0x7fff)), odd), i32(16))
  return select(isNan(x), i32(0x7fc0), rounded)
}

/** Scaling by 2^112 rebiases the exponent, subnormals included, and is exact. */
function float16ToFloat(bits: Expr, name: Namer): Expr {
  const magnitude = name(op('shl', op('and', bits, i32(0x7fff)), i32(13)))
  const finite = op('mul', bitsFloat(magnitude), f32(2 ** 112))
  const special = bitsFloat(op('or', magnitude, i32(0x7f800000)))
  const value = select(op('ge', magnitude, i32(0x7c00 << 13)), special, finite)
  const sign = op('shl', op('and', bits, i32(0x8000)), i32(16))
  return bitsFloat(op('or', floatBits(value), sign))
}

/** Below 2^-14 adding 0.5 lines the subnormal's last place up with the float's, so the addition rounds. */
function floatToFloat16(x: Expr, name: Namer): Expr {
  const bits = name(floatBits(x))
  const sign = op('and', op('ushr', bits, i32(16)), i32(0x8000))
  const magnitude = name(op('and', bits, i32(0x7fffffff)))
  const odd = op('and', op('ushr', magnitude, i32(13)), i32(1))
  const normal = op('ushr', op('add', op('add', magnitude, i32(0xfff - (112 << 23))), odd), i32(13))
  const subnormal = op('sub', floatBits(op('add', bitsFloat(magnitude), f32(0.5))), i32(0x3f000000))
  const finite = select(op('lt', magnitude, i32(0x38800000)), subnormal, normal)
  const overflow = select(op('gt', magnitude, i32(0x7f800000)), i32(0x7e00), i32(0x7c00))
  const result = select(op('ge', magnitude, i32(0x47800000)), overflow, finite)
  return op('or', result, sign)
}

/** float8_e5m2 is the upper byte of a float16. */
const float8e5m2ToFloat = (bits: Expr, name: Namer): Expr => float16ToFloat(op('shl', bits, i32(8)), name)

/** Rounds to 2 (e5m2) or 3 (e4m3fn) mantissa bits; `bias` is 127 minus the format's. */
function narrowMagnitude(magnitude: Expr, mantissa: number, bias: number): Expr {
  const shift = 23 - mantissa
  const odd = op('and', op('ushr', magnitude, i32(shift)), i32(1))
  const half = (1 << (shift - 1)) - 1
  const normal = op('ushr', op('add', op('add', magnitude, i32(half - (bias << 23))), odd), i32(shift))
  const align = (bias + 1 + shift) << 23
  const subnormal = op('sub', floatBits(op('add', bitsFloat(magnitude), bitsFloat(i32(align)))), i32(align))
  return select(op('lt', magnitude, i32((bias + 1) << 23)), subnormal, normal)
}

function floatToFloat8e5m2(x: Expr, name: Namer): Expr {
  const bits = name(floatBits(x))
  const magnitude = name(op('and', bits, i32(0x7fffffff)))
  const sign = op('and', op('ushr', bits, i32(24)), i32(0x80))
  const finite = narrowMagnitude(magnitude, 2, 112)
  const overflow = select(op('gt', magnitude, i32(0x7f800000)), i32(0x7f), i32(0x7c))
  return op('or', select(op('ge', magnitude, i32(0x47800000)), overflow, finite), sign)
}

/** e4m3fn has no infinity: 0x7f is NaN, the exponent bias is 7. */
function float8e4m3fnToFloat(bits: Expr, name: Namer): Expr {
  const magnitude = name(op('shl', op('and', bits, i32(0x7f)), i32(20)))
  const finite = op('mul', bitsFloat(magnitude), f32(2 ** 120))
  const value = select(op('eq', magnitude, i32(0x7f << 20)), f32(Number.NaN), finite)
  const sign = op('shl', op('and', bits, i32(0x80)), i32(24))
  return bitsFloat(op('or', floatBits(value), sign))
}

/** Magnitudes that round above 448 become NaN, as in PyTorch. */
function floatToFloat8e4m3fn(x: Expr, name: Namer): Expr {
  const bits = name(floatBits(x))
  const magnitude = name(op('and', bits, i32(0x7fffffff)))
  const sign = op('and', op('ushr', bits, i32(24)), i32(0x80))
  const finite = narrowMagnitude(magnitude, 3, 120)
  const limit = 1087 << 20
  return op('or', select(op('ge', magnitude, i32(limit)), i32(0x7f), op('min', finite, i32(0x7f))), sign)
}

export const bitsToFloat = {
  bfloat16: bfloat16ToFloat,
  float16: float16ToFloat,
  float8_e5m2: float8e5m2ToFloat,
  float8_e4m3fn: float8e4m3fnToFloat,
} as const
export const floatToBits = {
  bfloat16: floatToBfloat16,
  float16: floatToFloat16,
  float8_e5m2: floatToFloat8e5m2,
  float8_e4m3fn: floatToFloat8e4m3fn,
} as const
