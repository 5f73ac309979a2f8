// Kernels of chips with scratchpad move as little as they can: at [4096, 4096] each input is read once and each output written once.
import type { Driver, NpuTarget, Tensor } from '@opgems/core'
import { expect, test } from 'vitest'
import { openEmulated } from './emulated-runtime.ts'

const side = 4096
const tensorBytes = side * side * 4

/** A driver whose device launches nothing: estimates need no results. */
function idle(driver: Driver): Driver {
  return {
    probe: () => driver.probe(),
    open: (name, options) => {
      const device = driver.open(name, options)
      device.launch = () => {}
      return device
    },
  }
}

/** Of the emulated device of a vendor. */
export function testEstimates(id: string, driver: Driver, target: NpuTarget): void {
  /** Scratchpads are each core's own, so each reads the two rows of weights; the first core's are the floor's. */
  const weights = 2 * side * 4
  const repeated = (target.cores - 1) * weights
  const operators = [
    ['add', 3 * tensorBytes, 0],
    ['gelu', 2 * tensorBytes, 0],
    ['softmax', 2 * tensorBytes, 0],
    ['layer_norm', 2 * tensorBytes, 0],
    ['layer_norm with weights', 2 * tensorBytes + weights, repeated],
  ] as const
  test.each(operators)('%s moves each element once, while it computes', async (name, floor, again) => {
    const rt = openEmulated(id, idle(driver))
    const [x, row] = [rt.ops.empty([side, side]), rt.ops.empty([side])] as [Tensor, Tensor]
    const calls = {
      add: () => rt.ops.add(x, x),
      gelu: () => rt.ops.gelu(x),
      softmax: () => rt.ops.softmax(x, -1),
      layer_norm: () => rt.ops.layerNorm(x, [side]),
      'layer_norm with weights': () => rt.ops.layerNorm(x, [side], row, row),
    }
    const profile = await rt.profile(calls[name])
    expect(profile.launches).toHaveLength(1)
    const { scratchpad } = profile.launches[0]!
    expect(scratchpad!.repeatedBytes).toBe(again)
    expect(scratchpad!.bytes - scratchpad!.repeatedBytes).toBe(floor)
    expect(scratchpad!.overlapped).toBeGreaterThan(0.98)
    expect(scratchpad!.vectorInstructions).toBeGreaterThan(0)
    expect(scratchpad!.scratchpadBytes).toBeLessThanOrEqual(target.scratchpadBytes)
    expect(String(profile).split('\n')[0]).toMatch(
      /moved MB +repeated MB +overlapped +instructions +scalar elements +KiB$/,
    )
    await rt.close()
  })
  test('a product reads each line for every tile that it is in, and counts it', async () => {
    const rt = openEmulated(id, idle(driver))
    const x = rt.ops.empty([side, side]) as Tensor
    const { launches } = await rt.profile(() => rt.ops.mm(x, x))
    expect(launches).toHaveLength(1)
    const scratchpad = launches[0]!.scratchpad!
    expect(scratchpad.bytes - scratchpad.repeatedBytes).toBe(3 * tensorBytes)
    // Of two operands, each at least 16 times, as tiles have at most 256 lines; at most 64 times.
    expect(scratchpad.repeatedBytes).toBeGreaterThanOrEqual(2 * 15 * tensorBytes)
    expect(scratchpad.repeatedBytes).toBeLessThan(2 * 64 * tensorBytes)
    expect(scratchpad.overlapped).toBeGreaterThan(0.9)
    expect(scratchpad.scratchpadBytes).toBeLessThanOrEqual(target.matrixUnit!.memories[0]!.bytes)
    await rt.close()
  })
  test('searches, whose steps double and which data end, are estimated too', async () => {
    const rt = openEmulated(id, idle(driver))
    const x = rt.ops.empty([1, 1024]) as Tensor
    const { launches } = await rt.profile(() => rt.ops.topk(x, 8))
    expect(launches.length).toBeGreaterThan(1)
    for (const { scratchpad } of launches) expect(scratchpad!.bytes).toBeLessThan(1e6)
    await rt.close()
  })
}
