// Products on AMX tiles against a float64 reference: on the processor where it has tiles, and with emulated tile instructions anywhere.
import { decode, dtypeInfo, type ProductCall } from '@opgems/core'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { cacheFolder } from '../../../../core/src/dispatch/cache/cache-folder.ts'
import { encodeValues, type Layout, mistakes, type Operand, operand, type Product } from '../../testing/product.ts'
import { tileInstructions } from '../../testing/tile-instructions.ts'
import type { NativeDevice } from '../device.ts'
import { NativeDriver } from '../driver.ts'
import { amxFeature, amxProduct } from './product-override.ts'

const driver = new NativeDriver()
const options = { threads: 2, cacheFolder: cacheFolder() }
const device = driver.probe()[0]?.available ? driver.open('native', options) : null
afterAll(() => device?.close())
const hasTiles = device?.target.features?.includes(amxFeature) === true

const half = (layout: Layout, rows: number, columns: number, batch: number, seed: number): Operand => {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 30
  }
  return operand('bfloat16', layout, rows, columns, batch, next)
}

function callOf(p: Product, addresses: Record<'a' | 'b' | 'c' | 'addend', number>): ProductCall {
  const matrix = (x: Operand, address: number) => ({ address, row: x.row, column: x.column, batch: x.batch })
  const addend = p.addend ? matrix(p.addend, addresses.addend) : null
  return {
    dtypes: {
      ...{ a: p.a.dtype, b: p.b.dtype, c: p.c.dtype, addend: p.addend?.dtype ?? null },
      ...{ scaled: p.alpha !== undefined, compute: 'float32' },
    },
    args: {
      ...{ m: p.m, n: p.n, k: p.k, batch: p.batch, alpha: p.alpha ?? 1, beta: p.beta ?? 1, addend },
      ...{ a: matrix(p.a, addresses.a), b: matrix(p.b, addresses.b), c: matrix(p.c, addresses.c) },
    },
  }
}

const loaded = new Map<string, ReturnType<NativeDevice['load']>>()
function load(on: NativeDevice, entry: string, source: string) {
  const known = loaded.get(source)
  if (known) return known
  const made = on.load({ path: '', bytes: on.compile(source) }, entry)
  loaded.set(source, made)
  return made
}

/** C's storage after the product. */
function compute(on: NativeDevice, p: Product, translate: (source: string) => string): number[] {
  const place = (x: Operand) => {
    const bytes = encodeValues(x.dtype, x.values)
    const address = on.allocate(Math.max(64, bytes.byteLength))
    on.write(address, bytes)
    return address
  }
  const addresses = { a: place(p.a), b: place(p.b), c: place(p.c), addend: p.addend ? place(p.addend) : 0 }
  const call = callOf(p, addresses)
  const [candidate] = amxProduct.candidates(call, { ...on.target, features: [amxFeature] })
  const workspace = on.allocate(candidate!.workspaceBytes)
  for (const launch of candidate!.launches) {
    const kernel = load(on, launch.entry, translate(launch.render()))
    on.launch(kernel, launch.arguments(call, workspace), launch.programs, 0, false)
  }
  const result = decode(on.readSync(addresses.c, p.c.values.length * dtypeInfo(p.c.dtype).bytes), p.c.dtype)
  for (const address of [...Object.values(addresses), workspace]) if (address) on.free(address)
  return Array.from(result, Number)
}

const products: readonly Product[] = [
  // Whole tiles; a linear layer, whose weight lies along K; more than one block of K and of C; sides that are no multiples; a batch.
  { ...sides(256, 128, 128), ...laid('rows', 'rows', 256, 128, 128) },
  { ...sides(64, 512, 160), ...laid('rows', 'columns', 64, 512, 160) },
  { ...sides(140, 150, 1100), ...laid('rows', 'rows', 140, 150, 1100) },
  { ...sides(333, 40, 517), ...laid('padded', 'columns', 333, 40, 517) },
  { ...sides(9, 1000, 500), ...laid('rows', 'columns', 9, 1000, 500, { beta: 3, alpha: 0.5 }) },
  { ...sides(130, 131, 251, 2), ...laid('rows', 'padded', 130, 131, 251, { batch: 2, c: 'float32' }) },
]
function sides(m: number, n: number, k: number, batch = 1) {
  return { m, n, k, batch, compute: 'float32' } as const
}
interface More {
  readonly batch?: number
  readonly c?: 'bfloat16' | 'float32'
  readonly alpha?: number
  readonly beta?: number
}
function laid(a: Layout, b: Layout, m: number, n: number, k: number, { batch = 1, c, ...scales }: More = {}) {
  const into = half('padded', m, n, batch, 3)
  return {
    ...{ a: half(a, m, k, batch, 1), b: half(b, k, n, batch, 2), ...scales },
    c: c === 'float32' ? operand('float32', 'columns', m, n, batch, () => 0) : into,
    ...(scales.beta === undefined ? {} : { addend: half('columns', m, n, batch, 4) }),
  }
}

const emulated = (source: string) => source.replace('#include <immintrin.h>', tileInstructions)
const why = device ? 'this processor or system has no tiles' : 'there is no C++ compiler'

describe.skipIf(!device)(device ? 'with emulated tiles' : `with emulated tiles: not tested, ${why}`, () => {
  test.each(products)('$m × $n over $k', (p) => {
    expect(mistakes(p, compute(device!, p, emulated))).toEqual([])
  })
})
describe.skipIf(!hasTiles)(hasTiles ? 'on the processor' : `on the processor: not tested, ${why}`, () => {
  test.each(products)('$m × $n over $k', (p) => {
    expect(
      mistakes(
        p,
        compute(device!, p, (source) => source),
      ),
    ).toEqual([])
  })
  test('any sizes and layouts', () => {
    const layout = fc.constantFrom<Layout>('rows', 'padded')
    const anyLayout = fc.constantFrom<Layout>('rows', 'columns', 'padded', 'scattered')
    const side = fc.integer({ min: 170, max: 300 })
    fc.assert(
      fc.property(layout, anyLayout, side, side, side, (a, b, m, n, k) => {
        const p = { ...sides(m, n, k), ...laid(a, b, m, n, k) }
        expect(
          mistakes(
            p,
            compute(device!, p, (source) => source),
          ),
        ).toEqual([])
      }),
      { numRuns: 6 },
    )
  })
})

test('serves what it is expected to be faster at, and nothing else', () => {
  const target = { family: 'loops', features: [amxFeature] } as unknown as NativeDevice['target']
  const addresses = { a: 0, b: 0, c: 0, addend: 0 }
  const served = (p: Product, on = target) => amxProduct.candidates(callOf(p, addresses), on).length > 0
  const whole = { ...sides(256, 128, 128), ...laid('rows', 'rows', 256, 128, 128) }
  expect(served(whole)).toBe(true)
  expect(served(whole, { ...target, features: [] })).toBe(false)
  expect(served({ ...whole, a: { ...whole.a, dtype: 'float32' } })).toBe(false)
  // One token: reading the weight is all there is to do. And no operand along K.
  expect(served({ ...sides(1, 4096, 4096), ...laid('rows', 'columns', 1, 8, 8) })).toBe(false)
  expect(served({ ...whole, a: { ...whole.a, row: 1, column: 256 } })).toBe(false)
})
