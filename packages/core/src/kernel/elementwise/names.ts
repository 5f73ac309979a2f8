// The names of the elementwise functions by arity. They are listed apart from the table so that Value's methods can be typed from them.
import { binaryPrimitiveNames, comparisonNames, ternaryPrimitiveNames, unaryPrimitiveNames } from './primitive-names.ts'

/** Unary functions that have an expansion. */
export const unaryFunctionNames = [
  'isNan',
  'isInf',
  'isFinite',
  'signBit',
  'sign',
  'exp',
  'expOfNonPositive',
  'exp2',
  'expm1',
  'sigmoid',
  'log',
  'log2',
  'log10',
  'log1p',
  'rsqrt',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'erf',
  'erfc',
  'erfinv',
  'ndtri',
  'lgamma',
  'digamma',
  'i0',
  'i0e',
  'i1',
  'i1e',
] as const
/** Binary functions that have an expansion. */
export const binaryFunctionNames = [
  'maximum',
  'minimum',
  'fmax',
  'fmin',
  'pow',
  'ipow',
  'atan2',
  'hypot',
  'divNormal',
  'fmod',
  'remainder',
  'floorDivide',
  'nextafter',
] as const
export type FunctionName = (typeof unaryFunctionNames)[number] | (typeof binaryFunctionNames)[number]

export const unaryNames = [...unaryPrimitiveNames, ...unaryFunctionNames] as const
export const binaryNames = [...binaryPrimitiveNames, ...comparisonNames, ...binaryFunctionNames] as const
export const ternaryNames = [...ternaryPrimitiveNames] as const

export type UnaryName = (typeof unaryNames)[number]
export type BinaryName = (typeof binaryNames)[number]
export type TernaryName = (typeof ternaryNames)[number]
export type ElementwiseName = UnaryName | BinaryName | TernaryName
