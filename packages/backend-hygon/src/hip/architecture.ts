// The architecture of a DCU. Numbers of attributes and layouts of properties differ between HIP's versions, so a tool is asked.
import { spawnSync } from 'node:child_process'
import { OpGemsError } from '@opgems/core'
import { programNames } from './libraries.ts'

/** The variable that says the architecture where no tool does. */
const architectureVariable = 'OPGEMS_HYGON_ARCH'

const isArchitecture = (text: string) => /^gfx9[0-9a-f]+$/.test(text)

/** 'gfx936'. @throws NO_DEVICE where neither the variable nor rocm_agent_enumerator tells */
export function architectureOf(ordinal: number): string {
  const given = process.env[architectureVariable]
  if (given !== undefined) {
    if (isArchitecture(given)) return given
    throw new OpGemsError('NO_DEVICE', `hygon: ${architectureVariable} is '${given}', not an architecture like gfx936`)
  }
  const listed = listedArchitectures()
  const found = listed[ordinal] ?? listed[0]
  if (found) return found
  throw new OpGemsError(
    'NO_DEVICE',
    `hygon: rocm_agent_enumerator does not tell the DCU's architecture: set ${architectureVariable}, for example to gfx936`,
  )
}

/** One line for each agent; the host's is gfx000. */
function listedArchitectures(): readonly string[] {
  for (const program of programNames('rocm_agent_enumerator')) {
    const { status, stdout } = spawnSync(program, { encoding: 'utf8' })
    if (status === 0) return stdout.split('\n').filter(isArchitecture)
  }
  return []
}
