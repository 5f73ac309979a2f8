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
  /** Each core reads the two rows of weights. */
  const weights = 2 * side * 4
  const operators = [
    ['add', 3 * tensorBytes],
    ['gelu', 2 * tensorBytes],
    ['softmax', 2 * tensorBytes],
    ['layer_norm', 2 * tensorBytes + target.cores * weights],
  ] as const
  test.each(operators)('%s moves each element once, while it computes', async (name, bytes) => {
    const rt = openEmulated(id, idle(driver))
    const [x, row] = [rt.ops.empty([side, side]), rt.ops.empty([side])] as [Tensor, Tensor]
    const calls = {
      add: () => rt.ops.add(x, x),
      gelu: () => rt.ops.gelu(x),
      softmax: () => rt.ops.softmax(x, -1),
      layer_norm: () => rt.ops.layerNorm(x, [side], row, row),
    }
    const profile = await rt.profile(calls[name])
    expect(profile.launches).toHaveLength(1)
    const { scratchpad } = profile.launches[0]!
    expect(scratchpad!.bytes).toBe(bytes)
    expect(scratchpad!.overlapped).toBeGreaterThan(0.98)
    expect(scratchpad!.vectorInstructions).toBeGreaterThan(0)
    expect(scratchpad!.scratchpadBytes).toBeLessThanOrEqual(target.scratchpadBytes)
    expect(String(profile).split('\n')[0]).toMatch(/moved MB +overlapped +instructions +scalar elements +KiB$/)
    await rt.close()
  })
}
