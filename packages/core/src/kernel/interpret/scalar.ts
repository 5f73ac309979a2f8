// Single values in the interpreter: rounding to a dtype, conversion, and the elementwise functions.

import { floatOf, oddBitsOf } from '../../dtype/float-bits.ts'
import {
  type Float8,
  fromBFloat16Bits,
  fromFloat8Bits,
  fromFloat16Bits,
  toBFloat16Bits,
  toFloat8Bits,
  toFloat16Bits,
} from '../../dtype/index.ts'
import { domain } from '../axes.ts'
import { elementwiseFunction } from '../elementwise/table.ts'
import type { BitcastNode, CastNode, KernelDType, MapNode } from '../node.ts'

/** Integers are bigints; floats and bools (0 and 1) are numbers. */
export type Scalar = number | bigint
/** 'faithful' rounds every float to its dtype; 'float64' leaves floats as they are. Integers always wrap. */
export type Mode = 'float64' | 'faithful'

const isInteger = (dtype: KernelDType): boolean => domain(dtype) === 'int'

/** A whole number wrapped to the dtype's width. */
export function wrap(value: bigint, dtype: KernelDType): bigint {
  if (dtype === 'uint8') return BigInt.asUintN(8, value)
  return BigInt.asIntN(Number(dtype.slice('int'.length)), value)
}

/** A float rounded once to the dtype, to nearest even. */
function roundFloat(value: number, dtype: KernelDType): number {
  switch (dtype) {
    case 'float64':
      return value
    case 'float32':
      return Math.fround(value)
    case 'float16':
      return floatOf(fromFloat16Bits(toFloat16Bits(oddBitsOf(value))))
    case 'bfloat16':
      return floatOf(fromBFloat16Bits(toBFloat16Bits(oddBitsOf(value))))
    default:
      return floatOf(fromFloat8Bits(toFloat8Bits(oddBitsOf(value), dtype as Float8), dtype as Float8))
  }
}

/** The value as the dtype holds it. Floats become integers by truncation; what no integer represents becomes 0. */
export function convert(value: Scalar | boolean, dtype: KernelDType, mode: Mode): Scalar {
  if (dtype === 'bool') return Number(value) === 0 ? 0 : 1
  if (!isInteger(dtype)) return mode === 'faithful' ? roundFloat(Number(value), dtype) : Number(value)
  if (typeof value === 'bigint') return wrap(value, dtype)
  return Number.isFinite(Number(value)) ? wrap(BigInt(Math.trunc(Number(value))), dtype) : 0n
}

export function applyMap(node: MapNode, args: readonly Scalar[], mode: Mode): Scalar {
  if (node.fn === 'select') return args[0] ? args[1]! : args[2]!
  const { reference, integer } = elementwiseFunction(node.fn)
  const isExact = isInteger(node.args[node.args.length - 1]!.dtype)
  const value = isExact ? integer!(...(args as bigint[])) : reference(...(args as number[]))
  return convert(value, node.dtype, mode)
}
export function applyCast(node: CastNode, arg: Scalar, mode: Mode): Scalar {
  return convert(arg, node.dtype, mode)
}

const words = new DataView(new ArrayBuffer(8))
/** Between float32 and int32, and float64 and int64; a float32 is rounded first in either mode. */
export function applyBitcast(node: BitcastNode, arg: Scalar): Scalar {
  switch (`${node.args[0].dtype} to ${node.dtype}`) {
    case 'float32 to int32':
      words.setFloat32(0, Number(arg))
      return BigInt(words.getInt32(0))
    case 'int32 to float32':
      words.setInt32(0, Number(arg))
      return words.getFloat32(0)
    case 'float64 to int64':
      words.setFloat64(0, Number(arg))
      return words.getBigInt64(0)
    case 'int64 to float64':
      words.setBigInt64(0, BigInt(arg))
      return words.getFloat64(0)
    default:
      throw new Error(`the interpreter has no bitcast from ${node.args[0].dtype} to ${node.dtype}`)
  }
}
