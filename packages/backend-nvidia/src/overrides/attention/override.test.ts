// The Hopper attention override: what it accepts, and the arguments it writes.
import type { AttentionCall, HeadsArgument } from '@opgems/core'
import { describe, expect, test } from 'vitest'
import { h100Limits, nvidiaTarget } from '../../target.ts'
import { hopper, NotedMaps } from '../product/testing/calls.ts'
import { hopperAttention } from './override.ts'

const rowMajor = (address: number, heads: number, rows: number, width: number): HeadsArgument => ({
  address,
  strides: [heads * rows * width, rows * width, width, 1],
})

function attentionCall(changes: Partial<AttentionCall> = {}): AttentionCall {
  const sizes = { batch: 2, heads: 8, keyHeads: 2, queries: 300, keys: 500, width: 128, valueWidth: 128, ...changes }
  const { heads, keyHeads, queries, keys, width, valueWidth } = sizes
  return {
    dtype: 'float16',
    ...sizes,
    query: rowMajor(0x10000, heads, queries, width),
    key: rowMajor(0x20000, keyHeads, keys, width),
    value: rowMajor(0x30000, keyHeads, keys, valueWidth),
    output: rowMajor(0x40000, heads, queries, valueWidth),
    logSumExp: { address: 0x50000 },
    causalOffset: 200,
    mask: null,
    scale: 0.5,
    sequences: null,
    ...changes,
  }
}
const candidates = (call: AttentionCall, target = hopper) => hopperAttention(new NotedMaps()).candidates(call, target)
const call = attentionCall()

describe('accepts', () => {
  test.for([
    ['float16', call],
    ['bfloat16 with small heads', attentionCall({ dtype: 'bfloat16', width: 64, valueWidth: 64 })],
    ['all keys for every query', attentionCall({ causalOffset: null })],
    ['heads beside each other', attentionCall({ query: { address: 0, strides: [300 * 1024, 128, 1024, 1] } })],
    [
      'a batch of one with a stride of 0',
      attentionCall({ batch: 1, key: { address: 0, strides: [0, 64000, 128, 1] } }),
    ],
  ] as const)('%s', ([, accepted]) => {
    expect(candidates(accepted)).toHaveLength(1)
  })
})

describe('leaves to the general kernels', () => {
  test.for([
    ['float32', attentionCall({ dtype: 'float32' })],
    ['heads of other sizes', attentionCall({ width: 96, valueWidth: 96 })],
    ['values of another width', attentionCall({ valueWidth: 64 })],
    ['a mask', attentionCall({ mask: { address: 0x60000, strides: [0, 0, 0, 1] } })],
    ['few queries', attentionCall({ queries: 8 })],
    ['no keys', attentionCall({ keys: 0 })],
    ['an address that is no multiple of 16', attentionCall({ key: { ...call.key, address: 0x20002 } })],
    [
      'rows that are no multiple of 16 bytes apart',
      attentionCall({ key: { address: 0, strides: [1e6, 1e5, 132, 1] } }),
    ],
    ['columns that are apart', attentionCall({ value: { address: 0, strides: [1e6, 1e5, 256, 2] } })],
    ['a repeated batch', attentionCall({ key: { address: 0, strides: [0, 64000, 128, 1] } })],
    ['a scale that turns scores around', attentionCall({ scale: -1 })],
  ] as const)('%s', ([, refused]) => {
    expect(candidates(refused)).toEqual([])
  })
  test('everything where the target has no wgmma, as on the emulator', () => {
    expect(candidates(call, nvidiaTarget(h100Limits))).toEqual([])
  })
})

test('the block holds maps, addresses, strides, sizes and the scale to base 2', () => {
  const maps = new NotedMaps()
  const [best] = hopperAttention(maps).candidates(call, hopper)
  const [launch] = best!.launches
  const bytes = launch!.arguments(call, 0)
  const view = new DataView(bytes.buffer)
  expect(launch!.programs).toBe(3 * 8 * 2)
  expect([0, 1, 2, 3].map((i) => Number(view.getBigInt64(384 + i * 8, true)))).toEqual([0x40000, 0x50000, 0, 0])
  expect([4, 5, 6, 7, 8].map((i) => Number(view.getBigInt64(384 + i * 8, true)))).toEqual([
    8 * 300 * 128,
    300 * 128,
    128,
    8 * 300,
    300,
  ])
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((i) => view.getInt32(456 + i * 4, true))).toEqual([
    2, 8, 4, 300, 500, 200, 3, 375,
  ])
  expect(view.getFloat32(488, true)).toBeCloseTo(0.5 * Math.LOG2E, 6)
  expect(maps.specs.map(({ sizes, strides, box }) => ({ sizes, strides, box }))).toEqual([
    { sizes: [128, 300, 8, 2], strides: [128, 300 * 128, 8 * 300 * 128], box: [64, 128, 1, 1] },
    { sizes: [128, 500, 2, 2], strides: [128, 500 * 128, 2 * 500 * 128], box: [64, 128, 1, 1] },
    { sizes: [128, 500, 2, 2], strides: [128, 500 * 128, 2 * 500 * 128], box: [64, 128, 1, 1] },
  ])
})

test('sequences are tiles of their own, as many as the longest has', () => {
  const sequences = { count: 5, queryStarts: 0x60000, keyStarts: 0x70000, mostQueries: 130 }
  const packed = attentionCall({ batch: 1, sequences })
  const [best] = candidates(packed)
  expect(best!.name).toMatch(/ causal sequences$/)
  const view = new DataView(best!.launches[0]!.arguments(packed, 0).buffer)
  expect([2, 3].map((i) => Number(view.getBigInt64(384 + i * 8, true)))).toEqual([0x60000, 0x70000])
  expect([view.getInt32(456, true), view.getInt32(456 + 24, true)]).toEqual([5, 2])
})
