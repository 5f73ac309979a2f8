// opgems devices: backends and their devices.
import { type FoundBackend, listBackends } from '@opgems/core'
import pc from 'picocolors'
import { alignColumns } from '../columns.ts'
import { exitStatus } from '../exit-status.ts'
import { writeJson } from '../io.ts'
import type { AddCommand } from '../run.ts'

const examples = `
Examples:
  opgems devices           a line for each device
  opgems devices --json    the same for programs`

export const addDevices: AddCommand = (program, io, finish) => {
  program
    .command('devices')
    .description('list backends, their devices and toolchains, how far each is proved, and what is missing')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', examples)
    .action(async ({ json }: { json?: true }) => {
      const backends = await listBackends()
      if (json) writeJson(io, { backends })
      else io.stdout.write(describe(backends, io.stdout.isTTY === true))
      const isAnyAvailable = backends.some(({ probes }) => probes.some((probe) => probe.available))
      finish(isAnyAvailable ? exitStatus.success : exitStatus.failedCheck)
    })
}

function describe(backends: readonly FoundBackend[], colour: boolean): string {
  const { dim } = pc.createColors(colour)
  const rows = backends.flatMap(({ id, probes }) =>
    probes.map(({ name, available, proof, toolchain, description, reason }) => [
      `${id}:${name}`,
      available ? 'available' : 'missing',
      proof,
      toolchain,
      available ? description : (reason ?? description),
    ]),
  )
  if (rows.length === 0) return 'No backend is installed. Try: npm install @opgems/backend-cpu\n'
  const [header = '', ...lines] = alignColumns([['device', 'state', 'proof', 'toolchain', 'description'], ...rows])
    .trimEnd()
    .split('\n')
  return `${[dim(header), ...lines].join('\n')}\n`
}
