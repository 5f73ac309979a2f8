// Conversions between elements, scalar and vector. Float to integer never traps: it saturates, or gives what the engine likes in vectors.
import type { Elem, LoopType } from '../ir.ts'
import { vectorConstant } from './constant.ts'
import type { Emission } from './emission.ts'
import { evenWords, extendParts, highHalf, joinPairs, lowHalves } from './lanes.ts'
import { scalarOf, shapeOf, type WasmScalar } from './spelling.ts'
import { bindParts, laneByLane } from './vector.ts'

type Parts = readonly string[]

/** Instruction from a scalar type (row) to another (column); none where they are the same. */
const scalarConversion = {
  f32: { f32: '', f64: 'f64.promote_f32', i32: 'i32.trunc_sat_f32_s', i64: 'i64.trunc_sat_f32_s' },
  f64: { f32: 'f32.demote_f64', f64: '', i32: 'i32.trunc_sat_f64_s', i64: 'i64.trunc_sat_f64_s' },
  i32: { f32: 'f32.convert_i32_s', f64: 'f64.convert_i32_s', i32: '', i64: 'i64.extend_i32_s' },
  i64: { f32: 'f32.convert_i64_s', f64: 'f64.convert_i64_s', i32: 'i32.wrap_i64', i64: '' },
} as const satisfies Record<WasmScalar, Record<WasmScalar, string>>

export function convertScalar(from: Elem, to: Elem, arg: string): string {
  const source = scalarOf[from]
  if (to === 'bool') return from === 'bool' ? arg : `(${source}.ne ${arg} (${source}.const 0))`
  if (from === 'ptr' && to === 'i64') return `(i64.extend_i32_u ${arg})`
  const instruction = scalarConversion[source][scalarOf[to]]
  return instruction === '' ? arg : `(${instruction} ${arg})`
}

/** Each part of 32-bit lanes gives two of 64: `widen` works on a part's low half. */
function widenParts(e: Emission, parts: Parts, widen: (part: string) => string): string[] {
  return bindParts(e, parts).flatMap((part) => [widen(part), widen(highHalf(part))])
}

const unary = (instruction: string) => (part: string) => `(${instruction} ${part})`

/** Pairs of 64-bit parts, each brought to the low half of a part by `instruction`, joined. */
const narrowParts = (parts: Parts, instruction: string): string[] => joinPairs(parts.map(unary(instruction)), lowHalves)

function fromMask(e: Emission, to: Elem, parts: Parts): string[] {
  const one = vectorConstant(to, 1)
  const masks = scalarOf[to] === 'i32' || to === 'f32' ? parts : extendParts(bindParts(e, parts))
  return masks.map((mask) => `(v128.and ${mask} ${one})`)
}

function toBool(from: Elem, parts: Parts): readonly string[] {
  const shape = shapeOf[from]
  const compared = parts.map((part) => `(${shape}.ne ${part} ${vectorConstant(from, 0)})`)
  return shape === 'f64x2' || shape === 'i64x2' ? joinPairs(compared, evenWords) : compared
}

type Conversion = (e: Emission, parts: Parts) => readonly string[]
/** Conversions with a SIMD form; float64 and float32 with int64 have none. */
const vectorConversion: Readonly<Record<WasmScalar, Partial<Record<WasmScalar, Conversion>>>> = {
  f32: {
    f64: (e, parts) => widenParts(e, parts, unary('f64x2.promote_low_f32x4')),
    i32: (_, parts) => parts.map(unary('i32x4.relaxed_trunc_f32x4_s')),
  },
  f64: {
    f32: (_, parts) => narrowParts(parts, 'f32x4.demote_f64x2_zero'),
    i32: (_, parts) => narrowParts(parts, 'i32x4.relaxed_trunc_f64x2_s_zero'),
  },
  i32: {
    f32: (_, parts) => parts.map(unary('f32x4.convert_i32x4_s')),
    f64: (e, parts) => widenParts(e, parts, unary('f64x2.convert_low_i32x4_s')),
    i64: (e, parts) => extendParts(bindParts(e, parts)),
  },
  i64: { i32: (_, parts) => joinPairs(parts, evenWords) },
}

export function convertVector(e: Emission, from: Elem, to: LoopType, parts: Parts): readonly string[] {
  if (from === to.elem) return parts
  if (from === 'bool') return fromMask(e, to.elem, parts)
  if (to.elem === 'bool') return toBool(from, parts)
  if (scalarOf[from] === scalarOf[to.elem]) return parts
  const conversion = vectorConversion[scalarOf[from]][scalarOf[to.elem]]
  if (conversion) return conversion(e, parts)
  return laneByLane(e, [{ elem: from, parts }], to, ([lane]) => convertScalar(from, to.elem, lane!))
}

const reinterpretations: Partial<Record<Elem, Elem>> = { f32: 'i32', i32: 'f32', f64: 'i64', i64: 'f64' }

/** Same bits; vectors have no type of their own, so theirs cost nothing. */
export function bitcast(e: Emission, from: Elem, to: LoopType, parts: Parts): readonly string[] {
  if (from === to.elem) return parts
  if (reinterpretations[from] !== to.elem) e.fail(`bitcast from ${from} to ${to.elem}`)
  if (to.lanes > 1) return parts
  return [`(${scalarOf[to.elem]}.reinterpret_${scalarOf[from]} ${parts[0]})`]
}
