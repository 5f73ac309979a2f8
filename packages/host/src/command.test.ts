// Commands: their streams, how they end, and what is left of them.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand, runForked } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Both ways to start a command; off Linux they are one. */
describe.each([
  ['runCommand', runCommand],
  ['runForked', runForked],
])('%s', (_, run) => {
  const node = (script: string, options = {}) => run(process.execPath, ['-e', script], options)

  it('gives both streams and the status', () => {
    const result = node(`process.stdout.write('out'); process.stderr.write('err'); process.exitCode = 3`)
    expect(result).toMatchObject({ status: 3, signal: null, stdout: 'out', stderr: 'err' })
    expect(result.error).toBeUndefined()
  })

  it('hands the input on, however long, and an empty one where none is given', () => {
    const copy = `process.stdin.pipe(process.stdout)`
    const text = 'ä line\n'.repeat(100_000)
    expect(node(copy, { input: text }).stdout).toBe(text)
    expect(node(copy)).toMatchObject({ status: 0, stdout: '' })
  })

  it('passes arguments as they are', () => {
    const args = ['a b', '"', '$HOME', '', '*']
    const { stdout } = run(process.execPath, ['-p', 'JSON.stringify(process.argv.slice(1))', '--', ...args])
    expect(JSON.parse(stdout)).toEqual(args)
  })

  it('has the environment of this process as it is now', () => {
    process.env.OPGEMS_TEST_OF_COMMANDS = 'seen'
    try {
      expect(node('console.log(process.env.OPGEMS_TEST_OF_COMMANDS)').stdout.trim()).toBe('seen')
    } finally {
      delete process.env.OPGEMS_TEST_OF_COMMANDS
    }
  })

  it.skipIf(process.platform === 'win32')('tells which signal ended a command', () => {
    expect(node(`process.kill(process.pid, 'SIGKILL')`)).toMatchObject({ status: null, signal: 'SIGKILL' })
  })

  it.skipIf(process.platform !== 'linux')('does not ignore SIGPIPE in the command, as Node.js does in itself', () => {
    const { stdout } = run('grep', ['SigIgn', '/proc/self/status'])
    const [, mask] = stdout.trim().split(/\s+/)
    expect(BigInt(`0x${mask}`) & (1n << 12n)).toBe(0n)
  })

  it('says that there is no such command', () => {
    const { status, error } = run('opgems-no-such-command', ['--version'])
    expect([status, error?.code]).toEqual([null, 'ENOENT'])
    expect(error?.message).toContain('opgems-no-such-command')
  })

  it('kills a command that takes longer than its limit', () => {
    const result = node('setTimeout(() => {}, 60_000)', { limitSeconds: 0.2 })
    expect(result).toMatchObject({ status: null, signal: 'SIGKILL', error: { code: 'ETIMEDOUT' } })
  })

  it('gives the output of a command that ends within its limit', () => {
    expect(node(`console.log('done')`, { limitSeconds: 60 })).toMatchObject({ status: 0, stdout: 'done\n' })
  })

  it.skipIf(run === runForked || process.platform !== 'linux')(
    'gives an error where its files cannot be written',
    () => {
      const before = process.env.TMPDIR
      process.env.TMPDIR = join(folder, 'absent')
      try {
        expect(node('')).toMatchObject({ status: null, error: { code: 'ENOENT', syscall: 'mkdtemp' } })
      } finally {
        if (before === undefined) delete process.env.TMPDIR
        else process.env.TMPDIR = before
      }
    },
  )

  it('leaves no files behind', () => {
    const before = process.env.TMPDIR
    process.env.TMPDIR = folder
    try {
      node(`console.log('out')`, { input: 'in' })
      run('opgems-no-such-command', [])
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    expect(readdirSync(folder)).toEqual([])
  })
})
