import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runConformance } from '../suite.ts'
import { createReferenceRuntime } from './runtime.ts'

const goldens = (name: string) => fileURLToPath(new URL(`../../../fixtures/goldens/${name}.jsonl.gz`, import.meta.url))

/** Golden cases that no backend can meet, or that no reference models: each with its reason. */
const known: Readonly<Record<string, number>> = {
  // PyTorch's bfloat16 kernels overflow in a/b and give NaN where the exact remainder is a number.
  'aten::fmod.Tensor': 1,
  'aten::remainder.Tensor': 1,
  fmod: 1,
  remainder: 1,
  // The recorded argument was a view of a larger storage, which the case does not hold.
  as_strided: 6,
  // square of a bool is an int64: a promotion of its own.
  square: 1,
  // Recorded in the order of Tensor.where: (self, condition, other).
  where: 9,
}

it('the references agree with PyTorch within the stated tolerances', async () => {
  const corpus = ['torch-aten', 'torch-aten-extra', 'torch-api'].map(goldens)
  const report = await runConformance(createReferenceRuntime(), { corpus, random: false })
  const failed = Object.fromEntries(
    report.operators.filter(({ failed }) => failed > 0).map(({ name, failed }) => [name, failed]),
  )
  expect(failed).toEqual(known)
  expect(report.totals.passed).toBeGreaterThan(3000)
  expect(report.totals.leaked).toBe(0)
  expect(report.complete).toBe(true)
}, 60_000)

it('gradients count as unsupported where the runtime gives none', async () => {
  const report = await runConformance(createReferenceRuntime(), {
    corpus: [goldens('torch-grad')],
    random: false,
    ops: 'add',
  })
  expect(report.totals).toMatchObject({ passed: 0, failed: 0 })
  expect(report.totals.unsupported).toBeGreaterThan(0)
})
