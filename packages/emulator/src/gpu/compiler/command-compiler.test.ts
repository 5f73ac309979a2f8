// A compiler that is a command: what it gives, and what it costs when it fails, crashes or does not end.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpGemsError } from '@opgems/core'
import { afterAll, expect, test } from 'vitest'
import { commandCompiler } from './command-compiler.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A compiler that is this shell script; its arguments end in '-o OUTPUT INPUT'. */
function compilerOf(script: string) {
  const command = join(folder, `compiler-${Math.random()}`)
  writeFileSync(command, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return commandCompiler({
    ...{
      vendor: 'chip',
      program: 'chipcc',
      sourceExtension: '.chip',
      folder: join(folder, 'cache'),
      version: '1',
      command,
    },
    options: ['-O3'],
    target: (architecture) => [`--arch=${architecture}`],
    complete: (source) => `${source} and more`,
    limitSeconds: 1,
  })
}
function failureOf(script: string): OpGemsError {
  try {
    compilerOf(script).compile('the source', 'c9')
  } catch (error) {
    if (error instanceof OpGemsError) return error
    throw error
  }
  throw new Error('it compiled')
}

test('gets the options and the whole text, and gives what it writes', () => {
  const binary = compilerOf('echo "$1 $2 $3" > "$4"; cat "$5" >> "$4"').compile('the source', 'c9')
  expect(Buffer.from(binary).toString()).toBe('--arch=c9 -O3 -o\nthe source and more')
})

test('what it says on either stream is the log, and the source is kept', () => {
  const { code, message } = failureOf('echo "1: error: no"; echo "fatal" >&2; exit 3')
  expect(code).toBe('COMPILE_FAILED')
  expect(message).toMatch(/^chip: chipcc, for c9: exit status 3; source: \S+\.chip\nfatal\n1: error: no$/)
  expect(readFileSync(/source: (\S+)/.exec(message)![1]!, 'utf8')).toBe('the source')
})

test.each([
  ['that crashes', 'kill -SEGV $$', 'was ended by SIGSEGV'],
  ['that does not end', 'exec sleep 60', 'did not end in 1 seconds'],
])('one %s costs its kernel alone', (_, script, reason) => {
  expect(failureOf(script).message).toContain(reason)
})

test('one that is not there is told', () => {
  const compiler = commandCompiler({
    ...{
      vendor: 'chip',
      program: 'chipcc',
      sourceExtension: '.chip',
      folder,
      version: '1',
      command: '/nowhere/chipcc',
    },
    options: [],
    target: () => [],
  })
  expect(() => compiler.compile('the source', 'c9')).toThrow(/ENOENT; source: \S+$/)
})
