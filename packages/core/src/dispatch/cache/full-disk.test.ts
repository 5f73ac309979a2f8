// A disk that fills up in the middle of a write: the binary goes to the temporary folder and no half file stays.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { BinaryCache, binaryKey } from './binary-cache.ts'

const full = vi.hoisted(() => ({ folder: 'none' }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const writeFileSync = (path: string, bytes: Uint8Array, options: object) => {
    if (!path.startsWith(full.folder)) return fs.writeFileSync(path, bytes, options)
    fs.writeFileSync(path, bytes.subarray(0, bytes.length / 2), options)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  }
  return { ...fs, writeFileSync }
})

const root = mkdtempSync(join(tmpdir(), 'opgems-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('keeps binaries in the temporary folder and warns once, with the reason', () => {
  full.folder = root
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const content = new Uint8Array(5000).fill(7)
  const cache = new BinaryCache(root)
  for (const source of ['a', 'b']) {
    const { path, bytes } = cache.getOrBuild(binaryKey({ source }), '.so', () => content)
    expect(bytes).toEqual(content)
    expect(path.startsWith(cache.statistics().temporaryFolder!)).toBe(true)
  }
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]![0]).toContain('ENOSPC')
  expect(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([])
})
