// What every backend's tuning file is tested with.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Driver } from '../../../backend/driver.ts'
import { candidateCases, openWithCandidate, readTable, resultsOf } from './candidate-cases.ts'

/** A test for each candidate of a file: the kernel that it makes computes exactly what it should on the driver's device. */
export function proveCandidates(tuning: URL, driver: Driver): void {
  const table = readTable(fileURLToPath(tuning))
  const folder = mkdtempSync(join(tmpdir(), 'opgems-tuning-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  test.for(candidateCases(table))('$kernels: $candidate', { timeout: 120_000 }, async (candidate) => {
    const rt = await openWithCandidate(folder, table.family, candidate, driver)
    const { got, expected } = await resultsOf(rt, candidate.kernels)
    expect(got).toEqual(expected)
    await rt.close()
  })
}
