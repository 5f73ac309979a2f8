// Several processes on one cache folder: the same keys at once, a killed writer, and one that may write nothing at all.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BinaryCache, binaryKey } from './binary-cache.ts'

const root = mkdtempSync(join(tmpdir(), 'opgems-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

// Node 20 runs no TypeScript, so the children get the cache as a bundle.
beforeAll(async () => {
  const entry = fileURLToPath(new URL('binary-cache.ts', import.meta.url))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir: root, rollupOptions: { output: { entryFileNames: 'cache.mjs' } } },
  })
})

const keys = 40
const keyOf = (i: number) => binaryKey({ source: `kernel ${i}` })

/** Each process builds other bytes of another length for the same keys, as a compiler that is not deterministic does. */
const writer = `
  import { BinaryCache, binaryKey } from './cache.mjs'
  const [folder, mark, rounds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
  const bytes = () => new Uint8Array(20000 + mark).fill(mark)
  for (let round = 0; round < rounds; round++) {
    const cache = new BinaryCache(folder)
    for (let i = 0; i < ${keys}; i++) {
      const found = cache.getOrBuild(binaryKey({ source: 'kernel ' + i }), '.so', bytes).bytes
      if (found.length !== 20000 + found[0] || !found.every((byte) => byte === found[0])) process.exit(3)
    }
    if (cache.statistics().damaged > 0) process.exit(4)
    if (cache.statistics().temporaryFolder) process.exit(5)
  }
  process.stdout.write('done')
`

function start(folder: string, mark: number, rounds: number): ChildProcess {
  const script = join(root, 'writer.mjs')
  writeFileSync(script, writer)
  return spawn(process.execPath, [script, folder, String(mark), String(rounds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

it('lets processes build the same keys at once: every read is whole and nothing is damaged', async () => {
  const folder = join(root, 'shared')
  const children = [1, 2, 3].map((mark) => start(folder, mark, 20))
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]))
  expect(codes).toEqual([0, 0, 0])
  const cache = new BinaryCache(folder)
  for (let i = 0; i < keys; i++) cache.getOrBuild(keyOf(i), '.so', () => expect.unreachable('a key was lost'))
  expect(cache.statistics()).toMatchObject({ entries: keys, damaged: 0 })
})

it('is whole after a writer was killed', async () => {
  const folder = join(root, 'killed')
  for (const delay of [0, 2, 4, 8]) {
    const child = start(folder, 9, 1)
    while (!child.killed) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (child.exitCode !== null) break
      if (entriesOf(folder) > delay) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const cache = new BinaryCache(folder)
  for (let i = 0; i < keys; i++) cache.getOrBuild(keyOf(i), '.so', () => new Uint8Array([1]))
  expect(cache.statistics()).toMatchObject({ entries: keys, damaged: 0 })
  expect(cache.statistics().hits).toBeGreaterThan(0)
})

function entriesOf(folder: string): number {
  try {
    return readdirSync(folder).length
  } catch {
    return 0
  }
}

it.runIf(process.platform === 'linux')('throws CACHE_FAILED and leaves no half file when no disk has room', () => {
  const folder = join(root, 'full')
  mkdirSync(folder)
  const script = join(root, 'full.mjs')
  writeFileSync(
    script,
    `import { BinaryCache, binaryKey } from './cache.mjs'
     try { new BinaryCache(${JSON.stringify(folder)}).getOrBuild(binaryKey({}), '.so', () => new Uint8Array(100000)) }
     catch (error) { process.stdout.write(error.code + ' ' + error.message) }`,
  )
  // A limit on the size of files makes every write stop half-way, in the temporary folder too.
  const said = execFileSync('/bin/sh', ['-c', `ulimit -f 8; exec "$0" "$1"`, process.execPath, script], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: root },
  })
  expect(said).toMatch(/^CACHE_FAILED /)
  expect(said).toContain(folder)
  expect(said).toContain('EFBIG')
  expect(said).toContain('OPGEMS_CACHE_DIR')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files).toEqual([])
})
