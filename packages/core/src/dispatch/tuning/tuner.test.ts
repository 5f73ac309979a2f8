// Tuning on a device with a scripted clock: who wins, when nothing is timed, and that nothing of the caller's is touched.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { choiceFiles, inRuntime, ones, readChoice, temporaryFolder, thirdWins } from './testing/in-runtime.ts'

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ path: folder, remove } = temporaryFolder())
})
afterEach(() => remove())

describe('with tuning on', () => {
  it('the fastest candidate is kept with all times', async () => {
    await inRuntime(folder, thirdWins, (rt) => rt.ops.exp(ones(rt, 1000)))
    const choices = choiceFiles(folder).map(readChoice)
    expect(choices).toMatchObject([
      {
        name: 'exp',
        class: 'pointwise',
        dtypes: ['float32', 'float32'],
        bucket: 0,
        candidate: 'vectors=4',
        microseconds: 300,
        timed: [
          { candidate: 'default', microseconds: 900 },
          { candidate: 'vectors=2', microseconds: 700 },
          { candidate: 'vectors=4', microseconds: 300 },
        ],
      },
    ])
  })

  it.each([true, false])('a second process times nothing and takes the winner (tune: %s)', async (tune) => {
    await inRuntime(folder, thirdWins, (rt) => rt.ops.exp(ones(rt, 1000)))
    const loaded = await inRuntime(
      folder,
      thirdWins,
      (rt, events) => {
        rt.ops.exp(ones(rt, 1000))
        expect(events.timings).toBe(0)
        return [...events.loaded]
      },
      { tune },
    )
    expect(loaded.map(({ entry }) => entry)).toEqual(['og_exp'])
    const vectorWidths = loaded.map(({ bytes }) => bytes)
    const untuned = await inRuntime(
      folder,
      thirdWins,
      (rt, events) => {
        rt.ops.exp(ones(rt, 1000))
        return events.loaded.map(({ bytes }) => bytes)
      },
      { tune: false, cacheDir: join(folder, 'other') },
    )
    expect(vectorWidths).not.toEqual(untuned)
  })

  it('each size bucket has a choice of its own', async () => {
    await inRuntime(folder, thirdWins, (rt, events) => {
      rt.ops.exp(ones(rt, 1000))
      const timings = events.timings
      rt.ops.exp(ones(rt, 2000))
      expect(events.timings).toBe(timings)
      rt.ops.exp(ones(rt, 100_000))
      expect(events.timings).toBeGreaterThan(timings)
    })
    expect(
      choiceFiles(folder)
        .map((f) => readChoice(f).bucket)
        .sort(),
    ).toEqual([0, 2])
  })

  it('stops at a candidate that is near the floor', async () => {
    // 8000 bytes at 64 KiB in 100 µs are 12.2 µs.
    await inRuntime(folder, { kernels: [900, 12.5, 1], copy: 100 }, (rt) => rt.ops.exp(ones(rt, 1000)))
    const [choice] = choiceFiles(folder).map(readChoice)
    expect(choice.floor).toBeCloseTo((8000 / 65536) * 100, 5)
    expect(choice).toMatchObject({ candidate: 'vectors=2', timed: [{ microseconds: 900 }, { microseconds: 12.5 }] })
  })

  it('stops at a candidate that takes hardly longer than a launch', async () => {
    await inRuntime(folder, { kernels: [900, 12.5, 1], copy: 1, shortCopy: 10 }, (rt) => rt.ops.exp(ones(rt, 1000)))
    const [choice] = choiceFiles(folder).map(readChoice)
    expect(choice).toMatchObject({ candidate: 'vectors=2', timed: [{ microseconds: 900 }, { microseconds: 12.5 }] })
  })

  it('one that cannot be loaded is left out', async () => {
    await inRuntime(folder, { kernels: [900, Number.NaN, 300], copy: 1 }, async (rt) => {
      expect(await rt.ops.exp(rt.tensor([0])).item()).toBe(1)
    })
    expect(readChoice(choiceFiles(folder)[0]!)).toMatchObject({
      candidate: 'vectors=4',
      timed: [{ microseconds: 900 }, { candidate: 'vectors=2', microseconds: null }, { microseconds: 300 }],
    })
  })

  it('nothing is timed in a capture; afterwards it is', async () => {
    await inRuntime(folder, thirdWins, async (rt, events) => {
      const x = ones(rt, 1000)
      const graph = rt.capture(() => rt.ops.exp(x))
      expect(events.timings).toBe(0)
      graph.replay()
      expect([...new Set((await graph.result.data()) as Float32Array)]).toEqual([Math.fround(Math.E)])
      rt.ops.exp(x)
      expect(events.timings).toBeGreaterThan(0)
    })
  })

  it('memory for timing is given back', async () => {
    await inRuntime(folder, thirdWins, (rt, events) => {
      const x = ones(rt, 1000)
      rt.ops.exp(x).dispose()
      const held = events.allocations
      rt.ops.exp(ones(rt, 1_000_000)).dispose()
      // The new input and output; the runtime keeps both.
      expect(events.allocations - held).toBeLessThanOrEqual(2)
    })
  })
})

describe('with tuning off', () => {
  it('nothing is timed and the first candidate runs', async () => {
    await inRuntime(
      folder,
      thirdWins,
      (rt, events) => {
        rt.ops.exp(ones(rt, 1000))
        expect(events.timings).toBe(0)
      },
      { tune: false },
    )
    expect(choiceFiles(folder)).toEqual([])
  })
})

describe('with the setting candidate', () => {
  const sourceOf = (settings: { candidate?: number; tune?: boolean }) =>
    inRuntime(
      folder,
      thirdWins,
      (rt, events) => {
        rt.ops.exp(ones(rt, 1000))
        expect(events.timings).toBe(0)
        return events.loaded.map(({ bytes }) => bytes)
      },
      settings,
    )

  it('each number loads another candidate, around in a circle, and nothing is timed or kept', async () => {
    const sources = [await sourceOf({ tune: false })]
    for (const candidate of [1, 2, 3]) sources.push(await sourceOf({ candidate }))
    expect(sources[3]).toEqual(sources[0])
    expect(new Set(sources.map(String)).size).toBe(3)
    expect(choiceFiles(folder)).toEqual([])
  })

  it('a winner that is known does not count', async () => {
    await inRuntime(folder, thirdWins, (rt) => rt.ops.exp(ones(rt, 1000)))
    expect(await sourceOf({ candidate: 1 })).not.toEqual(await sourceOf({}))
  })
})

describe('the caller’s data', () => {
  const check = async (tensor: Tensor, expected: number) =>
    expect([...new Set((await tensor.data()) as Float32Array)]).toEqual([expected])

  it('an in-place addition that is tuned on its first call happens once', async () => {
    await inRuntime(folder, thirdWins, async (rt, events) => {
      const x = ones(rt, 3000)
      rt.ops.add_(x, ones(rt, 3000))
      expect(events.timings).toBeGreaterThan(0)
      await check(x, 2)
    })
  })

  it('an addition into a slice of its own input', async () => {
    await inRuntime(folder, thirdWins, async (rt) => {
      const x = rt.tensor(
        Float32Array.from({ length: 400 }, (_, i) => i),
        { shape: [4, 100] },
      )
      const half = rt.ops.slice(x, 1, 50, 100)
      rt.ops.add_(half, rt.ops.slice(x, 1, 0, 50))
      const expected = Array.from({ length: 400 }, (_, i) => (i % 100 < 50 ? i : 2 * i - 50))
      expect([...((await x.data()) as Float32Array)]).toEqual(expected)
    })
  })

  it('what is read and written: a fold into old values', async () => {
    await inRuntime(folder, thirdWins, async (rt) => {
      const x = ones(rt, 10)
      rt.ops.addmv_(x, rt.tensor(new Float32Array(50).fill(2), { shape: [10, 5] }), ones(rt, 5))
      await check(x, 11)
    })
  })

  it('what scatters is not timed', async () => {
    await inRuntime(folder, thirdWins, async (rt, events) => {
      const x = ones(rt, 4)
      const index = rt.tensor([1n, 1n, 3n])
      rt.ops.scatterAdd_(x, 0, index, ones(rt, 3))
      expect([...((await x.data()) as Float32Array)]).toEqual([1, 3, 1, 2])
      expect(events.timings).toBe(0)
    })
  })

  it('a product added to its own operand', async () => {
    await inRuntime(folder, thirdWins, async (rt, events) => {
      const c = rt.tensor(new Float32Array(64 * 48).fill(1), { shape: [64, 48] })
      const a = rt.tensor(new Float32Array(64 * 20).fill(2), { shape: [64, 20] })
      const b = rt.tensor(new Float32Array(20 * 48).fill(3), { shape: [20, 48] })
      rt.ops.addmm_(c, a, b)
      expect(events.timings).toBeGreaterThan(0)
      await check(c, 1 + 20 * 6)
      const [choice] = choiceFiles(folder).map(readChoice)
      expect(choice).toMatchObject({ name: 'product', candidate: 'productRows=1', bucket: 333 })
      const { timings } = events
      rt.ops.addmm_(c, a, b)
      expect(events.timings).toBe(timings)
      await check(c, 1 + 2 * 20 * 6)
    })
  })
})
