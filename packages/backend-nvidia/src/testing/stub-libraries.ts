// The stub of the driver and of NVRTC, compiled by the host's C compiler once for each test file, and its controls.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import koffi from 'koffi'

const sources = fileURLToPath(new URL('./stub/', import.meta.url))
const driverParts = ['control.c', 'device.c', 'memory.c', 'stream.c', 'launch.c', 'graph.c', 'tensor-map.c']
const flags = ['-std=gnu11', '-O1', '-fPIC', '-shared', '-fvisibility=hidden', '-Wall', '-Wextra', '-Werror']
/** NVIDIA's headers, where they are: the stub's signatures are then checked against them. */
const headers = ['/usr/local/cuda/include'].filter((folder) => existsSync(join(folder, 'cuda.h')))

export interface StubLibraries {
  readonly driver: string
  readonly nvrtc: string
  readonly folder: string
}

/** Null where the host has no C compiler. */
export function buildStubLibraries(): StubLibraries | null {
  if (spawnSync('cc', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'opgems-cuda-stub-'))
  const [driver, nvrtc] = [join(folder, 'libcuda-stub.so'), join(folder, 'libnvrtc-stub.so')]
  compile(driver, driverParts)
  compile(nvrtc, ['nvrtc.c'])
  return { driver, nvrtc, folder }
}

function compile(output: string, parts: readonly string[]): void {
  const include = headers.flatMap((folder) => ['-isystem', folder])
  const args = [...flags, '-Wno-enum-compare', ...include, '-o', output, ...parts, '-lpthread']
  const { status, stderr } = spawnSync('cc', args, { cwd: sources, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the stub driver does not compile:\n${stderr}`)
}

/** A copy of a library, which the process loads apart from the original: with settings, memory and devices of its own. */
export function copyOf(library: string, name: string): string {
  const copy = `${library}.${name}.so`
  copyFileSync(library, copy)
  return copy
}

/** Settings and counters of one loaded stub of the driver. */
export class StubControl {
  readonly #set: (name: string, value: number) => void
  readonly #get: (name: string) => number | bigint
  readonly reset: () => void

  constructor(library: string) {
    const stub = koffi.load(library)
    this.#set = stub.func('void stubSet(const char* name, int64_t value)')
    this.#get = stub.func('int64_t stubGet(const char* name)')
    this.reset = stub.func('void stubReset()')
  }
  set(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) this.#set(name, value)
  }
  /** A setting, a counter, or how often a function was called, by its name. */
  get(name: string): number {
    return Number(this.#get(name))
  }
}
