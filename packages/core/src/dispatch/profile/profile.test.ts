// rt.profile on a device with a scripted clock: who launched what, device times, bytes, operations, and the trace.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Runtime } from '../runtime.ts'
import { inRuntime, ones, temporaryFolder } from '../tuning/testing/in-runtime.ts'

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ path: folder, remove } = temporaryFolder())
})
afterEach(() => remove())

/** Every kernel takes 50 µs, a copy 16 µs. */
const profiled = <T>(body: (rt: Runtime) => Promise<T>, tune = false) =>
  inRuntime(folder, { kernels: [50], copy: 16 }, body, { tune })

it('gives operator, kernel, device time, bytes and operations of each launch, in order', () =>
  profiled(async (rt) => {
    const x = ones(rt, 1000)
    const profile = await rt.profile(async () => {
      const y = rt.ops.add(x, x)
      return rt.ops.sum(rt.fuse((a) => a.mul(a))(y))
    })
    expect(await profile.result.item()).toBe(4000)
    expect(profile.launches).toMatchObject([
      { operator: 'add.Tensor', kernel: 'add', deviceMicroseconds: 50, bytes: 12_000, operations: 2000 },
      { operator: null, kernel: 'fused', deviceMicroseconds: 50, bytes: 8000, operations: 1000 },
      { operator: 'sum', kernel: 'sum', deviceMicroseconds: 50, bytes: 4004, operations: 1000 },
    ])
    const starts = profile.launches.map((l) => l.hostStart)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(profile.calls.map((c) => c.operator)).toEqual(['add.Tensor', 'sum'])
  }))

it('sums launches of a kernel by an operator, with their share of what a copy does', () =>
  profiled(async (rt) => {
    const x = ones(rt, 1000)
    const { kernels, ...profile } = await rt.profile(() => {
      for (let i = 0; i < 3; i++) rt.ops.exp(x)
      rt.ops.clone(x)
    })
    // A copy moves 64 KiB in 16 µs.
    expect(kernels).toMatchObject([
      { operator: 'exp', kernel: 'exp', launches: 3, deviceMicroseconds: 150, bytes: 24_000 },
      { operator: 'clone', kernel: 'copy', launches: 1, deviceMicroseconds: 16, bytes: 8000 },
    ])
    expect(kernels[0]!.share).toBeCloseTo((24_000 / 65_536) * (16 / 150), 6)
    expect(profile.launches).toHaveLength(4)
  }))

it('knows what a product does', () =>
  profiled(async (rt) => {
    const [a, b] = [
      rt.tensor(new Float32Array(64 * 32), { shape: [64, 32] }),
      rt.tensor(new Float32Array(32 * 16), { shape: [32, 16] }),
    ]
    const { launches } = await rt.profile(() => rt.ops.mm(a, b))
    const bytes = 4 * (64 * 32 + 32 * 16 + 64 * 16)
    expect(launches).toMatchObject([{ operator: 'mm', kernel: 'product', bytes, operations: 2 * 64 * 32 * 16 }])
  }))

it('is a table and a Chrome trace', () =>
  profiled(async (rt) => {
    const profile = await rt.profile(() => rt.ops.exp(ones(rt, 1000)))
    expect(String(profile).split('\n')).toEqual([
      expect.stringMatching(/^operator +kernel +launches +device µs +MB +GFLOP\/s +of copy$/),
      expect.stringMatching(/^exp +exp +1 +50\.0 +0\.01 +[\d.]+ +4 %$/),
    ])
    const { traceEvents } = JSON.parse(JSON.stringify(profile.chromeTrace()))
    expect(
      traceEvents.filter((e: { ph: string }) => e.ph === 'M').map((e: { args: { name: string } }) => e.args.name),
    ).toEqual(['host', 'device'])
    expect(traceEvents.find((e: { cat: string }) => e.cat === 'kernel')).toMatchObject({
      name: 'exp',
      ph: 'X',
      dur: 50,
      args: { operator: 'exp', bytes: 8000 },
    })
    expect(traceEvents.map((e: { cat: string }) => e.cat)).toEqual(['', '', 'operator', 'launch', 'kernel'])
  }))

it('sees the launches of a replayed graph', () =>
  profiled(async (rt) => {
    const x = ones(rt, 10)
    const graph = rt.capture(() => rt.ops.exp(x))
    const { launches } = await rt.profile(() => graph.replay())
    expect(launches).toMatchObject([{ operator: null, kernel: 'og_exp', deviceMicroseconds: 50, bytes: null }])
  }))

it('times no candidates', () =>
  profiled(async (rt) => {
    const { launches } = await rt.profile(() => rt.ops.exp(ones(rt, 10)))
    expect(launches).toHaveLength(1)
  }, true))

it('passes an error on and is over then', () =>
  profiled(async (rt) => {
    const failing = rt.profile(() => {
      rt.ops.exp(ones(rt, 10))
      throw new Error('inside')
    })
    await expect(failing).rejects.toThrow('inside')
    const { launches } = await rt.profile(() => rt.ops.exp(ones(rt, 10)))
    expect(launches).toMatchObject([{ deviceMicroseconds: 50 }])
  }))

it('does not nest', () =>
  profiled(async (rt) => {
    await expect(rt.profile(() => rt.profile(() => 1))).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  }))
