import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runConformance } from '../suite.ts'
import { createReferenceRuntime } from './runtime.ts'

const goldens = (name: string) => fileURLToPath(new URL(`../../../fixtures/goldens/${name}.jsonl.gz`, import.meta.url))

/** Golden cases that no reference models: each with its reason. */
const known: Readonly<Record<string, number>> = {
  // Known differences (corpus/known-differences.ts) in which the reference reads past the storage instead of refusing.
  as_strided: 3,
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
