// Runs one command line: parses it, runs the command, reports errors, gives the exit status.
import { Command } from 'commander'
import { addBench } from './commands/bench.ts'
import { addCache } from './commands/cache.ts'
import { addConformance } from './commands/conformance.ts'
import { addDevices } from './commands/devices.ts'
import { addDoctor } from './commands/doctor.ts'
import { addGenerate } from './commands/generate.ts'
import { addNewBackend } from './commands/new-backend.ts'
import { addOps } from './commands/ops.ts'
import { addTune } from './commands/tune.ts'
import { type ExitStatus, exitStatus, reportFailure } from './exit-status.ts'
import type { CommandIo } from './io.ts'
import { packageVersion } from './package-version.ts'

/** Adds a command to the program; its action calls `finish` with the exit status. */
export type AddCommand = (program: Command, io: CommandIo, finish: (status: ExitStatus) => void) => void

const commands: readonly AddCommand[] = [
  addDevices,
  addOps,
  addConformance,
  addGenerate,
  addBench,
  addTune,
  addCache,
  addDoctor,
  addNewBackend,
]

/** Runs `opgems` with these arguments (without the names of node and of the program). Never throws. */
export async function run(argv: readonly string[], io: CommandIo): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.success
  const program = new Command('opgems')
    .description(
      'PyTorch-compatible tensor operators on AI accelerators: what is there, whether it is right, and models on it',
    )
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
    .showSuggestionAfterError()
    .addHelpText('after', '\nExit status: 0 success, 1 a check or the command failed, 2 bad usage, 130 interrupted.')
  for (const add of commands) {
    add(program, io, (result) => {
      status = result
    })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return status
  } catch (error) {
    return reportFailure(error, io)
  }
}
