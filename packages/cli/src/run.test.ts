// The command line: help, usage errors, exit statuses, and what goes to which stream.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capture } from './testing/capture.ts'

const commands = [
  'devices',
  'ops',
  'conformance',
  'generate',
  'cache',
  'cache list',
  'cache clear',
  'cache path',
  'doctor',
]

describe('help', () => {
  test.each(commands)('%s --help shows examples and succeeds', async (command) => {
    const { status, stdout, stderr } = await capture([...command.split(' '), '--help'])
    expect(stdout).toMatch(/Examples?:\n {2}\S/)
    expect([status, stderr]).toEqual([0, ''])
  })

  test('the program names its commands and exit statuses', async () => {
    const { status, stdout } = await capture(['--help'])
    expect(status).toBe(0)
    for (const command of commands) expect(stdout).toContain(command.split(' ')[0])
    expect(stdout).toContain('2 bad usage')
  })
})

describe('bad usage ends with status 2, says why on standard error, and prints no result', () => {
  test.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['device'], 'Did you mean devices?'],
    [['devices', '--jsno'], 'Did you mean --json?'],
    [['generate', '--ids', '1'], "'--model <folder>' not specified"],
    [['generate', '--model', 'x'], 'a prompt is missing'],
    [['generate', '--model', 'x', '--ids', '1,two'], 'must be an integer'],
    [['generate', '--model', 'x', '--ids', '1', '--prompt', 'a'], 'cannot be used with'],
    [['generate', '--model', 'x', '--ids', '1', '--top-k', '5'], 'no effect without --sample'],
    [['conformance', '--seed', 'x'], 'must be an integer'],
    [['conformance', '--min-pass', '97'], 'must be from 0 to 1'],
    [['conformance', '--jobs', '0'], 'must be from 1 to'],
    [['conformance', '--jobs', '1e9'], 'must be from 1 to'],
    [['conformance', '--failures=-1'], 'must be at least 0'],
    [['conformance', '--ops', ' '], 'must not be empty'],
    [['conformance', '--json='], 'must not be empty'],
    [['conformance', '--self-check', '--ops', 'add'], 'cannot be used with'],
    [['ops', '--backend', ''], 'must be a backend'],
    [['bench', '--backend', 'C P U'], 'must be a backend'],
    [['tune', '--ops', ''], 'must not be empty'],
    [['generate', '--model', 'x', '--ids', ','], 'must be integers'],
    [['generate', '--model', 'x', '--ids', '1', '--max-new-tokens', '0'], 'must be at least 1'],
    [['generate', '--model', 'x', '--ids', '1', '--sample', '--top-p', '2'], 'must be from 0 to 1'],
    [[], 'Usage: opgems'],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr } = await capture(argv)
    expect(stderr).toContain(message)
    expect([status, stdout]).toEqual([2, ''])
  })
})

describe('a report that cannot be written is known before the run', () => {
  const calls = [
    ['conformance', '--json'],
    ['conformance', '--junit'],
    ['bench', '--json'],
    ['tune', '--output'],
  ]
  test.each(calls)('%s %s', async (command, option) => {
    for (const [path, reason] of [
      [tmpdir(), 'it is a folder'],
      [join(tmpdir(), 'nowhere', 'report'), 'there is no folder'],
    ] as const) {
      const { status, stdout, stderr } = await capture([command!, option!, path, '--backend', 'nosuch'])
      expect(stderr).toMatch(/^error\[BAD_FILE\]: /)
      expect(stderr).toContain(reason)
      expect([status, stdout]).toEqual([1, ''])
    }
  })
})

describe('errors', () => {
  test('show their code and a hint', async () => {
    const { status, stderr } = await capture(['ops', '--backend', 'abacus'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/^error\[NO_BACKEND\]: .*npm install @opgems\/backend-abacus/)
    expect(stderr).toContain("hint: 'opgems devices'")
    expect(stderr).not.toContain('    at ')
  })

  test('show the stack with OPGEMS_DEBUG', async () => {
    process.env.OPGEMS_DEBUG = '1'
    try {
      expect((await capture(['ops', '--backend', 'abacus'])).stderr).toContain('    at ')
    } finally {
      delete process.env.OPGEMS_DEBUG
    }
  })
})
