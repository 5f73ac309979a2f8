// Overrides: the least estimate serves a class of calls, calls that none accepts go on, and what ran is in the trace.
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { Override, OverrideCandidate } from '../../backend/override.ts'
import type { LoopsTarget } from '../../backend/target.ts'
import { openRecordingRuntime } from '../../codegen/loops/lower/testing/recording-runtime.ts'
import { OverrideSet } from './override-set.ts'

interface Call {
  readonly size: number
  readonly address: number
}
const target: LoopsTarget = {
  family: 'loops',
  language: 'cpp',
  lanes: 8,
  accumulators: 4,
  streams: 2,
  threads: 1,
  caches: { l1: 1, l2: 1, l3: 1 },
  product: { rows: 1, vectors: 1, vectorLanes: 8 },
  dtypes: ['float32', 'uint8'],
}
const { rt, sources } = openRecordingRuntime(target)
const launched = vi.spyOn(rt.device, 'launch')
beforeEach(() => {
  launched.mockClear()
})
afterAll(() => rt.close())

function candidate(name: string, estimate: number, workspaceBytes = 0): OverrideCandidate<Call> {
  const launch = (entry: string) => ({
    key: `${name} ${entry}`,
    entry,
    render: () => `source of ${name} ${entry}`,
    geometry: { threads: 32, programsPerBlock: 1, sharedBytes: 0 },
    programs: 7,
    arguments: (call: Call, workspace: number) => Uint8Array.of(call.size, call.address, workspace > 0 ? 1 : 0),
  })
  return { name, estimate, workspaceBytes, launches: [launch('first'), launch('second')] }
}
const setOf = (...overrides: Override<Call>[]) =>
  new OverrideSet('product', overrides, rt.device, rt.kernels, (bytes) => rt.empty([bytes], 'uint8'))

test('the least estimate of all overrides is launched, all its kernels in order', () => {
  const set = setOf(
    { name: 'one', candidates: () => [candidate('slow', 2), candidate('slower', 3)] },
    { name: 'two', candidates: () => [candidate('fast', 1)] },
  )
  expect(set.candidates({ size: 1, address: 16 }).map((c) => c.name)).toEqual(['fast', 'slow', 'slower'])
  expect(set.launch('class', { size: 1, address: 16 })).toBe(true)
  expect(sources.slice(-2)).toEqual(['source of fast first', 'source of fast second'])
  expect(launched.mock.calls.map(([executable, slots, programs]) => [executable.entry, [...slots], programs])).toEqual([
    ['first', [1, 16, 0], 7],
    ['second', [1, 16, 0], 7],
  ])
})

test('candidates are asked for once a class; arguments are made for each call', () => {
  const candidates = vi.fn(() => [candidate('remembered', 1)])
  const set = setOf({ name: 'one', candidates })
  for (const address of [16, 32, 48]) set.launch('class', { size: 2, address })
  expect(candidates).toHaveBeenCalledTimes(1)
  expect(launched.mock.calls.map(([, slots]) => slots[1])).toEqual([16, 16, 32, 32, 48, 48])
})

test('a call that none accepts is not launched, and is asked about once', () => {
  const candidates = vi.fn(() => [])
  const set = setOf({ name: 'one', candidates })
  expect([set.launch('class', { size: 1, address: 0 }), set.launch('class', { size: 1, address: 0 })]).toEqual([
    false,
    false,
  ])
  expect(candidates).toHaveBeenCalledTimes(1)
  expect(launched).not.toHaveBeenCalled()
})

test('the workspace lives for the launches alone', () => {
  const set = setOf({ name: 'one', candidates: () => [candidate('roomy', 1, 1000)] })
  const before = rt.memory().tensors
  set.launch('class', { size: 1, address: 16 })
  expect(launched.mock.calls.map(([, slots]) => slots[2])).toEqual([1, 1])
  expect(rt.memory().tensors).toBe(before)
})

test('a tuner can launch any candidate', () => {
  const set = setOf({ name: 'one', candidates: () => [candidate('a', 1), candidate('b', 2)] })
  const call = { size: 1, address: 16 }
  set.launchCandidate(set.candidates(call)[1]!, call)
  expect(sources.at(-1)).toBe('source of b second')
})
