// Tuning reaches the kernel: another value makes another one, and every candidate of tuning.yaml computes exactly what it should.
import { expect, test } from 'vitest'
import { goldenKernels } from '../../backend-nvidia/src/testing/golden-kernels.ts'
import { renderKernel } from '../../core/src/codegen/families.ts'
import type { Candidate } from '../../core/src/codegen/tuning.ts'
import { proveCandidates } from '../../core/src/dispatch/tuning/testing/prove-candidates.ts'
import { emulatedMlu } from './emulator.ts'
import { mlu590, mluTarget } from './target.ts'

/** From the declaration of scratchpad on. */
const render = (name: string, candidate: Candidate): string => {
  const { kernel, hints } = goldenKernels[name]!
  return renderKernel(kernel, mluTarget(mlu590), hints, candidate).source.split('__nram__')[1]!
}
/** Bytes of scratchpad that the kernel declares. */
const nramOf = (source: string): number => Number(/\[(\d+)\]/.exec(source)![1])

test('vectorElements bounds the vectors', () => {
  const [long, short] = [render('softmax-f32-long', {}), render('softmax-f32-long', { vectorElements: 1024 })]
  expect(nramOf(short)).toBeLessThan(nramOf(long) / 4)
  expect(short).toContain('1024')
})

test('buffers: 1 copies before and after computing, in half the scratchpad', () => {
  const [two, one] = [render('silu-mul-bf16', {}), render('silu-mul-bf16', { buffers: 1 })]
  expect([two, one].map((source) => source.includes('start_in('))).toEqual([true, false])
  expect(nramOf(one)).toBeLessThan(nramOf(two))
})

proveCandidates(new URL('../tuning.yaml', import.meta.url), emulatedMlu())
