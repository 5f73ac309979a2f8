// Random kernels through both renderers and engines against the interpreter: exactly where arithmetic is exact, else within a derived bound.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { OpGemsError } from '../../../errors/errors.ts'
import { printKernel, verifyKernel } from '../../../kernel/index.ts'
import { type Engine, engines, openTestRuntime } from '../../../ops/testing/runtime.ts'
import { Draw } from './testing/draw.ts'
import { randomKernel } from './testing/random-kernel.ts'
import { compareLaunch, compileKernel } from './testing/run-kernel.ts'

/** OPGEMS_RANDOM_KERNELS asks for a long run of that many kernels, from the seed OPGEMS_SEED if given. */
const long = Number(process.env.OPGEMS_RANDOM_KERNELS ?? 0)
const seed = Number(process.env.OPGEMS_SEED ?? 1)
const short: Readonly<Record<Engine, number>> = { native: 12, wasm: 250 }

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    test('random kernels give what the interpreter gives', { timeout: long ? 3_600_000 : 60_000 }, () => {
      const refusals: string[] = []
      const runs = long || short[engine]
      const property = fc.property(fc.gen(), (generate) => {
        const { kernel, tensors, launches } = randomKernel(new Draw(generate))
        verifyKernel(kernel)
        const compiled = compileOrRefuse(() => compileKernel(rt.device, kernel))
        if (typeof compiled === 'string') refusals.push(compiled)
        else
          for (const sizes of launches) {
            const difference = compareLaunch(rt.device, compiled, tensors, sizes)
            if (difference) throw new Error(`${difference}\n${printKernel(kernel)}`)
          }
      })
      fc.assert(property, { seed, numRuns: runs })
      if (long) console.log(`${runs} kernels, refused: ${tally(refusals)}`)
      expect(refusals.length).toBeLessThan(runs / 4)
    })
  })

/** The family may refuse a kernel, saying why; it may not fail otherwise. */
function compileOrRefuse<T>(compile: () => T): T | string {
  try {
    return compile()
  } catch (error) {
    if (error instanceof OpGemsError && error.code === 'BAD_KERNEL') return error.message
    throw error
  }
}

/** How often each reason was given; names in quotes are left out. */
function tally(reasons: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) {
    const kind = reason.replaceAll(/'[^']*'|%\d+/g, '…')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return JSON.stringify(Object.fromEntries(counts), null, 2)
}
