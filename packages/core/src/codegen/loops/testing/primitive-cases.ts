// The cases that every LoopIR renderer must pass: each primitive and conversion over each element, edge values included.
import { comparePrimitives, type Primitive } from '../ir.ts'
import { applyMeaning, type CaseElem, type Meaning, meanings, type Value } from './primitive-semantics.ts'

export type { CaseElem, Value } from './primitive-semantics.ts'

/**
 * One primitive over one operand element. `inputs[k][row]` is operand k (for select: k = 0 is the condition, a bool);
 * the result is `expected[row]`, of element `result`. All columns have the same length. NaN stands for any NaN;
 * the sign of zero counts.
 */
export interface PrimitiveCase {
  readonly fn: Primitive
  readonly elem: CaseElem
  readonly result: CaseElem
  readonly inputs: readonly (readonly Value[])[]
  readonly expected: readonly Value[]
}

/** One conversion, in the same form with a single operand. */
export interface ConversionCase {
  readonly from: CaseElem
  readonly to: CaseElem
  readonly input: readonly Value[]
  readonly expected: readonly Value[]
}

const MIN64 = -(2n ** 63n)
const MAX64 = 2n ** 63n - 1n
const floats = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3.75, -7.25, 1e30, -1e30, 1e-30, Infinity, -Infinity, NaN]

const values: Readonly<Record<CaseElem, readonly Value[]>> = {
  f32: [...floats, 16777217, 3.4e38, 1.4e-45, 0.1].map(Math.fround),
  f64: [...floats, 2 ** 53, 1.7e308, 5e-324, 0.1],
  i32: [0, 1, -1, 2, -2, 7, -7, 31, 32, 33, 100, 65535, -65536, 2147483647, -2147483648, 123456789],
  i64: [
    0n,
    1n,
    -1n,
    2n,
    -7n,
    63n,
    64n,
    65n,
    2n ** 31n,
    -(2n ** 32n),
    2n ** 53n + 1n,
    MAX64,
    MIN64,
    1234567890123456789n,
  ],
  index: [0, 1, -1, 2, 3, -7, 16, 255, -4096, 10007],
  bool: [false, true],
}

const shifts: readonly Primitive[] = ['shl', 'shr', 'ushr']
const nonNegative = (value: Value) => Number(value) >= 0
const isNotNaN = (value: Value) => !Number.isNaN(value)

/** Operand columns' candidate values; index stays where 32- and 64-bit offsets agree, and a NaN's sign is nobody's. */
function candidates(fn: Primitive, elem: CaseElem): readonly (readonly Value[])[] {
  const own = values[elem]
  if (fn === 'select') return [values.bool, own, own]
  if (fn === 'copysign') return [own, own.filter(isNotNaN)]
  if (elem === 'index' && shifts.includes(fn)) return [own.filter(nonNegative), [0, 1, 2, 5, 12]]
  const arity = operandCount[fn] ?? 2
  // Values whose product is exact, so that one rounding and two agree.
  if (fn === 'fma')
    return [
      [0, 1.5, -2, 0.25, Infinity, NaN],
      [3, -0.5, 0, 8],
      [1, -4.5, 0.125, -Infinity],
    ]
  return Array.from({ length: arity }, () => own)
}

const operandCount: Partial<Record<Primitive, number>> = {
  neg: 1,
  abs: 1,
  sqrt: 1,
  floor: 1,
  ceil: 1,
  trunc: 1,
  rint: 1,
  not: 1,
}

/** Every combination of the candidates, one row each. */
function combinations(columns: readonly (readonly Value[])[]): Value[][] {
  return columns.reduce<Value[][]>((rows, column) => rows.flatMap((row) => column.map((v) => [...row, v])), [[]])
}

function primitiveCase(fn: Primitive, elem: CaseElem, meaning: Meaning): PrimitiveCase {
  const rows = combinations(candidates(fn, elem))
  const isComparison = (comparePrimitives as readonly string[]).includes(fn)
  return {
    fn,
    elem,
    result: isComparison ? 'bool' : elem,
    inputs: rows[0]!.map((_, operand) => rows.map((row) => row[operand]!)),
    expected: rows.map((row) => applyMeaning(meaning, row)),
  }
}

export const primitiveCases: readonly PrimitiveCase[] = (Object.keys(meanings) as CaseElem[]).flatMap((elem) =>
  Object.entries(meanings[elem]).map(([fn, meaning]) => primitiveCase(fn as Primitive, elem, meaning)),
)

const f32 = (xs: readonly number[]) => xs.map(Math.fround)
const smallInts = [0, 1, -1, 2, -7, 100, -32768, 65535]
const truncated = [0, -0, 0.5, -0.5, 1.75, -1.75, 1e6, -1e6, 8388607.5]
const toBool = (from: CaseElem, input: readonly Value[]): ConversionCase => ({
  from,
  to: 'bool',
  input,
  expected: input.map((v) => Number(v) !== 0),
})
const numeric = (
  from: CaseElem,
  to: CaseElem,
  input: readonly Value[],
  expected: readonly Value[],
): ConversionCase => ({
  from,
  to,
  input,
  expected,
})
const wideInts = [...values.i64.filter((v) => v !== MAX64)] as readonly bigint[]
// Nearest float32 of an int64 in one rounding; only these values would round twice through float64.
const exactInF64 = wideInts.filter((v) => BigInt(Number(v)) === v)
const int32s = values.i32 as readonly number[]
const truncate = (xs: readonly number[]) => xs.map((x) => Math.trunc(x) + 0)

export const conversionCases: readonly ConversionCase[] = [
  numeric('f32', 'f64', values.f32, values.f32),
  numeric('f64', 'f32', values.f64, (values.f64 as readonly number[]).map(Math.fround)),
  numeric('i32', 'f32', int32s, f32(int32s)),
  numeric('i32', 'f64', int32s, int32s),
  numeric('i32', 'i64', int32s, int32s.map(BigInt)),
  numeric(
    'i64',
    'i32',
    values.i64,
    values.i64.map((v) => Number(BigInt.asIntN(32, v as bigint))),
  ),
  numeric('i64', 'f64', wideInts, wideInts.map(Number)),
  numeric('i64', 'f32', exactInF64, f32(exactInF64.map(Number))),
  numeric('f32', 'i32', truncated, truncate(truncated)),
  numeric('f64', 'i32', truncated, truncate(truncated)),
  numeric('f32', 'i64', truncated, truncate(truncated).map(BigInt)),
  numeric('f64', 'i64', [...truncated, 2 ** 53, -(2 ** 62)], truncate([...truncated, 2 ** 53, -(2 ** 62)]).map(BigInt)),
  numeric('i32', 'index', smallInts, smallInts),
  numeric('index', 'i32', smallInts, smallInts),
  numeric('index', 'i64', smallInts, smallInts.map(BigInt)),
  numeric('i64', 'index', smallInts.map(BigInt), smallInts),
  numeric('index', 'f32', smallInts, smallInts),
  numeric('index', 'f64', smallInts, smallInts),
  numeric('f32', 'index', truncated, truncate(truncated)),
  numeric('f64', 'index', truncated, truncate(truncated)),
  ...(['f32', 'f64', 'i32', 'index'] as const).map((to) => numeric('bool', to, [false, true], [0, 1])),
  numeric('bool', 'i64', [false, true], [0n, 1n]),
  ...(['f32', 'f64', 'i32', 'i64', 'index'] as const).map((from) => toBool(from, values[from])),
]
