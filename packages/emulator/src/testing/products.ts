// Products of every layout on a chip's matrix unit, emulated, against float64.
import type { Driver, DType, MatrixArgument, Runtime } from '@opgems/core'
import { expect, test } from 'vitest'
import type { ProductClass } from '../../../core/src/codegen/products.ts'
import { launchProduct } from '../../../core/src/dispatch/launch/product.ts'
import { openEmulated } from './emulated-runtime.ts'

type ProductDType = 'float32' | 'float16' | 'bfloat16'
/** Whether elements are neighbours along K, from line to line, or not at all; along K, lines may also be far apart, or one repeated. */
type Layout = 'depth' | 'lines' | 'neither' | 'depth, far apart' | 'depth, repeated'

export interface ProductCase {
  readonly dtype: ProductDType
  readonly left: Layout
  readonly right: Layout
  /** [batch, m, n, k] of products that are launched one after the other. */
  readonly sizes: readonly (readonly [number, number, number, number])[]
  /** Columns of C are neighbours unless it is transposed. */
  readonly transposed?: boolean
  /** alpha and beta with D, whose row is added to every row. */
  readonly scaled?: boolean
}

/** Half the distance of neighbouring numbers near 1, and near 0. */
const roundings: Record<ProductDType, readonly [relative: number, absolute: number]> = {
  float32: [2 ** -24, 2 ** -150],
  float16: [2 ** -11, 2 ** -25],
  bfloat16: [2 ** -8, 2 ** -134],
}
const untouched = 7
const [alpha, beta] = [0.5, -2]

/** A matrix of `lines` along K in a buffer that starts and ends with other elements. */
interface Placed extends MatrixArgument {
  readonly at: (batch: number, line: number, element: number) => number
}

/** Each case is a kernel or two. */
export function testProducts(id: string, driver: Driver, cases: readonly ProductCase[]): void {
  const titleOf = ({ dtype, left, right, transposed, scaled }: ProductCase) =>
    `${dtype}, A along ${left}, B along ${right}${transposed ? ', C transposed' : ''}${scaled ? ', scaled and added' : ''}`
  test.for(cases.map((c) => [titleOf(c), c] as const))('products of %s', { timeout: 120_000 }, async ([, one]) => {
    const keys: string[] = []
    const rt = openEmulated(id, driver, undefined, ({ key }) => keys.push(key))
    for (const [i, sizes] of one.sizes.entries()) await check(rt, one, sizes, i)
    expect(keys.some((key) => key.startsWith('npu product'))).toBe(true)
    expect(keys.filter((key) => key.startsWith('general product'))).toEqual([])
    await rt.close()
  })
}

async function check(
  rt: Runtime,
  { dtype, left, right, transposed = false, scaled = false }: ProductCase,
  [batch, m, n, k]: readonly [number, number, number, number],
  seed: number,
): Promise<void> {
  const a = await place(rt, dtype, [batch, m, k], left, 'row', seed + 1)
  // One matrix for the whole batch in every other product.
  const b = await place(rt, dtype, [seed % 2 ? 1 : batch, n, k], right, 'column', seed + 2)
  const d = await place(rt, dtype, [1, 1, n], 'depth', 'row', seed + 3)
  const [row, column] = transposed ? [1, m + 1] : [n + 3, 1]
  const size = (m + 1) * (n + 3) + 5
  const c = rt.tensor(new Float32Array(batch * size).fill(untouched), { dtype })
  const kind: ProductClass = { a: dtype, b: dtype, c: dtype, addend: scaled ? dtype : null, scaled, compute: 'float32' }
  launchProduct(rt, kind, {
    ...{ batch, m, n, k, a, b, c: { address: c.address, row, column, batch: size } },
    ...{ addend: scaled ? { ...d, row: 0 } : null, alpha: scaled ? alpha : 1, beta: scaled ? beta : 1 },
  })
  const got = (await c.data()) as Float32Array
  const seen = new Set<number>()
  const [relative, absolute] = roundings[dtype]
  for (let p = 0; p < batch; p++)
    for (let i = 0; i < m; i++)
      for (let j = 0; j < n; j++) {
        let [sum, magnitude] = [0, 0]
        for (let x = 0; x < k; x++) {
          const term = a.at(p, i, x) * b.at(p, j, x)
          sum += term
          magnitude += Math.abs(term)
        }
        const added = scaled ? beta * d.at(0, 0, j) : 0
        const expected = (scaled ? alpha : 1) * sum + added
        // Each of k terms is rounded and takes part in at most k + 1 rounded sums; scaling and adding round twice; then the result is rounded.
        const computed = (k + 4) * 2 ** -24 * ((scaled ? alpha : 1) * magnitude + Math.abs(added))
        const bound = computed + relative * (Math.abs(expected) + computed) + absolute
        const place = p * size + i * row + j * column
        seen.add(place)
        const where = `element ${i}, ${j} of product ${p}, ${m} x ${k} by ${k} x ${n}: ${got[place]}, not ${expected}`
        expect(Math.abs(got[place]! - expected) <= bound, where).toBe(true)
      }
  expect(got.every((value, i) => seen.has(i) || value === untouched)).toBe(true)
}

async function place(
  rt: Runtime,
  dtype: DType,
  [batch, lines, depth]: readonly [number, number, number],
  layout: Layout,
  line: 'row' | 'column',
  seed: number,
): Promise<Placed> {
  const strideOf: Record<Layout, readonly [line: number, depth: number]> = {
    depth: [depth + 3, 1],
    lines: [1, lines + 5],
    neither: [2 * depth + 1, 2],
    'depth, far apart': [70_001, 1],
    'depth, repeated': [0, 1],
  }
  const [lineStride, depthStride] = strideOf[layout]
  const matrix = lines * lineStride + depth * depthStride + 1
  // No other element takes part: it would make a result that is no number.
  const start = 1
  const size = start + batch * matrix
  const indexOf = (p: number, i: number, x: number) =>
    start + (batch === 1 ? 0 : p * matrix) + i * lineStride + x * depthStride
  const values = new Float32Array(size).fill(Number.NaN)
  for (let p = 0; p < batch; p++)
    for (let i = 0; i < lines; i++)
      for (let x = 0; x < depth; x++) values[indexOf(p, i, x)] = Math.sin(seed * 7.1 + indexOf(p, i, x) * 12.9898) * 2
  const tensor = rt.tensor(values, { dtype })
  const rounded = (await tensor.data()) as Float32Array
  const [other, bytes] = [line === 'row' ? 'column' : 'row', dtype === 'float32' ? 4 : 2]
  const strides = { [line]: lineStride, [other]: depthStride } as { row: number; column: number }
  return {
    address: tensor.address + start * bytes,
    ...strides,
    batch: batch === 1 ? 0 : matrix,
    at: (p, i, x) => rounded[indexOf(p, i, x)]!,
  }
}

/** Tails everywhere; the tiles that few cores take are larger. */
const odd = [
  [1, 3, 5, 7],
  [2, 33, 70, 130],
  [1, 65, 130, 300],
] as const
const one = [[1, 17, 66, 129]] as const

/** Of tiles that are larger where there are few cores. */
export const largeCases: readonly ProductCase[] = [
  { dtype: 'float16', left: 'depth', right: 'lines', sizes: [[1, 150, 270, 301]] },
  { dtype: 'float32', left: 'lines', right: 'depth', sizes: [[1, 150, 270, 301]] },
]
export const productCases: readonly ProductCase[] = [
  { dtype: 'float16', left: 'depth', right: 'lines', sizes: odd },
  { dtype: 'float16', left: 'lines', right: 'depth', sizes: odd },
  { dtype: 'float16', left: 'lines', right: 'lines', sizes: one, transposed: true },
  { dtype: 'bfloat16', left: 'depth', right: 'depth', sizes: odd },
  { dtype: 'bfloat16', left: 'depth', right: 'lines', sizes: one, scaled: true },
  { dtype: 'float32', left: 'depth', right: 'lines', sizes: odd },
  { dtype: 'float32', left: 'lines', right: 'depth', sizes: one },
  { dtype: 'float32', left: 'lines', right: 'lines', sizes: odd, scaled: true },
  { dtype: 'float32', left: 'neither', right: 'neither', sizes: [[2, 9, 18, 20], ...one] },
  { dtype: 'float16', left: 'depth, far apart', right: 'depth, repeated', sizes: [[1, 5, 18, 70]] },
]
