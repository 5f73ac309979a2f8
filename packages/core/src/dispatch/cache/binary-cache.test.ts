// The binary cache on real folders: hits, damage of every kind, folders that cannot be written, keys that try to escape.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BinaryCache, binaryKey } from './binary-cache.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'opgems-test-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true, force: true })
})

const key = binaryKey({ source: 'int main;' })
const content = new Uint8Array(1000).map((_, i) => i)
const never = (): Uint8Array => {
  throw new Error('built although it was kept')
}

describe('a key', () => {
  it('depends on names and values of all parts and not on their order', () => {
    expect(binaryKey({ a: '1', b: '2' })).toBe(binaryKey({ b: '2', a: '1' }))
    expect(binaryKey({ a: '1', b: '2' })).not.toBe(binaryKey({ a: '2', b: '1' }))
    expect(binaryKey({ a: '1","b":"2' })).not.toBe(binaryKey({ a: '1', b: '2' }))
    expect(key).toMatch(/^[0-9a-f]{64}$/)
  })
  it.each(['', '../../etc/passwd', `../${key.slice(3)}`, `${key}/..`, key.toUpperCase(), `${key}\n`])(
    'is refused when it is %j',
    (bad) => {
      expect(() => new BinaryCache(root).getOrBuild(bad, '.so', never)).toThrow(/no key of the cache/)
    },
  )
  it.each(['so', '', './../x', '.so/x', '.'])('is refused with the extension %j', (extension) => {
    expect(() => new BinaryCache(root).getOrBuild(key, extension, never)).toThrow(/no file name extension/)
  })
})

describe('an entry', () => {
  it('is built once and then read, by other caches on the folder too', () => {
    const built = new BinaryCache(root).getOrBuild(key, '.so', () => content)
    const cache = new BinaryCache(root)
    const kept = cache.getOrBuild(key, '.so', never)
    expect(new Uint8Array(kept.bytes)).toEqual(content)
    expect(kept.path).toBe(built.path)
    expect(new Uint8Array(readFileSync(kept.path))).toEqual(content)
    expect(dirname(kept.path)).toBe(join(root, key.slice(0, 2)))
    expect(kept.path).toMatch(/\.so$/)
    expect(cache.statistics()).toMatchObject({ folder: root, entries: 1, hits: 1, builds: 0, damaged: 0 })
  })
  it('is separate for each extension', () => {
    const cache = new BinaryCache(root)
    cache.getOrBuild(key, '.so', () => content)
    expect(cache.getOrBuild(key, '.wasm', () => new Uint8Array([7])).bytes).toEqual(new Uint8Array([7]))
    expect(new Uint8Array(cache.getOrBuild(key, '.so', never).bytes)).toEqual(content)
  })
  it('may be empty', () => {
    const cache = new BinaryCache(root)
    cache.getOrBuild(key, '.so', () => new Uint8Array())
    expect(cache.getOrBuild(key, '.so', never).bytes).toHaveLength(0)
  })
  it('leaves nothing behind when its build fails', () => {
    const cache = new BinaryCache(root)
    expect(() => cache.getOrBuild(key, '.so', never)).toThrow('built although')
    expect(readdirSync(root)).toEqual([])
  })
})

describe('damage', () => {
  const record = () => join(root, key.slice(0, 2), `${key}.so.sum`)
  const damages: Record<string, (path: string) => void> = {
    'one flipped bit': (path) => {
      const bytes = readFileSync(path)
      bytes[500]! ^= 1
      writeFileSync(path, bytes)
    },
    'a truncated binary': (path) => truncateSync(path, 999),
    'an empty binary': (path) => truncateSync(path, 0),
    'a longer binary': (path) => writeFileSync(path, Buffer.concat([content, content])),
    'a missing binary': (path) => rmSync(path),
    'a missing record': () => rmSync(record()),
    'an empty record': () => truncateSync(record(), 0),
    'a truncated record': () => truncateSync(record(), 30),
    'a record that is noise': () => writeFileSync(record(), '../../../etc/passwd 12\n'),
  }
  it.each(Object.keys(damages))('%s: the entry is built again and then kept', (name) => {
    const { path } = new BinaryCache(root).getOrBuild(key, '.so', () => content)
    damages[name]!(path)
    const build = vi.fn(() => content)
    const cache = new BinaryCache(root)
    expect(new Uint8Array(cache.getOrBuild(key, '.so', build).bytes)).toEqual(content)
    expect(build).toHaveBeenCalledTimes(1)
    expect(cache.statistics().damaged).toBe(name === 'a missing record' ? 0 : 1)
    expect(new Uint8Array(readFileSync(new BinaryCache(root).getOrBuild(key, '.so', never).path))).toEqual(content)
  })
})

describe('a folder that cannot be written', () => {
  /** A folder inside a file: no user can write there, root included. */
  const impossible = () => {
    writeFileSync(join(root, 'file'), '')
    return join(root, 'file', 'cache')
  }
  it('is replaced by a temporary one, with one warning that names it and the reason', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const cache = new BinaryCache(impossible())
    const first = cache.getOrBuild(key, '.so', () => content)
    cache.getOrBuild(binaryKey({ source: 'other' }), '.so', () => content)
    expect(existsSync(first.path)).toBe(true)
    expect(new Uint8Array(cache.getOrBuild(key, '.so', never).bytes)).toEqual(content)
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn.mock.calls[0]![0]).toContain(join(root, 'file', 'cache'))
    expect(warn.mock.calls[0]![0]).toContain('ENOTDIR')
    expect(cache.statistics()).toMatchObject({ entries: 0, hits: 1, builds: 2 })
    expect(first.path.startsWith(cache.statistics().temporaryFolder!)).toBe(true)
    cache.clear()
    expect(existsSync(first.path)).toBe(false)
  })
  it('still serves what it holds', () => {
    new BinaryCache(root).getOrBuild(key, '.so', () => content)
    const other = binaryKey({ source: 'other' })
    expect(other.slice(0, 2)).not.toBe(key.slice(0, 2))
    writeFileSync(join(root, other.slice(0, 2)), 'in the way')
    vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const cache = new BinaryCache(root)
    expect(cache.getOrBuild(other, '.so', () => content).path.startsWith(root)).toBe(false)
    expect(cache.getOrBuild(key, '.so', never).path.startsWith(root)).toBe(true)
  })
})

describe('clearing', () => {
  it('removes entries and leaves what others put there', () => {
    const cache = new BinaryCache(root)
    const { path } = cache.getOrBuild(key, '.so', () => content)
    const notes = [join(root, 'notes.txt'), join(dirname(path), 'notes.txt')]
    for (const note of notes) writeFileSync(note, 'mine')
    cache.clear()
    expect(existsSync(path)).toBe(false)
    expect(notes.every((note) => existsSync(note))).toBe(true)
    expect(cache.statistics()).toMatchObject({ entries: 0, bytes: 0 })
  })
  it('is no error without a folder, and leaves what another process is writing', () => {
    const cache = new BinaryCache(join(root, 'new'))
    cache.clear()
    const { path } = cache.getOrBuild(key, '.so', () => content)
    writeFileSync(join(dirname(path), 'tmp-0123456789abcdef'), 'half a bin')
    cache.clear()
    expect(readdirSync(dirname(path))).toEqual(['tmp-0123456789abcdef'])
  })
})

it('removes files of processes that died while writing, when they are old', () => {
  const shard = join(root, key.slice(0, 2))
  mkdirSync(shard)
  const [old, young, other] = ['tmp-0123456789abcdef', 'tmp-fedcba9876543210', 'tmp-mine'].map((n) => join(shard, n))
  for (const path of [old!, young!, other!]) writeFileSync(path, 'half a bin')
  for (const path of [old!, other!]) utimesSync(path, new Date(0), new Date(0))
  new BinaryCache(root).getOrBuild(key, '.so', () => content)
  expect([old!, young!, other!].map((path) => existsSync(path))).toEqual([false, true, true])
})
