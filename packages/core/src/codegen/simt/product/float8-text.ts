// Conversions between float8 and float32 as functions of a product's source, from the expressions that all other kernels use.
import { scalarType, use } from '../../loops/build.ts'
import type { Elem, Expr, Variable } from '../../loops/ir.ts'
import { bitsToFloat, floatToBits, type Namer } from '../../loops/lower/narrow-floats.ts'
import { SimtExpressions } from '../print/expressions.ts'
import type { SimtPrelude } from '../print/prelude.ts'
import type { ProductParts } from './parts-text.ts'

const formats = ['float8_e4m3fn', 'float8_e5m2'] as const

/** `f32 FORMAT_to_float(i32)` for the formats of the operands, `i32 float_to_FORMAT(f32)` for that of the result. */
export function float8Functions({ a, b, c }: ProductParts, prelude: SimtPrelude): string[] {
  const read = formats.filter((format) => format === a || format === b)
  const written = formats.filter((format) => format === c)
  return [
    ...read.map((format) => functionText(`${format}_to_float`, 'i32', bitsToFloat[format], prelude)),
    ...written.map((format) => functionText(`float_to_${format}`, 'f32', floatToBits[format], prelude)),
  ]
}

function functionText(
  name: string,
  from: Elem & string,
  convert: (x: Expr, name: Namer) => Expr,
  prelude: SimtPrelude,
): string {
  const printer = new SimtExpressions(prelude, new Map(), false)
  const lines: string[] = []
  const keep: Namer = (value) => {
    const variable: Variable = { name: `x${lines.length + 1}`, type: value.type }
    lines.push(`  const ${printer.typeName(value.type)} ${variable.name} = ${printer.bare(value)};`)
    return use(variable)
  }
  const result = convert(use({ name: 'x', type: scalarType(from) }), keep)
  const head = `${prelude.dialect.functionPrefix} ${printer.typeName(result.type)} ${name}(${from} x)`
  return `${head} {\n${[...lines, `  return ${printer.bare(result)};`].join('\n')}\n}`
}
