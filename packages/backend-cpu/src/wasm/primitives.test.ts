// Every primitive and conversion on WebAssembly, scalar and vector, against plain TypeScript semantics.
import { describe, expect, it } from 'vitest'
import { bitcast, call, constant, convert, op, select, widen } from '../../../core/src/codegen/loops/build.ts'
import { type Expr, libraryFunctions, type UnaryPrimitive } from '../../../core/src/codegen/loops/ir.ts'
import { conversionCases, primitiveCases } from '../../../core/src/codegen/loops/testing/primitive-cases.ts'
import { mapColumns, type Value } from './testing/run-loops.ts'

const laneCounts = [1, 4, 8]
const integerCases = primitiveCases.filter(
  ({ fn, elem }) => ['shl', 'shr', 'ushr', 'div', 'rem'].includes(fn) && elem !== 'f32' && elem !== 'f64',
)

/** NaN is any NaN; the sign of zero counts. */
function expectSame(actual: readonly Value[], expected: readonly Value[], inputs: readonly (readonly Value[])[]): void {
  const wrong = expected.flatMap((want, row) =>
    Object.is(actual[row], want)
      ? []
      : [`(${inputs.map((column) => column[row]).join(', ')}): ${String(actual[row])} instead of ${String(want)}`],
  )
  expect(wrong).toEqual([])
}

for (const lanes of laneCounts)
  describe(`${lanes} lanes`, () => {
    for (const { fn, elem, result, inputs, expected } of primitiveCases)
      it(`${fn} ${elem}`, () => {
        const columns = inputs.map((values, k) => ({
          elem: fn === 'select' && k === 0 ? ('bool' as const) : elem,
          values,
        }))
        const formula = (...x: Expr[]) =>
          fn === 'select' ? select(x[0]!, x[1]!, x[2]!) : op(fn as UnaryPrimitive, ...x)
        expectSame(mapColumns(lanes, columns, result, formula), expected, inputs)
      })

    for (const { from, to, input, expected } of conversionCases)
      it(`${from} to ${to}`, () => {
        const actual = mapColumns(lanes, [{ elem: from, values: input }], to, (x) => convert(to, x))
        const same = expected.map((want) => (to === 'bool' ? want : to === 'i64' ? BigInt(want) : Number(want)))
        expectSame(actual, same, [input])
      })

    for (const { fn, elem, inputs, expected } of integerCases)
      it(`${fn} ${elem} by a constant and by a splat`, () => {
        const [left, right] = inputs as [readonly Value[], readonly Value[]]
        for (const by of new Set(right)) {
          const rows = right.flatMap((value, row) => (value === by ? [row] : []))
          const column = { elem, values: rows.map((row) => left[row]!) }
          const want = rows.map((row) => expected[row]!)
          const fixed = mapColumns(lanes, [column], elem, (x) => op(fn as 'shl', x, constant(elem, by)))
          const scalar = op('or', constant(elem, by), constant(elem, by))
          expectSame(
            mapColumns(lanes, [column], elem, (x) => op(fn as 'shl', x, widen(scalar, lanes))),
            want,
            [column.values],
          )
          expectSame(fixed, want, [column.values])
        }
      })

    it('bitcasts keep the bits', () => {
      const bits = [0, -1, 0x7fc00001, 0x3f800000, -2147483648]
      const input = [{ elem: 'i32' as const, values: bits }]
      expect(mapColumns(lanes, input, 'i32', (x) => bitcast('i32', bitcast('f32', x)))).toEqual(bits)
      expect(mapColumns(lanes, [{ elem: 'f64', values: [1, -0] }], 'i64', (x) => bitcast('i64', x))).toEqual([
        0x3ff0000000000000n,
        -(2n ** 63n),
      ])
    })
  })

describe('library functions', () => {
  const xs = [0, -0, 0.5, -0.5, 1, 2.5, -3, 30, 1e-9, Infinity, -Infinity, Number.NaN]
  const ys = [0, -0, 1, -1, 0.5, 3, -2, Infinity, -Infinity, Number.NaN]
  it.each(libraryFunctions.filter((fn) => !['pow', 'atan2', 'fmod'].includes(fn)))('%s is that of Math', (fn) => {
    const expected = xs.map((x) => (Math[fn as 'exp'] as (x: number) => number)(x))
    expectSame(
      mapColumns(1, [{ elem: 'f64', values: xs }], 'f64', (x) => call(fn, x)),
      expected,
      [xs],
    )
  })
  const pairs = xs.flatMap((x) => ys.map((y) => [x, y] as const))
  const columns = [0, 1].map((k) => ({ elem: 'f64' as const, values: pairs.map((pair) => pair[k]!) }))
  const inputs = columns.map((column) => column.values)
  it('atan2 and fmod follow C', () => {
    expectSame(
      mapColumns(1, columns, 'f64', (x, y) => call('atan2', x!, y!)),
      pairs.map(([x, y]) => Math.atan2(x, y)),
      inputs,
    )
    expectSame(
      mapColumns(1, columns, 'f64', (x, y) => call('fmod', x!, y!)),
      pairs.map(([x, y]) => x % y),
      inputs,
    )
  })
  it('pow gives 1 where C does and JavaScript gives NaN', () => {
    const edge = [
      [1, Number.NaN, 1],
      [1, Infinity, 1],
      [-1, -Infinity, 1],
      [Number.NaN, 0, 1],
      [2, 10, 1024],
      [-2, 3, -8],
    ]
    const bases = edge.map((row) => row[0]!)
    const exponents = edge.map((row) => row[1]!)
    const actual = mapColumns(
      1,
      [
        { elem: 'f64', values: bases },
        { elem: 'f64', values: exponents },
      ],
      'f64',
      (x, y) => call('pow', x!, y!),
    )
    expectSame(
      actual,
      edge.map((row) => row[2]!),
      [bases, exponents],
    )
  })
})
