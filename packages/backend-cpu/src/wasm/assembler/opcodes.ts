// The opcodes of the WebAssembly instructions that kernels use, from the specification's binary format (SIMD and relaxed SIMD included).

/** What follows an opcode: nothing, memory offset, memory offset and lane, lane, or 16 lanes. */
export type Immediate = 'none' | 'memory' | 'memoryLane' | 'lane' | 'shuffle'
export interface Opcode {
  readonly bytes: readonly number[]
  readonly immediate: Immediate
}

const opcodes = new Map<string, Opcode>()

const leb = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7])

/** Adds names in the order of their codes; `-` skips one. */
function add(prefix: readonly number[], first: number, immediate: Immediate, names: string): void {
  names.split(/\s+/).forEach((name, i) => {
    const code = first + i
    if (name !== '-') opcodes.set(name, { bytes: [...prefix, ...(prefix.length > 0 ? leb(code) : [code])], immediate })
  })
}
const each = (type: string, names: string): string =>
  names.replace(/\S+/g, (name) => (name === '-' ? name : `${type}.${name}`))

const integerCompare = 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'
const floatCompare = 'eq ne lt gt le ge'
const integerArithmetic = 'clz ctz popcnt add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'
const floatArithmetic = 'abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'
const scalarConversions =
  'i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u i64.extend_i32_s i64.extend_i32_u ' +
  'i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u f32.convert_i32_s f32.convert_i32_u ' +
  'f32.convert_i64_s f32.convert_i64_u f32.demote_f64 f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s ' +
  'f64.convert_i64_u f64.promote_f32 i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32 f64.reinterpret_i64'
const scalarMemory =
  'i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u ' +
  'i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s i64.load32_u ' +
  'i32.store i64.store f32.store f64.store i32.store8 i32.store16 i64.store8 i64.store16 i64.store32'

add([], 0x1a, 'none', 'drop select')
add([], 0x28, 'memory', scalarMemory)
add([], 0x45, 'none', each('i32', `eqz ${integerCompare}`))
add([], 0x50, 'none', each('i64', `eqz ${integerCompare}`))
add([], 0x5b, 'none', each('f32', floatCompare))
add([], 0x61, 'none', each('f64', floatCompare))
add([], 0x67, 'none', each('i32', integerArithmetic))
add([], 0x79, 'none', each('i64', integerArithmetic))
add([], 0x8b, 'none', each('f32', floatArithmetic))
add([], 0x99, 'none', each('f64', floatArithmetic))
add([], 0xa7, 'none', scalarConversions)
add([0xfc], 0, 'none', each('i32', 'trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u'))
add([0xfc], 4, 'none', each('i64', 'trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u'))

const simd = [0xfd]
add(simd, 0, 'memory', 'v128.load v128.load8x8_s v128.load8x8_u v128.load16x4_s v128.load16x4_u')
add(simd, 7, 'memory', each('v128', 'load8_splat load16_splat load32_splat load64_splat store'))
add(simd, 13, 'shuffle', 'i8x16.shuffle')
add(simd, 17, 'none', 'i32x4.splat i64x2.splat f32x4.splat f64x2.splat')
add(
  simd,
  27,
  'lane',
  'i32x4.extract_lane i32x4.replace_lane i64x2.extract_lane i64x2.replace_lane ' +
    'f32x4.extract_lane f32x4.replace_lane f64x2.extract_lane f64x2.replace_lane',
)
add(simd, 55, 'none', each('i32x4', integerCompare))
add(simd, 65, 'none', each('f32x4', floatCompare))
add(simd, 71, 'none', each('f64x2', floatCompare))
add(simd, 77, 'none', each('v128', 'not and andnot or xor bitselect any_true'))
add(simd, 84, 'memoryLane', each('v128', 'load8_lane load16_lane load32_lane load64_lane'))
add(simd, 88, 'memoryLane', each('v128', 'store8_lane store16_lane store32_lane store64_lane'))
add(simd, 92, 'memory', each('v128', 'load32_zero load64_zero'))
add(simd, 94, 'none', 'f32x4.demote_f64x2_zero f64x2.promote_low_f32x4')
add(simd, 101, 'none', each('i8x16', 'narrow_i16x8_s narrow_i16x8_u'))
add(simd, 103, 'none', each('f32x4', 'ceil floor trunc nearest'))
add(simd, 116, 'none', each('f64x2', 'ceil floor - - - - trunc'))
const extendLowHigh = (from: string) =>
  `extend_low_${from}_s extend_high_${from}_s extend_low_${from}_u extend_high_${from}_u`
add(simd, 133, 'none', each('i16x8', `narrow_i32x4_s narrow_i32x4_u ${extendLowHigh('i8x16')}`))
add(simd, 148, 'none', 'f64x2.nearest')
add(simd, 160, 'none', each('i32x4', `abs neg - all_true bitmask - - ${extendLowHigh('i16x8')} shl shr_s shr_u add`))
add(simd, 177, 'none', each('i32x4', 'sub - - - mul min_s min_u max_s max_u'))
add(simd, 192, 'none', each('i64x2', `abs neg - all_true bitmask - - ${extendLowHigh('i32x4')} shl shr_s shr_u add`))
add(simd, 209, 'none', each('i64x2', 'sub - - - mul eq ne lt_s gt_s le_s ge_s'))
add(simd, 220, 'none', each('i64x2', 'extmul_low_i32x4_s extmul_high_i32x4_s extmul_low_i32x4_u extmul_high_i32x4_u'))
add(simd, 224, 'none', each('f32x4', 'abs neg - sqrt add sub mul div min max pmin pmax'))
add(simd, 236, 'none', each('f64x2', 'abs neg - sqrt add sub mul div min max pmin pmax'))
add(simd, 248, 'none', 'i32x4.trunc_sat_f32x4_s - f32x4.convert_i32x4_s - i32x4.trunc_sat_f64x2_s_zero')
add(simd, 254, 'none', 'f64x2.convert_low_i32x4_s')
add(simd, 0x101, 'none', 'i32x4.relaxed_trunc_f32x4_s - i32x4.relaxed_trunc_f64x2_s_zero')
add(simd, 0x105, 'none', 'f32x4.relaxed_madd - f64x2.relaxed_madd')

/** Instructions by name; control, locals, calls and constants are the encoder's own. */
export const opcodeOf: ReadonlyMap<string, Opcode> = opcodes
