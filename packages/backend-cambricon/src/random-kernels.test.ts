// Random kernels, specialised as launches do it, on the emulated card against the interpreter.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Device, OpGemsError } from '@opgems/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderKernel } from '../../core/src/codegen/families.ts'
import { Draw } from '../../core/src/codegen/loops/lower/testing/draw.ts'
import { randomKernel } from '../../core/src/codegen/loops/lower/testing/random-kernel.ts'
import { compareLaunch } from '../../core/src/codegen/loops/lower/testing/run-kernel.ts'
import { CheckWords } from '../../core/src/dispatch/launch/check-words.ts'
import { LoadedKernel } from '../../core/src/dispatch/launch/compiled-kernel.ts'
import { SpecialisedKernel } from '../../core/src/dispatch/launch/specialised-kernel.ts'
import { type Kernel, printKernel, verifyKernel } from '../../core/src/kernel/index.ts'
import { emulatedMlu } from './emulator.ts'

/** OPGEMS_RANDOM_KERNELS asks for that many kernels, from the seed OPGEMS_SEED if given. */
const runs = Number(process.env.OPGEMS_RANDOM_KERNELS ?? 6)
const seed = Number(process.env.OPGEMS_SEED ?? 1)

function open(): Device {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'opgems-random-'))
  return emulatedMlu().open('emulator', { threads: 0, cacheFolder })
}

function specialised(device: Device, words: CheckWords, kernel: Kernel): SpecialisedKernel {
  return new SpecialisedKernel(kernel, (_, special, hints) => {
    const rendered = renderKernel(special, device.target, hints)
    const binary = { path: '', bytes: device.compile(rendered.source) }
    return new LoadedKernel(special, rendered, device.load(binary, rendered.entry, rendered.geometry), device, words)
  })
}

/** The family may refuse a kernel, saying why; it may not fail otherwise. */
const refusal = (error: unknown): string | null =>
  error instanceof OpGemsError && ['BAD_KERNEL', 'UNSUPPORTED', 'UNSUPPORTED_OP'].includes(error.code)
    ? error.message
    : null

test('random kernels give what the interpreter gives', { timeout: 3_600_000 }, () => {
  const device = open()
  const words = new CheckWords(device)
  const refusals: string[] = []
  const property = fc.property(fc.gen(), (generate) => {
    const { kernel, tensors, launches } = randomKernel(new Draw(generate))
    verifyKernel(kernel)
    const compiled = specialised(device, words, kernel)
    try {
      for (const sizes of launches) {
        const difference = compareLaunch(device, compiled, tensors, sizes)
        if (difference) throw new Error(`${difference}\n${printKernel(kernel)}`)
      }
    } catch (error) {
      const reason = refusal(error)
      if (reason === null) throw error
      refusals.push(reason)
    }
  })
  fc.assert(property, { seed, numRuns: runs, endOnFailure: process.env.OPGEMS_NO_SHRINK !== undefined })
  if (process.env.OPGEMS_RANDOM_KERNELS) console.log([...new Set(refusals)].join('\n'))
  expect(refusals.length).toBeLessThan(runs / 2)
})
