// Record files: whole or absent, with several processes writing the same ones and one killed in the middle.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRecord, writeRecord } from './record-file.ts'

const root = mkdtempSync(join(tmpdir(), 'opgems-records-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

// Node 20 runs no TypeScript, so the children get the module as a bundle.
beforeAll(async () => {
  const entry = fileURLToPath(new URL('record-file.ts', import.meta.url))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir: root, rollupOptions: { output: { entryFileNames: 'record-file.mjs' } } },
  })
})

/** Writes and reads the same few records again and again; ends with 3 where one is not as a process wrote it. */
const writer = `
  import { readRecord, writeRecord } from './record-file.mjs'
  const [folder, mark, rounds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < 5; i++) {
      const path = folder + '/record-' + i + '.json'
      if (!writeRecord(path, { mark, values: new Array(mark * 1000).fill(mark) })) process.exit(2)
      const found = readRecord(path)
      if (found?.values.length !== found.mark * 1000 || found.values.some((v) => v !== found.mark)) process.exit(3)
    }
`
function start(folder: string, mark: number, rounds: number) {
  const script = join(root, 'writer.mjs')
  writeFileSync(script, writer)
  return spawn(process.execPath, [script, folder, String(mark), String(rounds)], { stdio: 'inherit' })
}

it('every read is of one whole record while three processes write', async () => {
  const folder = join(root, 'shared')
  const children = [1, 2, 3].map((mark) => start(folder, mark, 60))
  expect(await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]))).toEqual([0, 0, 0])
  expect(readdirSync(folder).sort()).toEqual([0, 1, 2, 3, 4].map((i) => `record-${i}.json`))
})

it('a killed writer leaves the record before', async () => {
  const folder = join(root, 'killed')
  writeRecord(join(folder, 'record-0.json'), { mark: 1, values: new Array(1000).fill(1) })
  const child = start(folder, 40, 100_000)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { mark, values } = readRecord(join(folder, 'record-0.json')) as { mark: number; values: number[] }
  expect(values).toEqual(new Array(mark * 1000).fill(mark))
})

it.each([undefined, '', 'no checksum', `${'0'.repeat(64)}\n{}\n`])('%j is no record', (text) => {
  const path = join(root, 'wrong.json')
  rmSync(path, { force: true })
  if (text !== undefined) writeFileSync(path, text)
  expect(readRecord(path)).toBeUndefined()
})
