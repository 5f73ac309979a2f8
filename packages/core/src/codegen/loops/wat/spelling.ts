// Tables of WebAssembly's names: types, vector shapes, and the instruction of each primitive that has one.
import type { Elem, MemoryType, Primitive } from '../ir.ts'

export type WasmScalar = 'i32' | 'i64' | 'f32' | 'f64'
export type WasmType = WasmScalar | 'v128'
export type Shape = 'f32x4' | 'f64x2' | 'i32x4' | 'i64x2'

/** The type of a scalar in a local. Offsets and addresses are 32-bit: memory ends at 4 GiB. */
export const scalarOf = {
  f32: 'f32',
  f64: 'f64',
  i32: 'i32',
  i64: 'i64',
  bool: 'i32',
  index: 'i32',
  ptr: 'i32',
} as const satisfies Record<Elem, WasmScalar>

/** The shape of one 16-byte part of a vector; a bool vector is a mask of 32-bit lanes, 0 or -1. */
export const shapeOf = {
  f32: 'f32x4',
  f64: 'f64x2',
  i32: 'i32x4',
  i64: 'i64x2',
  bool: 'i32x4',
  index: 'i32x4',
  ptr: 'i32x4',
} as const satisfies Record<Elem, Shape>

export const lanesOfShape = { f32x4: 4, f64x2: 2, i32x4: 4, i64x2: 2 } as const satisfies Record<Shape, number>

export const isFloat = (elem: Elem): elem is 'f32' | 'f64' => elem === 'f32' || elem === 'f64'
export const isWide = (elem: Elem): elem is 'f64' | 'i64' => elem === 'f64' || elem === 'i64'

type Names = Partial<Record<Primitive, string>>

const equality = { eq: 'eq', ne: 'ne' } as const satisfies Names
const unsignedOrder = { lt: 'lt_u', le: 'le_u', gt: 'gt_u', ge: 'ge_u' } as const satisfies Names
const signedOrder = { lt: 'lt_s', le: 'le_s', gt: 'gt_s', ge: 'ge_s' } as const satisfies Names
const arithmetic = { add: 'add', sub: 'sub', mul: 'mul' } as const satisfies Names
const bits = { and: 'and', or: 'or', xor: 'xor' } as const satisfies Names
const shifts = { shl: 'shl', shr: 'shr_s', ushr: 'shr_u' } as const satisfies Names
const float = {
  ...arithmetic,
  ...equality,
  neg: 'neg',
  abs: 'abs',
  sqrt: 'sqrt',
  floor: 'floor',
  ceil: 'ceil',
  trunc: 'trunc',
  rint: 'nearest',
  div: 'div',
  lt: 'lt',
  le: 'le',
  gt: 'gt',
  ge: 'ge',
} as const satisfies Names
const integer = { ...arithmetic, ...bits, ...shifts, ...equality, ...signedOrder } as const satisfies Names

/** Primitives that are one scalar instruction; the rest are spelled out in scalar.ts. */
export const scalarInstruction = {
  f32: { ...float, copysign: 'copysign' },
  f64: { ...float, copysign: 'copysign' },
  i32: integer,
  i64: integer,
  index: integer,
  ptr: { ...arithmetic, ...bits, ...shifts, ...equality, ...unsignedOrder },
  bool: { ...bits, ...equality, ...unsignedOrder },
} as const satisfies Record<Elem, Names>

const vectorInteger = { ...arithmetic, ...equality, ...signedOrder, neg: 'neg', abs: 'abs' } as const satisfies Names
const vectorInt32 = { ...vectorInteger, min: 'min_s', max: 'max_s' } as const satisfies Names

/** Primitives that are one vector instruction on operands in order; the rest are spelled out in vector.ts. */
export const vectorInstruction = {
  f32: float,
  f64: float,
  i32: vectorInt32,
  index: vectorInt32,
  i64: vectorInteger,
  ptr: { ...arithmetic, ...equality, ...unsignedOrder },
  bool: { ...equality },
} as const satisfies Record<Elem, Names>

export const scalarLoad = {
  i8: 'i32.load8_s',
  u8: 'i32.load8_u',
  i16: 'i32.load16_s',
  u16: 'i32.load16_u',
  i32: 'i32.load',
  i64: 'i64.load',
  f32: 'f32.load',
  f64: 'f64.load',
} as const satisfies Record<MemoryType, string>

export const scalarStore = {
  i8: 'i32.store8',
  u8: 'i32.store8',
  i16: 'i32.store16',
  u16: 'i32.store16',
  i32: 'i32.store',
  i64: 'i64.store',
  f32: 'f32.store',
  f64: 'f64.store',
} as const satisfies Record<MemoryType, string>
