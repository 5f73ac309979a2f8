// Every candidate of tuning.yaml: the kernel that it makes computes exactly what it should on the emulated device.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emulatedDriver } from '@opgems/emulator'
import { afterAll, expect, test } from 'vitest'
import {
  candidateCases,
  openWithCandidate,
  readTable,
  resultsOf,
} from '../../core/src/dispatch/tuning/testing/candidate-cases.ts'
import { h100Limits, nvidiaTarget } from './target.ts'

const table = readTable(fileURLToPath(new URL('../tuning.yaml', import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'opgems-nvidia-tuning-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const driver = emulatedDriver({ vendor: 'nvidia', target: nvidiaTarget(h100Limits) })

test.for(candidateCases(table))('$kernels: $candidate', { timeout: 120_000 }, async (candidate) => {
  const rt = await openWithCandidate(folder, table.family, candidate, driver)
  const { got, expected } = await resultsOf(rt, candidate.kernels)
  expect(got).toEqual(expected)
  await rt.close()
})
