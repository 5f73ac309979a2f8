// A compiler that is a command, run as a child process for each kernel; for where its run-time library is not installed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommandResult, runCommand } from '@opgems/host'
import { type Compiler, type CompilerOrigin, compileFailed, defaultLimitSeconds } from './compiler.ts'

export interface CommandCompilerOptions extends CompilerOrigin {
  readonly version: string
  /** The command's name or path. */
  readonly command: string
  /** Options that are the same for every architecture. */
  readonly options: readonly string[]
  /** Options that name the architecture and ask for a loadable binary. */
  readonly target: (architecture: string) => readonly string[]
  /** The text that is compiled for a kernel's source. Default: the source itself. */
  readonly complete?: (source: string) => string
  readonly limitSeconds?: number
}

export function commandCompiler(spec: CommandCompilerOptions): Compiler {
  const name = `${spec.program} ${spec.version}`
  return {
    name,
    id: `${name} ${spec.options.join(' ')}`,
    compile: (source, architecture) => compileWith(spec, source, architecture),
    close() {},
  }
}

function compileWith(spec: CommandCompilerOptions, source: string, architecture: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'opgems-compiling-'))
  try {
    const [input, output] = [join(folder, `kernel${spec.sourceExtension}`), join(folder, 'kernel.binary')]
    const { complete = (text: string) => text } = spec
    writeFileSync(input, complete(source))
    const args = [...spec.target(architecture), ...spec.options, '-o', output, input]
    const seconds = spec.limitSeconds ?? defaultLimitSeconds
    const result = runCommand(spec.command, args, { limitSeconds: seconds })
    if (result.status === 0) return readFileSync(output)
    throw compileFailed(spec, architecture, source, reasonOf(result, seconds), [result.stderr, result.stdout].join(''))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function reasonOf({ status, signal, error }: CommandResult, seconds: number): string {
  if (error && 'code' in error && error.code === 'ETIMEDOUT') return `did not end in ${seconds} seconds`
  return error?.message ?? (signal ? `was ended by ${signal}` : `exit status ${status}`)
}
