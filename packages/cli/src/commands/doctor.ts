// opgems doctor: whether this machine is set up, which engine runs by default and why, and what is missing.
import pc from 'picocolors'
import { type Diagnosis, diagnose, type Finding } from '../diagnosis.ts'
import { exitStatus } from '../exit-status.ts'
import { writeJson } from '../io.ts'
import type { AddCommand } from '../run.ts'

const examples = `
Examples:
  opgems doctor           what was found, and what to do about what is missing
  opgems doctor --json    the same for programs`

export const addDoctor: AddCommand = (program, io, finish) => {
  program
    .command('doctor')
    .description('check Node, configuration, plugins, devices, compilers and the cache folder')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', examples)
    .action(async ({ json }: { json?: true }) => {
      const diagnosis = await diagnose()
      if (json) writeJson(io, diagnosis)
      else io.stdout.write(describe(diagnosis, io.stdout.isTTY === true))
      finish(diagnosis.ok ? exitStatus.success : exitStatus.failedCheck)
    })
}

function describe({ findings, defaultDevice }: Diagnosis, colour: boolean): string {
  const { green, yellow, red } = pc.createColors(colour)
  const marks: Record<Finding['level'], string> = {
    good: green('ok'),
    warning: yellow('warning'),
    problem: red('problem'),
  }
  const lines = findings.flatMap(({ level, subject, message, remedy }) => [
    `${marks[level]}  ${subject}: ${message}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ])
  const choice = defaultDevice ? `runs by default: ${defaultDevice.name} (${defaultDevice.why})` : 'no device can run'
  return `${lines.join('\n')}\n\n${choice}\n`
}
