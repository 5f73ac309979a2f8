// Overrides in a contest: candidates and the general kernels compete by name, on copies of what they write.
import { afterAll, expect, test, vi } from 'vitest'
import type { OverrideCandidate } from '../../backend/override.ts'
import type { ProductCall } from '../../backend/product-call.ts'
import { openTestRuntime } from '../../ops/testing/runtime.ts'
import type { Contest, Rehearsed, Tuner } from '../tuning/tuner.ts'
import { productContest } from './contests.ts'
import type { KernelStore } from './kernel-store.ts'
import { OverrideSet } from './override-set.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())
const launched = vi.fn<(name: string, result: number) => void>()
const matrix = (address: number) => ({ address, row: 8, column: 1, batch: 0 })
const dtypes = { a: 'float32', b: 'float32', c: 'float32', addend: null, scaled: false, compute: 'float32' } as const
const callTo = (address: number): ProductCall => ({
  dtypes,
  args: {
    m: 8,
    n: 8,
    k: 8,
    batch: 1,
    a: matrix(64),
    b: matrix(64),
    c: matrix(address),
    addend: null,
    alpha: 1,
    beta: 0,
  },
})

function candidate(name: string, estimate: number): OverrideCandidate<ProductCall> {
  const launch = {
    key: name,
    entry: name,
    render: () => name,
    geometry: { threads: 32, programsPerBlock: 1, sharedBytes: 0 },
    programs: 1,
    arguments: (call: ProductCall) => {
      launched(name, call.args.c.address)
      return new Uint8Array(8)
    },
  }
  return { name, estimate, workspaceBytes: 0, launches: [launch] }
}

/** An override set of two candidates whose tuner does as the test says. */
function contestWith(choose: (contest: Contest, rehearse: () => Rehearsed | null) => number | null) {
  const tuner = { concerns: () => true, choose } as unknown as Tuner
  const kernels: KernelStore = Object.assign(Object.create(rt.kernels), { tuner, executable: () => ({ entry: '' }) })
  const device = Object.assign(Object.create(rt.device), { launch: () => {} })
  const overrides = [{ name: 'o', candidates: () => [candidate('likely', 1), candidate('other', 2)] }]
  const general = (call: ProductCall) => launched('general', call.args.c.address)
  launched.mockClear()
  return new OverrideSet(
    'product',
    overrides,
    device,
    kernels,
    (bytes) => rt.empty([bytes], 'uint8'),
    productContest(general),
  )
}

test('the winner by name serves the class, and is asked for once', () => {
  const choose = vi.fn((contest: Contest) => contest.candidates.indexOf('other'))
  const set = contestWith(choose)
  expect(set.launch('class', callTo(128))).toBe(true)
  expect(set.launch('class', callTo(256))).toBe(true)
  expect(launched.mock.calls).toEqual([
    ['other', 128],
    ['other', 256],
  ])
  expect(choose).toHaveBeenCalledTimes(1)
  expect(choose.mock.calls[0]![0]).toMatchObject({ candidates: ['likely', 'other', 'general'], bucket: 222 })
})

test('the general kernels may win', () => {
  const set = contestWith((contest) => contest.candidates.indexOf('general'))
  expect([set.launch('class', callTo(128)), set.launch('class', callTo(128))]).toEqual([false, false])
})

test('in a capture the likely one serves, and the choice stays open', () => {
  const choose = vi.fn(() => null)
  const set = contestWith(choose)
  set.launch('class', callTo(128))
  set.launch('class', callTo(128))
  expect(launched.mock.calls).toEqual([
    ['likely', 128],
    ['likely', 128],
  ])
  expect(choose).toHaveBeenCalledTimes(2)
})

test('a rehearsal writes elsewhere, with the general kernels last', () => {
  const set = contestWith((contest, rehearse) => {
    const rehearsed = rehearse()!
    for (const [i] of contest.candidates.entries()) rehearsed.prepare(i)!()
    rehearsed.close()
    return 0
  })
  set.launch('class', callTo(128))
  expect(launched.mock.calls.map(([name]) => name)).toEqual(['likely', 'other', 'general', 'likely'])
  const results = launched.mock.calls.map(([, result]) => result)
  expect(new Set(results.slice(0, 3)).size).toBe(1)
  expect(results[0]).not.toBe(128)
  // The same place in a page, so that alignment is the same.
  expect((results[0]! - 128) % 4096).toBe(0)
  expect(results[3]).toBe(128)
})
