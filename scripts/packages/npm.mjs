// Runs npm and other programs, quietly: their output is shown only when they fail.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Standard output of a program. Throws with all that it said when it fails. */
export function output(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
    ...options,
  })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? status}\n${stdout}\n${stderr}`)
  return stdout
}

export const npm = (args, options) => output('npm', args, options)
