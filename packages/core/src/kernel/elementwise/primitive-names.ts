// The elementwise functions that every dialect spells itself.
export const unaryPrimitiveNames = ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'rint', 'not'] as const
export const binaryPrimitiveNames = [
  'add',
  'sub',
  'mul',
  'div',
  'rem',
  'pmin',
  'pmax',
  'copysign',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
  'ushr',
  'mulhi',
] as const
export const comparisonNames = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const
export const ternaryPrimitiveNames = ['fma', 'select'] as const
export type PrimitiveName =
  | (typeof unaryPrimitiveNames)[number]
  | (typeof binaryPrimitiveNames)[number]
  | (typeof comparisonNames)[number]
  | (typeof ternaryPrimitiveNames)[number]
/** The names above as a set. */
export const primitiveNames: ReadonlySet<string> = new Set([
  ...unaryPrimitiveNames,
  ...binaryPrimitiveNames,
  ...comparisonNames,
  ...ternaryPrimitiveNames,
])
