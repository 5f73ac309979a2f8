// What the texts of both kinds of matrix products share: elements in memory and in sums, parameters, and a block's place in C.
import type { SimtDialect } from '../../../backend/target.ts'
import type { KernelDType } from '../../../kernel/index.ts'
import { endDType } from '../../product-end.ts'
import { spell } from '../print/spell.ts'

/** dtypes that sums are kept in. */
export type SumDType = 'float32' | 'float64' | 'int32' | 'int64'

const memoryTypes: Partial<Record<KernelDType, string>> = {
  float64: 'f64',
  float32: 'f32',
  float16: 'u16',
  bfloat16: 'u16',
  int64: 'i64',
  int32: 'i32',
  int16: 'i16',
  int8: 'i8',
  uint8: 'u8',
  float8_e4m3fn: 'u8',
  float8_e5m2: 'u8',
}
export const sumTypes: Record<SumDType, string> = { float64: 'f64', float32: 'f32', int64: 'i64', int32: 'i32' }
export const memoryType = (dtype: KernelDType): string => memoryTypes[dtype]!

/** x in memory as the sum's dtype, and back. */
export function widen(dtype: KernelDType, x: string, to = 'T'): string {
  const function_ = widenings[dtype]
  return function_ ? `${function_}(${x})` : `(${to})${x}`
}
export function narrow(dtype: KernelDType, x: string): string {
  const function_ = narrowings[dtype]
  return `(${memoryType(dtype)})${function_ ? `${function_}(${x})` : x}`
}
/** Of the dialect, and of `float8Functions`. */
const widenings: Partial<Record<KernelDType, string>> = {
  float16: 'half_to_float',
  bfloat16: 'bfloat_to_float',
  float8_e4m3fn: 'float8_e4m3fn_to_float',
  float8_e5m2: 'float8_e5m2_to_float',
}
const narrowings: Partial<Record<KernelDType, string>> = {
  float16: 'float_to_half',
  bfloat16: 'float_to_bfloat',
  float8_e4m3fn: 'float_to_float8_e4m3fn',
  float8_e5m2: 'float_to_float8_e5m2',
}

/** Whether the dialect has the conversions that these dtypes need. */
export const canRender = (dtypes: readonly KernelDType[], { conversions }: SimtDialect): boolean =>
  dtypes.every((d) => {
    if (d === 'float16') return conversions.includes('half_to_float') && conversions.includes('float_to_half')
    if (d === 'bfloat16') return conversions.includes('bfloat_to_float') && conversions.includes('float_to_bfloat')
    return memoryTypes[d] !== undefined
  })

export interface ProductParts {
  readonly name: string
  readonly a: KernelDType
  readonly b: KernelDType
  readonly c: KernelDType
  readonly addend: KernelDType | null
  readonly scaled: boolean
  readonly factors?: true
  readonly compute: SumDType
}

/** The kernel's head, up to its body; `more` are the names of integers after the common parameters. */
export function productHead(
  spec: ProductParts,
  threads: number,
  dialect: SimtDialect,
  more: readonly string[] = [],
): string {
  const scale = endDType(spec).startsWith('float') ? 'f64' : 'i64'
  const strides = ['a', 'b', 'c', 'd'].flatMap((x) => ['row', 'column', 'batch'].map((s) => `i64 ${x}_${s}`))
  const parameters = [
    `const ${memoryType(spec.a)}* ${dialect.restrict} a`,
    `const ${memoryType(spec.b)}* ${dialect.restrict} b`,
    `${memoryType(spec.c)}* ${dialect.restrict} c`,
    `const ${memoryType(spec.addend ?? spec.c)}* d`,
    ...strides,
    ...['m', 'n', 'k'].map((s) => `i64 ${s}`),
    `${scale} alpha`,
    `${scale} beta`,
    ...(spec.factors ? factorParameters(dialect) : []),
    ...more.map((name) => `i64 ${name}`),
  ]
  const bounds = spell(dialect.launchBounds, [String(threads)])
  return `${dialect.kernelPrefix} ${bounds} ${spec.name}(${parameters.join(', ')})`
}

const factorParameters = ({ restrict }: SimtDialect): readonly string[] =>
  ['row', 'column'].flatMap((of) => [`const f32* ${restrict} ${of}_factors`, `i64 ${of}_factor_step`])

/** Statements that find the block's tile of ROWS × COLUMNS, at `top` and `left` of matrix `batch`. */
export const findTile = ({ blockIndex }: SimtDialect): string =>
  `
  // Eight rows of tiles at a time, so that their operands stay in the cache.
  const i64 rows = (m + ROWS - 1) / ROWS, columns = (n + COLUMNS - 1) / COLUMNS, block = (i64)${blockIndex};
  const i64 batch = block / (rows * columns), inside = block % (rows * columns), first = inside / (8 * columns) * 8;
  const i64 band = rows - first < 8 ? rows - first : 8, rest = inside - first * columns;
  const i64 top = (first + rest % band) * ROWS, left = rest / band * COLUMNS;`.slice(1)

/** The element of C at `row` and `column` for the sum `x`: alpha·factors·x + beta·D, in the dtype of memory. */
export function resultOf(parts: ProductParts, x: string, column: string): string {
  const { c, addend, scaled, factors, compute } = parts
  const end = factors ? 'f32' : 'T'
  const sum = endDType(parts) === compute ? x : `(${end})${x}`
  const own = scaled ? `(${end})(${sum} * (${end})alpha)` : sum
  const first = factors
    ? `(${own} * (row_factors[row * row_factor_step] * column_factors[${column} * column_factor_step]))`
    : own
  if (!addend) return narrow(c, first)
  const d = widen(addend, `d[batch * d_batch + row * d_row + ${column} * d_column]`, end)
  return narrow(c, `(${end})(${first} + (${end})beta * ${d})`)
}
