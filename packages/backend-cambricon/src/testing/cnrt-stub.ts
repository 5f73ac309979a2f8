// The stubs of CNRT and CNDrv, compiled by the host's C compiler once for each test file, and their controls.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import koffi from 'koffi'

const source = fileURLToPath(new URL('./cnrt-stub.c', import.meta.url))
const flags = ['-std=gnu11', '-O1', '-fPIC', '-shared', '-fvisibility=hidden', '-Wall', '-Wextra', '-Werror']

/** What stubGet gives for a name that belongs to the other library. */
const unknown = -(2n ** 63n)

export interface CnrtStub {
  readonly runTime: string
  readonly driver: string
  readonly folder: string
  set(name: string, value: number): void
  get(name: string): number
  remove(): void
}

/** Null where the host has no C compiler. */
export function buildCnrtStub(): CnrtStub | null {
  if (spawnSync('cc', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'opgems-cnrt-stub-'))
  const [runTime, driver] = [build(folder, 'libcnrt-stub.so', []), build(folder, 'libcndrv-stub.so', ['-DCNDRV'])]
  const libraries = [runTime, driver].map((path) => koffi.load(path))
  const setters = libraries.map((l) => l.func('int stubSet(const char* name, int64_t value)'))
  const getters = libraries.map((l) => l.func('int64_t stubGet(const char* name)'))
  return {
    runTime,
    driver,
    folder,
    set(name, value) {
      if (!setters.some((set) => set(name, value) === 1)) throw new Error(`the stub has no '${name}'`)
    },
    get(name) {
      const value = getters.map((get) => BigInt(get(name))).find((v) => v !== unknown)
      if (value === undefined) throw new Error(`the stub has no '${name}'`)
      return Number(value)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function build(folder: string, name: string, macros: readonly string[]): string {
  const path = join(folder, name)
  const { status, stderr } = spawnSync('cc', [...flags, ...macros, '-o', path, source], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the stub of CNRT does not compile:\n${stderr}`)
  return path
}
