// Every candidate of tuning.yaml: the kernel that it makes computes exactly what it should, on each engine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import {
  candidateCases,
  openWithCandidate,
  readTable,
  resultsOf,
} from '../../core/src/dispatch/tuning/testing/candidate-cases.ts'
import { NativeDriver } from './native/driver.ts'
import { WasmDriver } from './wasm/driver.ts'

const table = readTable(fileURLToPath(new URL('../tuning.yaml', import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'opgems-cpu-tuning-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const drivers = [new NativeDriver(), new WasmDriver()].filter((driver) => driver.probe()[0]?.available)

describe.each(drivers.map((driver) => [driver.probe()[0]!.name, driver] as const))('%s', (name, driver) => {
  test.for(candidateCases(table))('$kernels: $candidate', { timeout: 120_000 }, async (candidate) => {
    const rt = await openWithCandidate(join(folder, name), table.family, candidate, driver)
    const { got, expected } = await resultsOf(rt, candidate.kernels)
    expect(got).toEqual(expected)
    await rt.close()
  })
})
