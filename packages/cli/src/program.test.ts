// The built program as npm installs it.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)))
const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
const program = join(packageFolder, manifest.bin.opgems)

test('starts by the line that npm needs', () => {
  expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

test('prints its version', () => {
  expect(execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' })).toBe(`${manifest.version}\n`)
})

/** Runs the program until `until` has seen enough; gives its exit status. */
async function exitOf(
  argv: readonly string[],
  until: (child: ReturnType<typeof spawn>) => void,
  environment: Readonly<Record<string, string>> = {},
): Promise<[number | null, string]> {
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, [program, ...argv], { stdio: ['ignore', 'pipe', 'pipe'], env })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  until(child)
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return [status, errors]
}

test('a closed pipe is no error', async () => {
  const [status, errors] = await exitOf(['ops'], (child) => child.stdout?.destroy())
  expect([status, errors]).toEqual([0, ''])
})

test.runIf(existsSync('/dev/full'))('results on a full disk: a message and status 1', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [program, 'cache', 'path'], {
    stdio: ['ignore', full, 'pipe'],
  })
  closeSync(full)
  expect(String(stderr)).toMatch(/^error: the results cannot be written: ENOSPC[^\n]*\n$/)
  expect(status).toBe(1)
})

/** How the program ends what runs when it is sent these signals. */
const interruptions: [string, (child: ReturnType<typeof spawn>) => void][] = [
  ['an interrupt', (child) => child.kill('SIGINT')],
  // As `timeout` does: to the process, then to its group.
  ['a termination, sent twice,', (child) => [0, 1].forEach(() => child.kill('SIGTERM'))],
]

test.each(interruptions)(
  '%s stops conformance, with the table of what has run',
  { timeout: 120_000 },
  async (_, send) => {
    let output = ''
    const interrupt = (child: ReturnType<typeof spawn>) => {
      child.stdout?.on('data', (chunk) => {
        output += chunk
      })
      // The first line that the debug setting prints is that of a kernel: cases are running.
      child.stderr?.once('data', () => setTimeout(() => send(child), 500))
    }
    const [status] = await exitOf(['conformance', '--backend', 'cpu:wasm'], interrupt, { OPGEMS_DEBUG: '1' })
    expect(status).toBe(130)
    expect(output).toMatch(/\d+ passed/)
  },
)

test('cases run alike in this process and in several of their own', { timeout: 120_000 }, () => {
  const totals = (...argv: string[]) => {
    const selection = ['--backend', 'cpu:wasm', '--ops', 'aten::neg', '--dtypes', 'float32', '--json']
    const output = execFileSync(process.execPath, [program, 'conformance', ...selection, ...argv], { encoding: 'utf8' })
    return JSON.parse(output).totals
  }
  const isolated = totals('--jobs', '3')
  expect(isolated.passed).toBeGreaterThan(5)
  expect(isolated).toEqual(totals('--no-isolate'))
})
