// Exit statuses, and errors as the terminal shows them.
import { OpGemsError } from '@opgems/core'
import { CommanderError } from 'commander'
import pc from 'picocolors'
import type { CommandIo } from './io.ts'

export const exitStatus = { success: 0, failedCheck: 1, badUsage: 2, interrupted: 130 } as const
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]

/** Options that do not fit together; reported like an unknown option. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What to do about an error, where its message cannot know. */
const hints: Readonly<Record<string, string>> = {
  NO_BACKEND: "'opgems devices' lists the backends that are installed",
  NO_DEVICE: "'opgems doctor' says what each device needs",
  BAD_PLUGIN: "'opgems doctor' tries each plugin on its own",
  UNKNOWN_OP: "'opgems ops' lists the operators",
  COMPILE_FAILED: "'opgems doctor' shows the compiler in use; OPGEMS_DEBUG=2 prints the source",
  CACHE_FAILED: "'opgems cache path' shows the folder; OPGEMS_CACHE_DIR sets another",
}

/** Reports what was thrown and says with which status the command ends. */
export function reportFailure(error: unknown, io: CommandIo): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.success : exitStatus.badUsage
  if (io.signal.aborted) {
    io.stderr.write('interrupted\n')
    return exitStatus.interrupted
  }
  const { red } = pc.createColors(io.stderr.isTTY === true)
  if (error instanceof UsageError) {
    io.stderr.write(`${red('error')}: ${error.message}\n`)
    return exitStatus.badUsage
  }
  const [label, message] =
    error instanceof OpGemsError ? [`error[${error.code}]`, error.message] : ['error', textOf(error)]
  io.stderr.write(`${red(label)}: ${message}\n`)
  const hint = error instanceof OpGemsError ? hints[error.code] : undefined
  if (hint !== undefined) io.stderr.write(`hint: ${hint}\n`)
  if (process.env.OPGEMS_DEBUG && error instanceof Error) io.stderr.write(`${error.stack}\n`)
  return exitStatus.failedCheck
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
