// The documentation: its `ts run` blocks run and print what their comments say; its tables are complete.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { errorCodes } from '@opgems/core'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { settingNames } from '../packages/core/src/dispatch/configuration/settings.ts'

const docs = dirname(fileURLToPath(import.meta.url))
const read = (page: string) => readFileSync(join(docs, page), 'utf8')
const pages = readdirSync(docs).filter((name) => name.endsWith('.md'))

// Beside the sources, so that imports resolve as they do for the page's reader.
const folder = mkdtempSync(join(docs, '.run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The blocks of a page as one program. */
const programOf = (page: string): string => blocksOf(page, 'ts run')
const blocksOf = (page: string, kind: string): string =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]).join('')

/** What the comments behind console.log say, in order. */
const expectedOutput = (program: string): string[] =>
  [...program.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1]!)

async function run(name: string, program: string): Promise<string[]> {
  const file = join(folder, `${name}.ts`)
  writeFileSync(file, program)
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)))
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href)
  } finally {
    log.mockRestore()
  }
  return printed
}

describe('examples', () => {
  it.each(['../README.md', '../packages/core/README.md'])('of %s run', async (page) => {
    const printed = await run(page.replaceAll(/\W/g, '-'), blocksOf(page, 'ts'))
    expect(printed.join()).toMatch(/\d/)
  })
  it.each(pages.filter((page) => programOf(page)))('of %s print what they say', async (page) => {
    const program = programOf(page)
    expect(await run(page, program)).toEqual(expectedOutput(program))
  })
})

/** Pages whose blocks are whole programs of the public API, with the kind of their blocks. */
const typed: readonly [page: string, kind: string][] = [
  ['guide.md', 'ts run'],
  ['../README.md', 'ts'],
  ['../packages/core/README.md', 'ts'],
  ['../packages/models/README.md', 'ts'],
  ['../conformance/README.md', 'ts'],
]

describe('types', () => {
  it('of the examples are those of the packages', { timeout: 120_000 }, () => {
    const files = typed.map(([page, kind], i) => {
      writeFileSync(join(folder, `typed-${i}.ts`), blocksOf(page, kind))
      return `typed-${i}.ts`
    })
    const options = { noUnusedLocals: false, noUncheckedIndexedAccess: false }
    const config = { extends: '../../tsconfig.tests.json', compilerOptions: options, include: [], files }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const compiler = join(docs, '../node_modules/typescript/bin/tsc')
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})

/** The first column of the table below a heading. */
function firstColumn(page: string, heading: string): string[] {
  const section = read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]!)
}

describe('the guide', () => {
  it('has every setting', () => expect(firstColumn('guide.md', 'Settings')).toEqual(settingNames))
  it('has every error code', () => expect(firstColumn('guide.md', 'Errors')).toEqual(errorCodes))
})

describe('links', () => {
  it.each(pages)('of %s lead to files', (page) => {
    const targets = [...read(page).matchAll(/\]\((?!http)([^)#]+)/g)].map((match) => match[1]!)
    for (const target of targets) expect(() => readFileSync(join(docs, target)), target).not.toThrow()
  })
})
