// The host's C++ compiler, which stands for a vendor's.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, OpGemsError } from '@opgems/core'
import { runCommand } from '@opgems/host'

export interface HostCompiler {
  readonly command: string
  readonly description: string
}

/** Wrapping, unfused arithmetic and aliasing as on the chips; each access checks its alignment, and variables start as rubbish. */
const kernelFlags = [
  '-O1',
  '-std=c++17',
  '-fwrapv',
  '-fno-strict-aliasing',
  '-fno-math-errno',
  '-ffp-contract=off',
  '-fno-exceptions',
  '-fsanitize=alignment',
  '-fno-sanitize-recover=alignment',
  '-ftrivial-auto-var-init=pattern',
  '-w',
  '-pipe',
]
/** No start files and no C++ library: a kernel needs at most the maths library. */
const kernelLinks = ['-nostdlib', '-Wl,--as-needed', '-lm']
const supportFlags = ['-O2', '-std=c++17', '-D_GNU_SOURCE', '-U_FORTIFY_SOURCE']
export const flagsText = [...kernelFlags, ...kernelLinks, ...supportFlags].join(' ')

/** The first compiler that works: the CXX variable's, then c++, g++; or why there is none. */
export function findHostCompiler(): HostCompiler | { readonly reason: string } {
  const chosen = process.env.CXX?.trim()
  const tried = [...(chosen ? [chosen] : []), 'c++', 'g++']
  for (const command of tried) {
    const { status, stdout } = runCommand(command, ['--version'])
    if (status === 0) return { command, description: stdout.split('\n')[0]! }
  }
  return { reason: `the emulator needs a C++ compiler on the host (tried ${tried.join(', ')})` }
}

function compile(compiler: HostCompiler, folder: string, source: string, flags: readonly string[], link: string[]) {
  makeFolder(folder)
  const output = join(folder, `compiling-${process.pid}-${randomUUID()}.so`)
  const args = [...flags, '-shared', '-fPIC', '-x', 'c++', '-', '-o', output, ...link]
  try {
    const { status, stderr, error } = runCommand(compiler.command, args, { input: source })
    if (status === 0) return readFileSync(output)
    const log = error?.message ?? stderr
    const path = join(folder, `failed-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.cpp`)
    writeFileSync(path, source)
    const first = log.split('\n').slice(0, 12).join('\n')
    throw new OpGemsError('COMPILE_FAILED', `the emulator's compiler failed; source: ${path}\n${first}`, { path, log })
  } finally {
    rmSync(output, { force: true })
  }
}

/** @throws COMPILE_FAILED with the log */
export const compileEmulated = (
  compiler: HostCompiler,
  folder: string,
  source: string,
  flags: readonly string[] = [],
): Uint8Array => compile(compiler, folder, source, [...kernelFlags, ...flags], kernelLinks)

/** Builds the run time once for each compiler; gives its path. */
export function buildSupport(compiler: HostCompiler, folder: string, source: string): string {
  const key = createHash('sha256').update(`${compiler.description}\n${flagsText}\n${source}`).digest('hex').slice(0, 16)
  const path = join(folder, `emulator-${key}.so`)
  if (existsSync(path)) return path
  const bytes = compile(compiler, folder, source, supportFlags, ['-ldl'])
  const temporary = `${path}.${process.pid}-${randomUUID()}`
  writeFileSync(temporary, bytes)
  renameSync(temporary, path)
  return path
}
