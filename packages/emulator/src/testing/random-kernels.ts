// Random kernels, specialised as launches do it, on an emulated device against the interpreter.
import { type Device, type Driver, OpGemsError } from '@opgems/core'
import fc from 'fast-check'
import { expect } from 'vitest'
import { renderKernel } from '../../../core/src/codegen/families.ts'
import { Draw } from '../../../core/src/codegen/loops/lower/testing/draw.ts'
import { randomKernel } from '../../../core/src/codegen/loops/lower/testing/random-kernel.ts'
import { compareLaunch } from '../../../core/src/codegen/loops/lower/testing/run-kernel.ts'
import { cacheFolder } from '../../../core/src/dispatch/cache/cache-folder.ts'
import { CheckWords } from '../../../core/src/dispatch/launch/check-words.ts'
import { LoadedKernel } from '../../../core/src/dispatch/launch/compiled-kernel.ts'
import { SpecialisedKernel } from '../../../core/src/dispatch/launch/specialised-kernel.ts'
import { type Kernel, printKernel, verifyKernel } from '../../../core/src/kernel/index.ts'

/** OPGEMS_RANDOM_KERNELS asks for that many kernels, from the seed OPGEMS_SEED if given; OPGEMS_NO_SHRINK ends at the first that differs. */
const runs = Number(process.env.OPGEMS_RANDOM_KERNELS ?? 6)
const firstSeed = Number(process.env.OPGEMS_SEED ?? 1)

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

/** Fails with the kernel that gives something else than the interpreter, and where too many are refused. */
export function checkRandomKernels(driver: Driver, seedOffset = 0): void {
  const device = driver.open('emulator', { threads: 0, cacheFolder: cacheFolder() })
  const words = new CheckWords(device)
  const refusals: string[] = []
  const property = fc.property(fc.gen(), (generate) => {
    const { kernel, tensors, launches } = randomKernel(new Draw(generate, device.target.dtypes))
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
  const endOnFailure = process.env.OPGEMS_NO_SHRINK !== undefined
  fc.assert(property, { seed: firstSeed + seedOffset, numRuns: runs, endOnFailure })
  if (process.env.OPGEMS_RANDOM_KERNELS) console.log([...new Set(refusals)].join('\n'))
  expect(refusals.length).toBeLessThan(runs / 2)
}
