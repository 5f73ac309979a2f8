// The Hopper product override: what it accepts, which kernel it offers, and the arguments it writes.
import type { ProductCall } from '@opgems/core'
import { describe, expect, test } from 'vitest'
import { h100Limits, nvidiaTarget } from '../../target.ts'
import { hopperProduct } from './override.ts'
import { hopper, matrix, NotedMaps, productCall } from './testing/calls.ts'

const namesFor = (call: ProductCall, target = hopper) =>
  [...hopperProduct(new NotedMaps()).candidates(call, target)]
    .sort((a, b) => a.estimate - b.estimate)
    .map((c) => c.name)
const change = (call: ProductCall, args: Partial<ProductCall['args']>): ProductCall => ({
  ...call,
  args: { ...call.args, ...args },
})

const factors = { row: { address: 0x50000, step: 1 }, column: { address: 0x60000, step: 0 } }
const alongK = { transposeB: true } as const
const integers = productCall(1024, 1024, 1024, { ...alongK, dtype: 'int8', result: 'int32' })
const mixed = { ...alongK, dtype: 'float8_e4m3fn', rightDType: 'float8_e5m2' } as const
const float8 = productCall(1024, 1024, 1024, { ...alongK, dtype: 'float8_e4m3fn', result: 'float32', factors })

describe('accepts', () => {
  const square = productCall(1024, 1024, 1024)
  test.for([
    ['float16', square],
    ['bfloat16 to float32', productCall(1024, 1024, 1024, { dtype: 'bfloat16', result: 'float32' })],
    ['sizes that no tile divides', productCall(1000, 1016, 1032)],
    ['a result of any strides', change(square, { c: { address: 2, row: 3000, column: 2, batch: 0 } })],
    ['a batch that shares B', change(productCall(512, 512, 512, { batch: 4 }), { b: { ...square.args.b, batch: 0 } })],
    ['one row by columns', productCall(1, 4096, 4096)],
    ['few rows', productCall(2, 4096, 4096, { transposeB: true })],
    ['int8 along K', integers],
    ['int8 with factors', productCall(1024, 1024, 1024, { ...alongK, dtype: 'int8', result: 'float16', factors })],
    ['float8 with factors', float8],
    ['two formats of float8', productCall(1024, 1024, 1024, { ...mixed, result: 'bfloat16', factors })],
  ] as const)('%s', ([, call]) => {
    expect(namesFor(call)).not.toEqual([])
  })
})

describe('leaves to the general kernels', () => {
  const square = productCall(1024, 1024, 1024)
  test.for([
    ['float32', productCall(1024, 1024, 1024, { dtype: 'float32' })],
    ['int8 along N', productCall(1024, 1024, 1024, { dtype: 'int8', result: 'int32' })],
    ['int8 with an addend', { ...integers, dtypes: { ...integers.dtypes, addend: 'int32' } }],
    [
      'int8 in rows that are no multiple of 16 bytes',
      productCall(1024, 1024, 1032, { ...alongK, dtype: 'int8', result: 'int32' }),
    ],
    ['few rows of float8', change(float8, { m: 8 })],
    ['results of float8', { ...float8, dtypes: { ...float8.dtypes, c: 'float8_e4m3fn' } }],
    ['operands of two dtypes', { ...square, dtypes: { ...square.dtypes, b: 'bfloat16' } }],
    ['an address that is no multiple of 16', change(square, { a: { ...square.args.a, address: 0x10002 } })],
    ['rows that are no multiple of 16 bytes apart', productCall(1024, 1024, 1020)],
    ['an operand without contiguous lines', change(square, { a: { address: 0, row: 2048, column: 2, batch: 0 } })],
    ['a repeated row', change(square, { a: { address: 0, row: 0, column: 1, batch: 0 } })],
    ['few multiplications', productCall(32, 32, 32)],
    ['an empty sum', productCall(1024, 1024, 0)],
    ['one row in the layout of nn.Linear', productCall(1, 4096, 4096, { transposeB: true })],
  ] as const)('%s', ([, call]) => {
    expect(namesFor(call)).toEqual([])
  })
  test('everything where the target has no wgmma, as on the emulator', () => {
    expect(namesFor(square, nvidiaTarget(h100Limits))).toEqual([])
  })
})

describe('prefers', () => {
  test.for([
    ['large tiles for large products', productCall(4096, 4096, 4096), /^wgmma 128x256x64 .* tn copy$/],
    ['small tiles where large ones leave multiprocessors idle', productCall(1024, 1024, 1024), /^wgmma 64x128x64 /],
    ['direct stores for float32', productCall(4096, 4096, 4096, { result: 'float32' }), / direct$/],
    ['the layout of nn.Linear', productCall(4096, 4096, 4096, { transposeB: true }), / tt copy$/],
    ['streams of few rows', productCall(2, 4096, 4096, { transposeB: true }), /^stream 16x8 t warps 8 splits 1$/],
    ['narrow streams of few columns', productCall(1, 4096, 4096), /^stream 32x8 n warps 8 splits 1$/],
    ['wide streams of many columns', productCall(1, 16000, 4096), /^stream 64x8 n warps 8 splits 1$/],
    [
      'split sums where there are few of them',
      productCall(2, 256, 8192, { transposeB: true }),
      /^stream 16x8 t .* splits [48]$/,
    ],
    ['as many columns as needed', productCall(16, 4096, 4096, { transposeB: true }), /^stream 16x16 /],
    [
      'large tiles for int8',
      productCall(4096, 4096, 4096, { ...alongK, dtype: 'int8', result: 'int32' }),
      /^wgmma 128x256x128 .* tt direct$/,
    ],
    [
      'tiles that leave registers for float8',
      productCall(4096, 4096, 4096, { ...mixed, result: 'bfloat16', factors }),
      /^wgmma 128x128x128 .* tt copy$/,
    ],
    ['copies for more columns', productCall(40, 4096, 4096, { transposeB: true }), /^wgmma 128x64x64 .* splits 4$/],
    ['copies for sums that do not end with a unit', productCall(4, 4096, 4100, { strideK: 4104 }), /^wgmma 128x8x64 /],
  ] as const)('%s', ([, call, name]) => {
    expect(namesFor(call)[0]).toMatch(name)
  })
})

test('the block holds maps, addresses, strides, sizes and scales', () => {
  const maps = new NotedMaps()
  const addend = { address: 0x40000, row: 0, column: 1, batch: 0 }
  const call = productCall(2048, 4096, 1024, { batch: 2, addend })
  const best = [...hopperProduct(maps).candidates(call, hopper)].find((c) => c.name.startsWith('wgmma 128x256'))!
  const bytes = best.launches[0]!.arguments(change(call, { alpha: 2, beta: 0.5 }), 0)
  const view = new DataView(bytes.buffer)
  expect([bytes[0], bytes[128], bytes[256]]).toEqual([1, 2, 3])
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((i) => Number(view.getBigInt64(384 + i * 8, true)))).toEqual([
    0x30000,
    0x40000,
    4096,
    1,
    2048 * 4096,
    0,
    1,
    0,
  ])
  expect([0, 1, 2, 3, 4, 5].map((i) => view.getInt32(448 + i * 4, true))).toEqual([2048, 4096, 1024, 2, 1, 1])
  expect([view.getFloat32(472, true), view.getFloat32(476, true)]).toEqual([2, 0.5])
  const common = { dtype: 'float16' }
  expect(maps.specs).toEqual([
    { ...common, address: 0x10000, sizes: [1024, 2048, 2], strides: [1024, 2048 * 1024], box: [64, 128, 1] },
    { ...common, address: 0x20000, sizes: [4096, 1024, 2], strides: [4096, 4096 * 1024], box: [64, 64, 1] },
    { ...common, address: 0x30000, sizes: [4096, 2048, 2], strides: [4096, 2048 * 4096], box: [64, 64, 1] },
  ])
})

test('a block of bytes has maps of 128 of them, and factors that follow a transposition', () => {
  for (const transposed of [false, true]) {
    const maps = new NotedMaps()
    const square = productCall(2048, 4096, 1024, { ...mixed, result: 'float32', factors })
    const call = transposed ? change(square, { c: matrix(0x30000, 2048, 4096, true) }) : square
    const [best] = hopperProduct(maps).candidates(call, hopper)
    const view = new DataView(best!.launches[0]!.arguments(call, 0).buffer)
    const [row, column] = [480, 488].map((at) => Number(view.getBigUint64(at, true)))
    const steps = [496, 500].map((at) => view.getInt32(at, true))
    expect([row, column, ...steps]).toEqual(transposed ? [0x60000, 0x50000, 0, 1] : [0x50000, 0x60000, 1, 0])
    expect(maps.specs.map((s) => [s.dtype, s.address, s.box[0]])).toEqual(
      (transposed ? [0x20000, 0x10000] : [0x10000, 0x20000]).map((address) => ['uint8', address, 128]),
    )
    expect(best!.launches[0]!.key).toContain(transposed ? 'float8_e5m2·float8_e4m3fn' : 'float8_e4m3fn·float8_e5m2')
  }
})

test('maps are made again only where an address moved', () => {
  const maps = new NotedMaps()
  const call = productCall(4096, 4096, 4096)
  const [launch] = hopperProduct(maps).candidates(call, hopper)[0]!.launches
  launch!.arguments(call, 0)
  launch!.arguments(change(call, { a: matrix(0x90000, 4096, 4096) }), 0)
  expect(maps.specs.map((s) => s.address)).toEqual([0x10000, 0x20000, 0x30000, 0x90000])
})

test('a result with contiguous columns is computed transposed', () => {
  const maps = new NotedMaps()
  const call = change(productCall(2048, 4096, 1024), { c: matrix(0x30000, 2048, 4096, true) })
  const [best] = hopperProduct(maps).candidates(call, hopper)
  best!.launches[0]!.arguments(call, 0)
  expect(best!.name).toMatch(/ nt copy$/)
  expect(maps.specs.map((s) => [s.address, s.sizes.slice(0, 2)])).toEqual([
    [0x20000, [4096, 1024]],
    [0x10000, [1024, 2048]],
    [0x30000, [2048, 4096]],
  ])
})

test('a streaming product’s block holds addresses, strides, sizes and scales', () => {
  const call = productCall(4, 4096, 1024, { batch: 2, addend: { address: 0x40000, row: 0, column: 1, batch: 0 } })
  const streamed = [...hopperProduct(new NotedMaps()).candidates(call, hopper)].find((c) =>
    c.name.startsWith('stream'),
  )!
  const bytes = streamed.launches[0]!.arguments(change(call, { alpha: 2, beta: 0.5 }), 0)
  const view = new DataView(bytes.buffer)
  const words = Array.from({ length: 14 }, (_, i) => Number(view.getBigInt64(i * 8, true)))
  // Transposed: the large matrix first, and the result's rows are its columns.
  expect(words.slice(0, 4)).toEqual([0x20000, 0x10000, 0x30000, 0x40000])
  expect(words.slice(4, 8)).toEqual([4096, 1024 * 4096, 1024, 4 * 1024])
  expect(words.slice(8)).toEqual([1, 4096, 4 * 4096, 1, 0, 0])
  expect([0, 1, 2].map((i) => view.getInt32(112 + i * 4, true))).toEqual([4096, 4, 1024])
  expect([view.getFloat32(124, true), view.getFloat32(128, true)]).toEqual([2, 0.5])
})
