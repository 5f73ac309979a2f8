// Float8 on the tensor cores: instructions of their own, or those of float16 after a conversion, which is exact.
import type { MatrixInstruction, MatrixUnit } from '@opgems/core'
import { instructionTexts, type Shape, sixteenRows } from './matrix-unit.ts'

const formats = { float8_e4m3fn: 'e4m3', float8_e5m2: 'e5m2' } as const
type Format = keyof typeof formats
const all = Object.keys(formats) as Format[]
/** Of A and of B. */
const pairs = all.flatMap((left) => all.map((right) => [left, right] as const))

/** @param prefix of the functions' names: `${prefix}_e4m3_e5m2` multiplies A of e4m3 by B of e5m2 */
const instructions = (prefix: string): readonly MatrixInstruction[] =>
  pairs.map(([left, right]) => ({
    operand: left,
    ...(right !== left && { rightOperand: right }),
    sum: 'float32',
    ...sixteenRows,
    multiply: `${prefix}_${formats[left]}_${formats[right]}`,
  }))

const shapes: Readonly<Record<string, Shape>> = Object.fromEntries(
  pairs.map(([left, right]) => {
    const [a, b] = [formats[left], formats[right]]
    return [
      `multiply_${a}_${b}`,
      { name: `m16n8k32.row.col.f32.${a}.${b}.f32`, type: 'f32', letter: 'f', sums: 4, words: 4 } as const,
    ]
  }),
)

/** With mma.sync's shapes for float8, which Ada's tensor cores have, and those of GeForce Blackwell. */
export const withFloat8 = (unit: MatrixUnit): MatrixUnit => ({
  ...unit,
  prelude: `${unit.prelude}${instructionTexts(shapes)}\n`,
  instructions: [...unit.instructions, ...instructions('multiply')],
})

const conversions = `__device__ __forceinline__ u32 widen_e4m3(u32 x) { u32 y; asm("cvt.rn.f16x2.e4m3x2 %0, %1;" : "=r"(y) : "h"((u16)x)); return y; }
__device__ __forceinline__ u32 widen_e5m2(u32 x) { u32 y; asm("cvt.rn.f16x2.e5m2x2 %0, %1;" : "=r"(y) : "h"((u16)x)); return y; }
`

/**
 * The halves of a word's four elements go to the two places along K that a lane has in the shape of float16: another order of K, the same
 * for A and B. `widen_FORMAT` makes two float16 of the low 16 bits.
 */
export const convertedProducts = pairs
  .map(([left, right]) => {
    const [a, b] = [formats[left], formats[right]]
    return `__device__ __forceinline__ void multiply_converted_${a}_${b}(float (&sum)[4], const unsigned (&a)[4], const unsigned (&b)[2]) {
  #pragma unroll
  for (int half = 0; half < 2; half++) {
    const unsigned first = a[2 * half], second = a[2 * half + 1], other = b[half];
    const unsigned left[4] = {widen_${a}(first), widen_${a}(second), widen_${a}(first >> 16), widen_${a}(second >> 16)};
    const unsigned right[2] = {widen_${b}(other), widen_${b}(other >> 16)};
    multiply_f16(sum, left, right);
  }
}`
  })
  .join('\n')

/**
 * For Hopper and data centres' Blackwell, whose mma.sync has no float8 of its own: ptxas would convert as well, and add each product in
 * an instruction apart.
 */
export const withConvertedFloat8 = (unit: MatrixUnit): MatrixUnit => ({
  ...unit,
  prelude: `${unit.prelude}${conversions}${convertedProducts}\n`,
  instructions: [...unit.instructions, ...instructions('multiply_converted')],
})
