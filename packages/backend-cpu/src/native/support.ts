// The run-time support library: built once per machine into the cache folder, then opened with koffi.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpGemsError } from '@opgems/core'
import koffi from 'koffi'
import { supportSource, supportVersion } from './support-source.ts'
import { compileShared, type Toolchain } from './toolchain.ts'

/** The library's functions. Addresses are numbers; 0 stands for a failure. */
export interface Support {
  open(threads: number): number
  threads(pool: number): number
  close(pool: number): void
  launch(kernel: number, slots: Uint8Array, programs: number, scratchTwiceAndSerial: number): number
  load(pool: number, path: string, entry: string): number
  message(): string
  /** Asks the system for AMX tiles; 0 where it or the processor has none. */
  allowTiles(): number
  allocate(bytes: number): number
  free(address: number): void
  copy(pool: number, destination: number, source: number, bytes: number): void
  write(destination: number, source: Uint8Array, bytes: number): void
  read(destination: Uint8Array, source: number, bytes: number): void
}

const signatures = {
  open: 'int64_t opgems_open(int threads)',
  threads: 'int opgems_threads(int64_t pool)',
  close: 'void opgems_close(int64_t pool)',
  launch: 'int opgems_launch(int64_t kernel, uint8_t* slots, int64_t programs, int64_t scratchTwiceAndSerial)',
  load: 'int64_t opgems_load(int64_t pool, const char* path, const char* entry)',
  message: 'const char* opgems_message()',
  allowTiles: 'int opgems_allow_tiles()',
  allocate: 'int64_t opgems_allocate(int64_t bytes)',
  free: 'void opgems_free(int64_t address)',
  copy: 'void opgems_copy(int64_t pool, int64_t destination, int64_t source, int64_t bytes)',
  write: 'void opgems_write(int64_t destination, uint8_t* source, int64_t bytes)',
  read: 'void opgems_read(uint8_t* destination, int64_t source, int64_t bytes)',
} as const satisfies Record<keyof Support, string>

const compileFlags = ['-O2', '-std=c++17', '-march=native', '-pthread', '-fwrapv']
/** The library outlives koffi's handle: its threads may sleep in it when a worker of Node ends. */
const linkFlags = process.platform === 'darwin' ? ['-pthread'] : ['-pthread', '-ldl', '-Wl,-z,nodelete']

/** Where the library of this compiler and processor stands. */
function supportPath(toolchain: Toolchain, folder: string): string {
  const key = createHash('sha256')
    .update(`${toolchain.id}\n${compileFlags.join(' ')}\n${supportSource}`)
    .digest('hex')
  return join(folder, `support-${supportVersion}-${key.slice(0, 16)}.so`)
}

function buildSupport(toolchain: Toolchain, folder: string, path: string): void {
  const request = { what: 'the run-time support', source: supportSource, compileFlags, linkFlags }
  const bytes = compileShared(toolchain, folder, request)
  const temporary = `${path}.${process.pid}-${randomUUID()}`
  try {
    writeFileSync(temporary, bytes)
    // Renaming is atomic: another process sees the whole library or none.
    renameSync(temporary, path)
  } catch (cause) {
    const message = `cpu:native cannot write ${path}: ${String(cause)}; free space or choose another cache folder`
    throw new OpGemsError('CACHE_FAILED', message, { path, target: 'cpu:native' }, { cause })
  } finally {
    rmSync(temporary, { force: true })
  }
}

function bind(path: string): Support {
  const library = koffi.load(path)
  const functions = Object.entries(signatures).map(([name, signature]) => [name, library.func(signature)])
  return Object.fromEntries(functions) as unknown as Support
}

/** Opens the library, building it when it is absent or cannot be loaded. */
export function openSupport(toolchain: Toolchain, folder: string): Support {
  const path = supportPath(toolchain, folder)
  if (existsSync(path)) {
    try {
      return bind(path)
    } catch {
      rmSync(path, { force: true })
    }
  }
  buildSupport(toolchain, folder, path)
  try {
    return bind(path)
  } catch (cause) {
    throw new OpGemsError('NO_DEVICE', `cpu:native cannot load ${path}: ${String(cause)}`, { path }, { cause })
  }
}
