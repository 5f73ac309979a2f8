// The stub of HIP's run time, compiled by the host's C compiler once for each test file, and its controls.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import koffi from 'koffi'

const source = fileURLToPath(new URL('./hip-stub.c', import.meta.url))
const flags = ['-std=gnu11', '-O1', '-fPIC', '-shared', '-fvisibility=hidden', '-Wall', '-Wextra', '-Werror']

export interface HipStub {
  readonly path: string
  readonly folder: string
  set(name: string, value: number): void
  get(name: string): number
  remove(): void
}

/** Null where the host has no C compiler. */
export function buildHipStub(): HipStub | null {
  if (spawnSync('cc', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'opgems-hip-stub-'))
  const path = join(folder, 'libgalaxyhip-stub.so')
  const { status, stderr } = spawnSync('cc', [...flags, '-o', path, source], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the stub of HIP does not compile:\n${stderr}`)
  const library = koffi.load(path)
  const set = library.func('void stubSet(const char* name, int64_t value)')
  const get = library.func('int64_t stubGet(const char* name)')
  return {
    path,
    folder,
    set: (name, value) => set(name, value),
    get: (name) => Number(get(name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
