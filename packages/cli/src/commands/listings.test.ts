// devices, ops, doctor and cache: what they list, for people and as JSON.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { capture } from '../testing/capture.ts'

const savedFolder = process.env.OPGEMS_CACHE_DIR
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opgems-cli-'))
  process.env.OPGEMS_CACHE_DIR = join(folder, 'cache')
})
afterEach(() => {
  if (savedFolder === undefined) delete process.env.OPGEMS_CACHE_DIR
  else process.env.OPGEMS_CACHE_DIR = savedFolder
  rmSync(folder, { recursive: true, force: true })
})

const json = async (...argv: string[]) => {
  const { stdout, status } = await capture([...argv, '--json'])
  return { status, document: JSON.parse(stdout) }
}

test('devices lists the WebAssembly engine, which every machine has', async () => {
  const { status, document } = await json('devices')
  const cpu = document.backends.find((backend: { id: string }) => backend.id === 'cpu')
  const wasm = cpu.probes.find((probe: { name: string }) => probe.name === 'wasm')
  expect(wasm).toMatchObject({ available: true, proof: 'hardware' })
  expect(status).toBe(0)
  expect((await capture(['devices'])).stdout).toMatch(/^device .*\n(.*\n)*cpu:wasm +available/)
})

test('ops gives overloads, schema, category and status', async () => {
  const { document } = await json('ops', '--backend', 'cpu:wasm')
  const add = document.operators.find((operator: { name: string }) => operator.name === 'add')
  expect(add).toMatchObject({ category: 'pointwise', status: { 'cpu:wasm': 'implemented' } })
  expect(add.overloads).toContainEqual({
    name: 'add_.Tensor',
    schema: 'add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)',
    form: 'inplace',
  })
})

describe('doctor', () => {
  test('names the default device and why', async () => {
    const { status, document } = await json('doctor')
    expect(document.defaultDevice.name).toMatch(/^cpu:(native|wasm)$/)
    expect(document.defaultDevice.why).toContain('nothing is configured')
    expect(document.cacheFolder).toBe(process.env.OPGEMS_CACHE_DIR)
    expect([status, document.ok]).toEqual([0, true])
  })

  test('a cache folder that cannot be written is a warning with a remedy', async () => {
    writeFileSync(join(folder, 'file'), '')
    process.env.OPGEMS_CACHE_DIR = join(folder, 'file', 'cache')
    const { status, document } = await json('doctor')
    const finding = document.findings.find((f: { subject: string }) => f.subject === 'cache folder')
    expect(finding).toMatchObject({ level: 'warning', remedy: expect.stringContaining('OPGEMS_CACHE_DIR') })
    expect(status).toBe(0)
  })

  test('a configured backend without a plugin is a problem', async () => {
    process.env.OPGEMS_BACKEND = 'nonesuch'
    try {
      const { status, document } = await json('doctor')
      expect([status, document.ok, document.defaultDevice]).toEqual([1, false, null])
    } finally {
      delete process.env.OPGEMS_BACKEND
    }
  })
})

test('cache shows, clears and prints its folder', async () => {
  const cacheFolder = process.env.OPGEMS_CACHE_DIR
  expect((await capture(['cache', 'path'])).stdout).toBe(`${cacheFolder}\n`)
  await capture(['conformance', '--backend', 'cpu:wasm', '--ops', 'aten::neg', '--dtypes', 'float32'])
  const before = (await json('cache', 'list')).document
  expect(before.folder).toBe(cacheFolder)
  expect((await json('cache', 'clear')).document).toEqual({ folder: cacheFolder, removed: before.entries })
  expect((await json('cache', 'list')).document.entries).toBe(0)
  expect(before.entries).toBeGreaterThan(0)
})
