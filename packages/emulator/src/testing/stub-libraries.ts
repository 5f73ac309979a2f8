// Stand-ins for a vendor's libraries, compiled from one C file by the host's compiler, with their controls.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import koffi from 'koffi'

const flags = ['-std=gnu11', '-O1', '-fPIC', '-shared', '-fvisibility=hidden', '-Wall', '-Wextra', '-Werror']

/** What stubGet gives for a name that belongs to another library. */
const unknown = -(2n ** 63n)

/** A launch as the run time got it: `parameters` is the address of the table of the arguments' addresses. */
export type StubLaunch = (source: string, name: string, cores: number, parameters: bigint) => void

export interface StubLibraries {
  /** Paths, in the order in which they were asked for. */
  readonly paths: readonly string[]
  readonly folder: string
  set(name: string, value: number): void
  /** Of the library at this path; default: of the first that has the name. */
  get(name: string, path?: string): number
  /** Hands every launch over from now on; null: to nobody. */
  onLaunch(handle: StubLaunch | null): void
  remove(): void
}

/** One library for each list of macros; the first that has a name is asked. Null where the host has no C compiler. */
export function buildStubs(source: string, name: string, macros: readonly (readonly string[])[]): StubLibraries | null {
  if (spawnSync('cc', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), `opgems-${name}-stub-`))
  const paths = macros.map((given, i) => build(source, join(folder, `lib${name}-${i}.so`), given))
  const libraries = paths.map((path) => koffi.load(path))
  const setters = libraries.map((l) => l.func('int stubSet(const char* name, int64_t value)'))
  const getters = libraries.map((l) => l.func('int64_t stubGet(const char* name)'))
  const handlers = libraries.map((l) => l.func('void stubOnLaunch(uint64_t handler)'))
  const handler = koffi.pointer(
    koffi.proto(
      `void ${name}StubLaunch(const char* source, const char* name, unsigned int cores, uint64_t parameters)`,
    ),
  )
  return {
    paths,
    folder,
    set(setting, value) {
      // Versions of one library have the same settings.
      const known = setters.filter((set) => set(setting, value) === 1)
      if (known.length === 0) throw new Error(`the stub has no '${setting}'`)
    },
    get(setting, path) {
      const asked = getters.filter((_, i) => path === undefined || path === paths[i])
      const values = asked.map((get) => BigInt(get(setting))).filter((v) => v !== unknown)
      if (values.length === 0) throw new Error(`the stub has no '${setting}'`)
      return Number(values[0])
    },
    onLaunch(handle) {
      const address = handle
        ? koffi.address(
            koffi.register((text: string, kernel: string, cores: number, parameters: number | bigint) => {
              handle(text, kernel, cores, BigInt(parameters))
            }, handler),
          )
        : 0
      for (const set of handlers) set(address)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function build(source: string, path: string, macros: readonly string[]): string {
  const { status, stderr } = spawnSync('cc', [...flags, ...macros, '-o', path, source], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the stub ${source} does not compile:\n${stderr}`)
  return path
}
