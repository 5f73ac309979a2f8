// Constants in WebAssembly's text: decimal numbers, inf and nan, and vectors with every lane given.
import type { Elem } from '../ir.ts'
import { isFloat, lanesOfShape, type Shape, scalarOf, shapeOf } from './spelling.ts'

type ConstantValue = number | bigint | boolean

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Object.is(value, -0) ? '-0' : String(value)
}

/** One value of an element, without its type: a float of float32 is rounded first, an integer wraps to its width. */
function valueText(elem: Elem, value: ConstantValue): string {
  if (elem === 'f32') return floatText(Math.fround(Number(value)))
  if (elem === 'f64') return floatText(Number(value))
  return BigInt.asIntN(elem === 'i64' ? 64 : 32, BigInt(value)).toString()
}

export const scalarConstant = (elem: Elem, value: ConstantValue): string =>
  `(${scalarOf[elem]}.const ${valueText(elem, value)})`

export const i32 = (value: number): string => `(i32.const ${value})`

export const vectorOf = (shape: Shape, values: readonly string[]): string => `(v128.const ${shape} ${values.join(' ')})`

/** A part with the same value in each lane; true is a lane of ones. */
export function vectorConstant(elem: Elem, value: ConstantValue): string {
  const shape = shapeOf[elem]
  const text = elem === 'bool' ? (value ? '-1' : '0') : valueText(elem, value)
  return vectorOf(shape, Array<string>(lanesOfShape[shape]).fill(text))
}

/** A part that holds a pattern of bits in each lane of an element's width. */
export function bitsConstant(elem: Elem, bits: bigint): string {
  return vectorConstant(isFloat(elem) ? (elem === 'f32' ? 'i32' : 'i64') : elem, bits)
}
