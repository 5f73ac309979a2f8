// The names of the elementwise functions by arity. They are listed apart from the table so that Value's methods can be typed from them.
import { binaryPrimitiveNames, comparisonNames, ternaryPrimitiveNames, unaryPrimitiveNames } from './primitive-names.ts'

export const unaryNames = [...unaryPrimitiveNames, 'isNan', 'exp'] as const
export const binaryNames = [...binaryPrimitiveNames, ...comparisonNames, 'maximum', 'minimum'] as const
export const ternaryNames = [...ternaryPrimitiveNames] as const

export type UnaryName = (typeof unaryNames)[number]
export type BinaryName = (typeof binaryNames)[number]
export type TernaryName = (typeof ternaryNames)[number]
export type ElementwiseName = UnaryName | BinaryName | TernaryName
