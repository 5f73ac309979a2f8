// Finds the host's C++ compiler and what it makes of this processor; compiles kernels to shared objects.
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, OpGemsError } from '@opgems/core'
import { type CommandResult, runCommand } from '@opgems/host'

/** A compiler that works here. */
export interface Toolchain {
  readonly command: string
  /** In words: 'g++ 12.2.0'. */
  readonly description: string
  /** Vector instructions in words: 'AVX-512'. */
  readonly instructions: string
  /** 32-bit lanes of one vector register. */
  readonly lanes: 4 | 8 | 16
  readonly flags: readonly string[]
  /** Changes with the compiler, its version, the flags, and the processor's features. */
  readonly id: string
}

export interface MissingToolchain {
  readonly reason: string
}

/** Never -ffast-math: it deletes the additions that round, and NaN. Wrapping and unfused arithmetic is what LoopIR means. */
const kernelFlags = [
  '-O2',
  '-std=c++17',
  '-march=native',
  '-fno-math-errno',
  '-fno-trapping-math',
  '-ffp-contract=off',
  '-fwrapv',
  '-fno-stack-protector',
  '-fno-exceptions',
  '-fno-asynchronous-unwind-tables',
  '-Wno-psabi',
]
const sharedFlags =
  process.platform === 'darwin' ? ['-shared', '-fPIC', '-undefined', 'dynamic_lookup'] : ['-shared', '-fPIC']
/** No start files and no C++ library: a kernel needs at most libm. */
const linkFlags = process.platform === 'darwin' ? [] : ['-nostdlib', '-Wl,--as-needed', '-lm']

const limitSeconds = 120

function candidates(): readonly string[] {
  const chosen = process.env.CXX?.trim()
  return [...(chosen ? [chosen] : []), 'c++', 'g++', 'clang++']
}

/** Predefined macros of the compiler for this processor; undefined if the command does not work. */
function readMacros(command: string): ReadonlyMap<string, string> | undefined {
  const result = runCommand(command, ['-march=native', '-dM', '-E', '-x', 'c++', '-'], { limitSeconds })
  if (result.status !== 0 || !result.stdout) return undefined
  const lines = result.stdout.split('\n').map((line) => /^#define (\S+) ?(.*)$/.exec(line))
  return new Map(lines.flatMap((match) => (match ? [[match[1]!, match[2]!] as const] : [])))
}

function describeInstructions(macros: ReadonlyMap<string, string>): Pick<Toolchain, 'instructions' | 'lanes'> {
  if (macros.has('__AVX512F__') && macros.has('__AVX512DQ__')) return { instructions: 'AVX-512', lanes: 16 }
  if (macros.has('__AVX2__')) return { instructions: 'AVX2', lanes: 8 }
  if (macros.has('__ARM_NEON')) return { instructions: 'NEON', lanes: 4 }
  return { instructions: macros.has('__SSE4_1__') ? 'SSE4.1' : 'baseline vectors', lanes: 4 }
}

function describeToolchain(command: string, macros: ReadonlyMap<string, string>): Toolchain {
  const found = describeInstructions(macros)
  const isClang = macros.has('__clang__')
  const width = found.lanes === 16 ? ['-mprefer-vector-width=512'] : []
  // GCC before 12 turns lane loops into instructions only from -O3 on.
  const level = !isClang && Number(macros.get('__GNUC__')) < 12 ? ['-O3'] : []
  const flags = [...kernelFlags, ...width, ...level, ...(isClang ? [] : ['-pipe'])]
  const text = [
    command,
    ...flags,
    ...sharedFlags,
    ...linkFlags,
    ...[...macros].map(([name, value]) => `${name}=${value}`),
  ]
  const version = macros.get('__VERSION__')?.replaceAll('"', '').trim() ?? 'unknown version'
  return {
    ...found,
    command,
    flags,
    description: isClang ? version : `${command} ${version}`,
    id: createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 32),
  }
}

/** The first compiler that works: the CXX variable's, then c++, g++, clang++. */
export function findToolchain(): Toolchain | MissingToolchain {
  const tried = candidates()
  for (const command of tried) {
    const macros = readMacros(command)
    if (macros) return describeToolchain(command, macros)
  }
  const how = "install one (Debian: 'apt-get install g++', macOS: 'xcode-select --install') or set CXX to its path"
  return { reason: `no C++ compiler works here (tried ${tried.join(', ')}); ${how}; cpu:wasm needs none` }
}

/** Keeps the source of a failed compilation, if the disk lets it, and describes what happened. */
function compileError(what: string, folder: string, source: string, result: CommandResult): OpGemsError {
  const log = result.error ? String(result.error) : result.stderr || `exit status ${result.status}, no message`
  const path = join(folder, `failed-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.cpp`)
  let kept = `source: ${path}`
  try {
    writeFileSync(path, source)
  } catch (cause) {
    kept = `the source could not be kept (${String(cause)})`
  }
  const firstLines = log.split('\n').slice(0, 12).join('\n')
  return new OpGemsError('COMPILE_FAILED', `${what} failed to compile; ${kept}\n${firstLines}`, {
    target: 'cpu:native',
    path,
    log,
  })
}

export interface CompileRequest {
  /** In an error's message: 'a kernel', 'the run-time support'. */
  readonly what: string
  readonly source: string
  readonly compileFlags: readonly string[]
  readonly linkFlags: readonly string[]
}

/** A folder that can be written, or an error that says which cannot. */
function makeCacheFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

function unwritable(folder: string, cause: unknown): OpGemsError {
  const message = `cpu:native cannot write to its cache folder ${folder}: ${String(cause)}; free space or choose another`
  return new OpGemsError('CACHE_FAILED', message, { path: folder, target: 'cpu:native' }, { cause })
}

/** Compiles C++ text into a shared object and gives its bytes. @throws OpGemsError COMPILE_FAILED, CACHE_FAILED */
export function compileShared(toolchain: Toolchain, folder: string, request: CompileRequest): Uint8Array {
  makeCacheFolder(folder)
  const output = join(folder, `compiling-${process.pid}-${randomUUID()}.so`)
  const args = [...request.compileFlags, ...sharedFlags, '-x', 'c++', '-', '-o', output, ...request.linkFlags]
  try {
    const result = runCommand(toolchain.command, args, { limitSeconds, input: request.source })
    if (result.status !== 0) {
      checkWritable(folder)
      throw compileError(request.what, folder, request.source, result)
    }
    return readFileSync(output)
  } finally {
    rmSync(output, { force: true })
  }
}

/** A compiler's message on a full disk is obscure; a write of our own tells plainly. */
function checkWritable(folder: string): void {
  const path = join(folder, `probe-${process.pid}-${randomUUID()}`)
  try {
    writeFileSync(path, new Uint8Array(1 << 16))
  } catch (cause) {
    throw unwritable(folder, cause)
  } finally {
    rmSync(path, { force: true })
  }
}

export function compileKernel(toolchain: Toolchain, folder: string, source: string): Uint8Array {
  return compileShared(toolchain, folder, { what: 'a kernel', source, compileFlags: toolchain.flags, linkFlags })
}
