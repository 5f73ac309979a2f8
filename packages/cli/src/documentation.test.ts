// docs/cli.md names every command and every option that the help shows.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { capture } from './testing/capture.ts'

const page = readFileSync('docs/cli.md', 'utf8')

test.each(['devices', 'ops', 'conformance', 'generate', 'bench', 'tune', 'doctor', 'cache', 'new-backend'])(
  '%s',
  async (command) => {
    const { stdout } = await capture([command, '--help'])
    const section = page.split(`## opgems ${command}\n`)[1]?.split('\n## ')[0] ?? ''
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map((match) => match[1]!)
    expect(options.filter((option) => option !== '--help' && !section.includes(option))).toEqual([])
    expect(section).not.toBe('')
  },
)
