// Random views on the emulator, which checks the alignment and the bounds of every access, against sums on the host.
import type { DType } from '@opgems/core'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const rt = openEmulatedRuntime()
afterAll(() => rt.close())

/** How many views an operator sees; each new class of layout is compiled. */
const runs = Number(process.env.OPGEMS_LAYOUT_RUNS ?? 5)

/** A view of a buffer, and what surrounds it. */
interface View {
  readonly shape: readonly number[]
  readonly strides: readonly number[]
  readonly offset: number
  /** Elements of the buffer. */
  readonly count: number
}

const sizes: fc.Arbitrary<number> = fc.constantFrom(
  0,
  2,
  3,
  4,
  7,
  8,
  16,
  33,
  1,
  2,
  3,
  4,
  7,
  8,
  12,
  16,
  31,
  32,
  33,
  64,
  100,
  256,
  260,
)

/** Rows that are dense, padded, stepped or overlapping windows, in any order of dimensions, from any offset. */
const views = (isOutput: boolean): fc.Arbitrary<View> =>
  fc
    .record({
      shape: fc.array(sizes, { minLength: 1, maxLength: 3 }).filter((s) => s.reduce((a, b) => a * b, 1) <= 20_000),
      order: fc.integer({ min: 0, max: 5 }),
      step: fc.constantFrom<number[]>(1, 1, 1, 2, 3, ...(isOutput ? [] : [0])),
      pads: fc.array(fc.constantFrom<number[]>(0, 0, 1, 3, 4, 8, 16, ...(isOutput ? [] : [-1, -2, -1000])), {
        minLength: 3,
        maxLength: 3,
      }),
      offset: fc.constantFrom<number[]>(0, 0, 1, 2, 3, 4, 8, 15, 16, 17),
      tail: fc.constantFrom<number[]>(0, 1, 5),
    })
    .map(({ shape, order, step, pads, offset, tail }) => {
      const strides = shape.map(() => 0)
      let next = step
      for (const d of permutation(shape.length, order)) {
        strides[d] = Math.max(next, 0)
        next = Math.max(0, next * Math.max(shape[d]!, 1) + pads[d]!)
      }
      const last = shape.reduce((sum, n, d) => sum + Math.max(0, n - 1) * strides[d]!, offset)
      return { shape, strides, offset, count: last + 1 + tail }
    })

function permutation(rank: number, order: number): number[] {
  const rest = Array.from({ length: rank }, (_, d) => d)
  return Array.from({ length: rank }, (_, i) => rest.splice(Math.floor(order / (i + 1)) % rest.length, 1)[0]!)
}

/** Small whole numbers, so that sums are exact in every dtype. */
const bufferOf = ({ count }: View, salt: number) =>
  Array.from({ length: count }, (_, i) => (i * 7 + salt * 5 + (i >> 3)) % 4)

/** The view's elements in the order of its coordinates. */
function read({ shape, strides, offset }: View, buffer: readonly number[]): number[] {
  const out: number[] = []
  const walk = (d: number, at: number): void => {
    if (d === shape.length) out.push(buffer[at]!)
    else for (let i = 0; i < shape[d]!; i++) walk(d + 1, at + i * strides[d]!)
  }
  walk(0, offset)
  return out
}

const dtypes: readonly DType[] = ['uint8', 'float16', 'float32', 'float64']
const dtypeOf = fc.constantFrom(...dtypes)

const place = (view: View, buffer: readonly number[], dtype: DType) => {
  const whole = rt.tensor(buffer as number[], { dtype })
  const seen = rt.call('aten::as_strided', [whole, view.shape, view.strides, view.offset]) as typeof whole
  return { whole, seen }
}
const numbers = async (t: { data(): Promise<unknown> }) => Array.from((await t.data()) as Iterable<number>, Number)

const property = (check: (view: View, dtype: DType, salt: number) => Promise<void>, isOutput = false) =>
  fc.assert(fc.asyncProperty(views(isOutput), dtypeOf, fc.nat(100), check), { numRuns: runs })

test('views are copied as they are', { timeout: 600_000 }, async () => {
  await property(async (view, dtype, salt) => {
    const buffer = bufferOf(view, salt)
    const { seen } = place(view, buffer, dtype)
    expect(await numbers(rt.ops.contiguous(seen))).toEqual(read(view, buffer))
    expect(await numbers(rt.ops.add(seen, seen))).toEqual(read(view, buffer).map((x) => 2 * x))
  })
})

test('writes into a view leave what is around it alone', { timeout: 600_000 }, async () => {
  await property(async (view, dtype, salt) => {
    const buffer = bufferOf(view, salt)
    const { whole, seen } = place(view, buffer, dtype)
    const dense = { ...view, strides: view.shape.map((_, d) => view.shape.slice(d + 1).reduce((a, b) => a * b, 1)) }
    const values = read(
      { ...dense, offset: 0 },
      buffer.map((x) => x + 4),
    )
    rt.call('aten::copy_', [seen, rt.tensor(values, { dtype, shape: [...view.shape] })])
    const places = read(
      view,
      buffer.map((_, i) => i),
    )
    const expected = [...buffer]
    places.forEach((at, i) => {
      expected[at] = values[i]!
    })
    expect(await numbers(whole)).toEqual(expected)
  }, true)
})

test.each(['sum', 'amax', 'cumsum'] as const)('%s of rows and columns of views', { timeout: 600_000 }, async (name) => {
  await property(async (view, dtype, salt) => {
    const buffer = bufferOf(view, salt)
    const { seen } = place(view, buffer, dtype)
    const d = salt % view.shape.length
    if (name === 'amax' && view.shape[d] === 0) return
    const got = await numbers(rt.call(`aten::${name}`, [seen, name === 'cumsum' ? d : [d]]) as never)
    expect(got).toEqual(along(view, read(view, buffer), d, name))
  })
})

/** The operator along dimension d of dense values. */
function along({ shape }: View, values: readonly number[], d: number, name: 'sum' | 'amax' | 'cumsum'): number[] {
  const [n, inner] = [shape[d]!, shape.slice(d + 1).reduce((a, b) => a * b, 1)]
  const outer = shape.slice(0, d).reduce((a, b) => a * b, 1)
  const out: number[] = []
  const at = (o: number, i: number, k: number) => values[(o * n + k) * inner + i]!
  for (let o = 0; o < outer; o++)
    for (let k = 0; k < (name === 'cumsum' ? n : 1); k++)
      for (let i = 0; i < inner; i++) {
        const row = Array.from({ length: name === 'cumsum' ? k + 1 : n }, (_, j) => at(o, i, j))
        out.push(name === 'amax' ? Math.max(...row) : row.reduce((a, b) => a + b, 0))
      }
  return out
}
