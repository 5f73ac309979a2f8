// opgems new-backend: the package it writes type-checks against this workspace, and its own tests pass, on the emulator too.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { capture } from '../testing/capture.ts'

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))
let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'opgems-new-backend-')))
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a program of the workspace in the written package. */
function runIn(name: string, program: string, ...args: string[]): { status: number | null; output: string } {
  const cwd = join(folder, name)
  const run = spawnSync(process.execPath, [join(modules, program), ...args], { cwd, encoding: 'utf8' })
  return { status: run.status, output: run.stdout + run.stderr }
}

test.each(['simt', 'loops'])('a %s backend type-checks and passes its tests', { timeout: 600_000 }, async (family) => {
  symlinkSync(modules, join(folder, 'node_modules'), 'junction')
  const { status, stdout } = await capture(['new-backend', 'acme-two', '--family', family])
  expect(status).toBe(0)
  expect(stdout).toContain('opgems-backend-acme-two/src/driver.ts\n')
  const name = 'opgems-backend-acme-two'
  expect(runIn(name, 'typescript/bin/tsc', '-p', '.')).toEqual({ status: 0, output: '' })
  const tests = runIn(name, 'vitest/vitest.mjs', 'run', '--root', '.')
  expect(tests.output).toMatch(family === 'simt' ? /Tests .*2 passed/ : /Tests .*1 passed/)
  expect(tests.status).toBe(0)
  const devices = JSON.parse(runIn(name, '@opgems/cli/bin/opgems.js', 'devices', '--json').output)
  const own = devices.backends.find((backend: { id: string }) => backend.id === 'acme-two')
  expect(own.probes[0]).toMatchObject({ name: '0', available: false, reason: expect.stringContaining('src/driver.ts') })
})

test('--json lists the files; every placeholder is filled', async () => {
  const { stdout } = await capture(['new-backend', 'acme', '--family', 'simt', '--json'])
  const document: { folder: string; files: string[] } = JSON.parse(stdout)
  expect(document.folder).toBe(join(folder, 'opgems-backend-acme'))
  expect(document.files).toContain('src/plugin.ts')
  for (const file of document.files)
    expect(readFileSync(join(document.folder, file), 'utf8')).not.toMatch(/\{\{|\}\}\w/)
})

test('a folder that is there is refused and left alone', async () => {
  await capture(['new-backend', 'acme', '--family', 'loops'])
  const { status, stderr } = await capture(['new-backend', 'acme', '--family', 'simt'])
  expect([status, stderr]).toEqual([2, expect.stringMatching(/opgems-backend-acme is there already/)])
  expect(existsSync(join(folder, 'opgems-backend-acme', 'src', 'dialect.ts'))).toBe(false)
})

test.each(['Acme', '../acme', '9lives', 'a b', '-acme', 'a--b', 'a'.repeat(41), ''])('%j is no name', async (name) => {
  const { status, stderr } = await capture(['new-backend', '--family', 'simt', '--', name])
  expect([status, stderr]).toEqual([2, expect.stringContaining('is no name for a backend')])
})

test('the npu family is refused by name; another one and none are bad usage', async () => {
  const npu = await capture(['new-backend', 'acme', '--family', 'npu'])
  expect([npu.status, npu.stderr]).toEqual([
    1,
    expect.stringMatching(/error\[UNSUPPORTED\]: .*no template for the npu family.*start from a copy/),
  ])
  expect((await capture(['new-backend', 'acme', '--family', 'vliw'])).status).toBe(2)
  expect((await capture(['new-backend', 'acme'])).status).toBe(2)
})
