// A vendor's compiler as a device uses it: a run-time library in a process of its own, or a command.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, OpGemsError } from '@opgems/core'

/** The longest that one kernel may take to compile. */
export const defaultLimitSeconds = 300

export interface Compiler {
  /** Name and version, for reports. */
  readonly name: string
  /** What a binary depends on besides source and architecture: name, version, options. */
  readonly id: string
  /** @throws COMPILE_FAILED with the log and the path of the source */
  compile(source: string, architecture: string): Uint8Array
  close(): void
}

/** What tells of a compiler in errors. */
export interface CompilerOrigin {
  /** The backend's id. */
  readonly vendor: string
  /** 'NVRTC', 'nvcc'. */
  readonly program: string
  /** Extension of the files that sources which fail are kept in, with the dot. */
  readonly sourceExtension: string
  /** Receives the sources that fail. */
  readonly folder: string
}

/** COMPILE_FAILED with the log and the file that holds the source. */
export function compileFailed(
  { vendor, program, sourceExtension, folder }: CompilerOrigin,
  architecture: string,
  source: string,
  error: string,
  log: string,
): OpGemsError {
  const name = `failed-${createHash('sha256').update(source).digest('hex').slice(0, 16)}${sourceExtension}`
  const path = join(folder, name)
  makeFolder(folder)
  writeFileSync(path, source)
  const message = `${vendor}: ${program}, for ${architecture}: ${error}; source: ${path}\n${log}`.trimEnd()
  return new OpGemsError('COMPILE_FAILED', message, { path, log })
}
