// The matrix product template on both engines against a float64 reference: shapes, strides, dtypes, arrangements, special values.
import { afterAll, describe, expect, it } from 'vitest'
import { constant, op } from '../../core/src/codegen/loops/build.ts'
import { renderCpp } from '../../core/src/codegen/loops/cpp/index.ts'
import type { GemmCompute, GemmVariant } from '../../core/src/codegen/loops/gemm/index.ts'
import { renderWat } from '../../core/src/codegen/loops/wat/index.ts'
import { cacheFolder } from '../../core/src/dispatch/cache/cache-folder.ts'
import type { KernelDType } from '../../core/src/kernel/index.ts'
import { NativeDriver } from './native/driver.ts'
import { compute, type Engine, type Layout, layouts, mistakes, operand, type Product } from './testing/product.ts'
import { WasmDriver } from './wasm/driver.ts'

const options = { threads: 2, cacheFolder: cacheFolder() }
const nativeDriver = new NativeDriver()
const engines: readonly (readonly [string, Engine])[] = [
  ...(nativeDriver.probe()[0]?.available
    ? [['native', { device: nativeDriver.open('native', options), render: renderCpp, loaded: new Map() }] as const]
    : []),
  ['wasm', { device: new WasmDriver().open('wasm', options), render: renderWat, loaded: new Map() }],
]

/** A small deterministic generator (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const floats = (seed: number) => {
  const next = numbers(seed)
  return () => 4 * next() - 2
}
const integers = (seed: number, most = 9) => {
  const next = numbers(seed)
  return () => Math.floor(next() * (2 * most + 1)) - most
}

interface Options {
  readonly layouts?: readonly [Layout, Layout, Layout]
  readonly dtypes?: readonly [KernelDType, KernelDType, KernelDType]
  readonly compute?: GemmCompute
  readonly batch?: number
  readonly next?: (seed: number) => () => number
}

function product(m: number, n: number, k: number, options: Options = {}): Product {
  const [la, lb, lc] = options.layouts ?? ['rows', 'rows', 'rows']
  const [da, db, dc] = options.dtypes ?? ['float32', 'float32', 'float32']
  const { compute: computed = 'float32', batch = 1, next = floats } = options
  return {
    m,
    n,
    k,
    batch,
    compute: computed,
    a: operand(da, la, m, k, batch, next(1)),
    b: operand(db, lb, k, n, batch, next(2)),
    c: operand(dc, lc, m, n, batch, next(3)),
  }
}

describe.each(engines)('%s', (_, engine) => {
  afterAll(() => engine.device.close())
  const check = (p: Product) => expect(mistakes(p, compute(engine, p))).toEqual([])

  it.each([
    [1, 1, 1],
    [3, 5, 7],
    [12, 32, 16],
    [13, 33, 17],
    [1, 300, 200],
    [300, 1, 200],
    [2, 65, 33],
    [4, 129, 513],
    [7, 200, 40],
    [16, 48, 1030],
    [31, 40, 140],
    [45, 65, 1],
    [100, 90, 530],
    [270, 300, 20],
  ])('%i × %i over %i, every layout of A, B and C', (m, n, k) => {
    // All 64 for small products; for large ones each layout once for each operand.
    for (const [i, a] of layouts.entries())
      for (const [j, b] of layouts.entries())
        for (const [l, c] of layouts.entries())
          if (m * n * k < 20_000 || ((i + j) % 4 === 3 && l === i)) check(product(m, n, k, { layouts: [a, b, c] }))
  })

  it.each([
    ['float64', 'float64', 'float64'],
    ['float16', 'float16', 'float16'],
    ['bfloat16', 'bfloat16', 'bfloat16'],
    ['bfloat16', 'float32', 'float32'],
    ['float32', 'float16', 'bfloat16'],
  ] as const)('%s · %s → %s', (a, b, c) => {
    const computed = a === 'float64' ? 'float64' : 'float32'
    for (const layout of layouts)
      for (const [m, n, k] of [
        [1, 70, 200],
        [14, 37, 150],
        [40, 50, 60],
      ] as const)
        check(product(m, n, k, { dtypes: [a, b, c], compute: computed, layouts: ['rows', layout, 'padded'] }))
  })

  it.each([
    ['int32', 'int32'],
    ['int64', 'int64'],
    ['int8', 'int32'],
    ['uint8', 'int32'],
    ['int16', 'int32'],
  ] as const)('%s, exact', (dtype, computed) => {
    const result = dtype === 'int64' ? 'int64' : 'int32'
    const next = dtype === 'uint8' ? (seed: number) => () => Math.abs(integers(seed)()) : integers
    for (const layout of layouts)
      for (const [m, n, k] of [
        [1, 70, 200],
        [29, 37, 50],
      ] as const)
        check(
          product(m, n, k, {
            dtypes: [dtype, dtype, result],
            compute: computed,
            layouts: ['rows', layout, 'rows'],
            next,
          }),
        )
  })

  it('wraps in the result of a narrow integer product', () => {
    const p = product(20, 20, 20, { dtypes: ['int8', 'int8', 'int8'], compute: 'int32', next: (s) => integers(s, 100) })
    const result = compute(engine, p)
    const exact = compute(engine, { ...p, c: { ...p.c, dtype: 'int32' } })
    expect(result).toEqual(exact.map((value) => (value << 24) >> 24))
  })

  it('runs a batch, with strides of zero for what is shared', () => {
    const p = product(9, 40, 33, { batch: 5, layouts: ['rows', 'columns', 'padded'] })
    check(p)
    check({ ...p, b: { ...p.b, batch: 0 } })
    check({ ...p, a: { ...p.a, batch: 0 } })
    check(product(1, 40, 200, { batch: 3, layouts: ['rows', 'columns', 'rows'] }))
  })

  it('adds a scaled operand: a bias along columns or rows, or a matrix', () => {
    for (const [m, n, k] of [
      [20, 45, 60],
      [1, 45, 200],
    ] as const)
      for (const strides of [
        { row: 0, column: 1 },
        { row: 1, column: 0 },
        { row: n, column: 1 },
        { row: 1, column: m },
        { row: 0, column: 0 },
      ]) {
        const p = product(m, n, k, { layouts: ['rows', 'columns', 'rows'] })
        const addend = { ...operand('float32', 'rows', m, n, 1, floats(7)), ...strides }
        check({ ...p, addend })
        check({ ...p, addend, alpha: -0.5, beta: 3 })
      }
  })

  it('accumulates into C itself', () => {
    const p = product(30, 40, 600)
    check({ ...p, addend: p.c, beta: 1 })
  })

  it('gives zeros for K = 0 and touches nothing without rows or columns', () => {
    for (const layout of ['rows', 'columns'] as const) {
      check(product(5, 20, 0, { layouts: [layout, layout, 'rows'] }))
      check(product(1, 20, 0, { layouts: [layout, layout, 'rows'] }))
    }
    expect(compute(engine, product(0, 5, 3))).toHaveLength(1)
    expect(compute(engine, product(5, 0, 3))).toHaveLength(1)
  })

  it.each([
    { kind: 'tiles', rows: 4, vectors: 1 },
    { kind: 'dots', rows: 4, columns: 4 },
  ] satisfies GemmVariant[])('propagates NaN and infinity through zeros ($kind)', (variant) => {
    const [m, n, k] = [6, 40, 150]
    const p = product(m, n, k, { layouts: ['rows', 'columns', 'rows'], next: () => () => 0 })
    const a = [...p.a.values]
    const b = [...p.b.values]
    a[2 * k + 3] = Number.NaN
    b[5 * k + 3] = Number.POSITIVE_INFINITY
    const operands = { a: { ...p.a, values: a }, b: { ...p.b, values: b } }
    const result = compute(engine, { ...p, ...operands }, { swapped: false, variant })
    for (let i = 0; i < m; i++)
      for (let j = 0; j < n; j++) expect(result[i * n + j]).toBe(i === 2 || j === 5 ? Number.NaN : 0)
  })

  it.each([
    { kind: 'tiles', rows: 4, vectors: 1 },
    { kind: 'dots', rows: 2, columns: 4 },
  ] satisfies GemmVariant[])('fuses what hooks add ($kind)', (variant) => {
    const p = product(6, 40, 50, { layouts: ['rows', 'columns', 'rows'] })
    const double = (value: Parameters<typeof op>[1]) => op('add', value, value)
    const hooks = {
      prologueA: double,
      prologueB: double,
      epilogue: (value: Parameters<typeof op>[1]) => op('max', value, constant('f32', 0)),
    }
    const plain = compute(engine, p, { swapped: false, variant })
    const fused = compute(engine, { ...p, hooks }, { swapped: false, variant })
    expect(fused).toEqual(plain.map((value) => (value > 0 ? 4 * value : 0)))
  })
})
