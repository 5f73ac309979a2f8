// Folders are made with those above them, once, and what cannot be made is reported.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('makes all that is missing, for the user alone where the mode says so', () => {
  const path = join(folder, 'a', 'b', 'c')
  makeFolder(path, 0o700)
  makeFolder(path, 0o700)
  expect(statSync(path).isDirectory()).toBe(true)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
})

it('refuses to make one below a file, or in the place of one', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/ENOTDIR|EEXIST/)
  expect(() => makeFolder(file)).toThrow(/EEXIST/)
})

it.skipIf(!existsSync('/proc/self'))('returns below /proc, where Node’s own recursion does not', () => {
  expect(() => makeFolder('/proc/opgems/a/b')).toThrow(/ENOENT/)
})
