// The override for few queries: what it accepts, how it shares out the keys, and the arguments it writes.
import type { AttentionCall, HeadsArgument } from '@opgems/core'
import { describe, expect, test } from 'vitest'
import { h100Limits, nvidiaTarget } from '../../target.ts'
import { hopper } from '../product/testing/calls.ts'
import { hopperDecode } from './override.ts'

const rowMajor = (address: number, heads: number, rows: number, width: number): HeadsArgument => ({
  address,
  strides: [heads * rows * width, rows * width, width, 1],
})
function decodeCall(changes: Partial<AttentionCall> = {}): AttentionCall {
  const sizes = { batch: 1, heads: 32, keyHeads: 8, queries: 1, keys: 2000, width: 128, valueWidth: 128, ...changes }
  const { heads, keyHeads, queries, keys, width, valueWidth } = sizes
  return {
    dtype: 'float16',
    ...sizes,
    query: rowMajor(0x10000, heads, queries, width),
    key: rowMajor(0x20000, keyHeads, keys, width),
    value: rowMajor(0x30000, keyHeads, keys, valueWidth),
    output: rowMajor(0x40000, heads, queries, valueWidth),
    logSumExp: null,
    causalOffset: null,
    mask: { address: 0x50000, strides: [0, 0, 0, 1] },
    scale: 0.5,
    sequences: null,
    ...changes,
  }
}
const candidates = (call: AttentionCall, target = hopper) => hopperDecode().candidates(call, target)

describe('accepts', () => {
  test.for([
    ['a mask for all heads', decodeCall()],
    ['no mask', decodeCall({ mask: null })],
    ['two queries that see one key more in turn', decodeCall({ queries: 2, mask: null, causalOffset: 1998 })],
    ['bfloat16 with small heads', decodeCall({ dtype: 'bfloat16', width: 64, valueWidth: 64 })],
  ] as const)('%s', ([, accepted]) => {
    expect(candidates(accepted)).toHaveLength(1)
  })
})

describe('leaves to others', () => {
  test.for([
    ['many queries', decodeCall({ queries: 3 })],
    ['a mask for each head', decodeCall({ mask: { address: 0, strides: [0, 2000, 0, 1] } })],
    ['a mask for each query', decodeCall({ queries: 2, mask: { address: 0, strides: [0, 0, 2000, 1] } })],
    ['float32', decodeCall({ dtype: 'float32' })],
    ['no keys', decodeCall({ keys: 0 })],
    ['sequences', decodeCall({ sequences: { count: 1, queryStarts: 0, keyStarts: 0, mostQueries: 1 } })],
    ['rows that are no multiple of 16 bytes apart', decodeCall({ key: { address: 0, strides: [1e6, 1e5, 132, 1] } })],
  ] as const)('%s', ([, refused]) => {
    expect(candidates(refused)).toEqual([])
  })
  test('everything on the emulator', () => {
    expect(candidates(decodeCall(), nvidiaTarget(h100Limits))).toEqual([])
  })
})

test('blocks for the whole device share out the keys of few heads; many heads have one each', () => {
  const [few] = candidates(decodeCall())
  expect(few!.launches[0]!.programs).toBe(8 * 32)
  expect(few!.workspaceBytes).toBe(8 * 32 * 4 * 130 * 4)
  const [many] = candidates(decodeCall({ batch: 64 }))
  expect(many!.launches[0]!.programs).toBe(64 * 8)
  expect(many!.workspaceBytes).toBe(0)
})

test('the block holds addresses, strides, sizes and the scale to base 2', () => {
  const call = decodeCall({ causalOffset: 7 })
  const view = new DataView(candidates(call)[0]!.launches[0]!.arguments(call, 0x70000).buffer)
  const longs = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => Number(view.getBigInt64(from + i * 8, true)))
  expect(longs(0, 7)).toEqual([0x10000, 0x20000, 0x30000, 0x50000, 0x40000, 0, 0x70000])
  expect(longs(56, 6)).toEqual([4096, 128, 128, 8 * 256000, 256000, 128])
  expect(longs(152, 2)).toEqual([0, 1])
  expect(Array.from({ length: 7 }, (_, i) => view.getInt32(168 + i * 4, true))).toEqual([1, 8, 4, 1, 2000, 7, 32])
  expect(view.getFloat32(196, true)).toBeCloseTo(0.5 * Math.LOG2E, 6)
})
