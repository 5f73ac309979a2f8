// Every candidate of tuning.yaml: the kernel that it makes computes exactly what it should on the emulated NPU.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import {
  candidateCases,
  openWithCandidate,
  readTable,
  resultsOf,
} from '../../core/src/dispatch/tuning/testing/candidate-cases.ts'
import { emulatedNpu } from './emulator.ts'

const table = readTable(fileURLToPath(new URL('../tuning.yaml', import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'opgems-ascend-tuning-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.for(candidateCases(table))('$kernels: $candidate', { timeout: 120_000 }, async (candidate) => {
  const rt = await openWithCandidate(folder, table.family, candidate, emulatedNpu())
  const { got, expected } = await resultsOf(rt, candidate.kernels)
  expect(got).toEqual(expected)
  await rt.close()
})
