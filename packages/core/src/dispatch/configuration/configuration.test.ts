// Configuration from real files, the environment and the caller: where it is found, who wins, and what refusals say.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpGemsError } from '../../errors/errors.ts'
import { loadConfiguration } from './configuration.ts'
import type { SettingsInput } from './settings.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'opgems-test-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, content: unknown): string {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

type Environment = Record<string, string>
const load = (folder = '.', overrides: SettingsInput = {}, environment: Environment = {}) =>
  loadConfiguration({ cwd: join(root, folder), overrides, environment })

async function refusal(promise: Promise<unknown>): Promise<OpGemsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OpGemsError)
  expect(error).toMatchObject({ code: 'BAD_CONFIG' })
  return error as OpGemsError
}

it('has a default for everything', async () => {
  expect(await load('.', {}, { OPGEMS_CACHE_DIR: '/cache' })).toEqual({
    backend: undefined,
    plugins: [],
    threads: 0,
    cacheDir: '/cache',
    memoryLimit: undefined,
    launchBlocking: false,
    float32MatmulPrecision: 'highest',
    selfTest: true,
    overrides: true,
    tune: false,
    candidate: undefined,
    tuningFiles: [],
    fallback: [],
    disabledOps: [],
    debug: 0,
    file: undefined,
  })
  expect((await load('.', {}, { XDG_CACHE_HOME: '/xdg' })).cacheDir).toBe(join('/xdg', 'opgems'))
})

describe('a file', () => {
  const places: [string, string][] = [
    ['package.json', '{"name": "app", "opgems": {"threads": 3}}'],
    ['opgems.config.json', '{"threads": 3}'],
    ['opgems.config.yaml', 'threads: 3'],
    ['opgems.config.yml', 'threads: 3'],
    ['opgems.config.mjs', 'export default { threads: 3 }'],
    ['opgems.config.cjs', 'module.exports = { threads: 3 }'],
    ['opgems.config.js', 'module.exports = { threads: 3 }'],
  ]
  it.each(places)('may be %s', async (name, content) => {
    const path = write(name, content)
    expect(await load()).toMatchObject({ threads: 3, file: path })
  })
  it('is found in a folder above, past package.json files without settings; the nearest wins', async () => {
    write('opgems.config.json', { threads: 1 })
    write('a/opgems.config.json', { threads: 2 })
    write('a/b/package.json', { name: 'inner' })
    write('a/b/c/opgems.config.yaml', '')
    expect(await load('a/b/c')).toMatchObject({ threads: 2, file: join(root, 'a/opgems.config.json') })
  })
  it('is not the package.json of a backend, which declares with the same word', async () => {
    write('opgems.config.json', { threads: 2 })
    write('chip/package.json', { name: 'chip', keywords: ['opgems-backend'], opgems: { backend: 'chip' } })
    write('app/package.json', { name: 'app', dependencies: { '@opgems/core': '*' }, opgems: { backend: 'chip' } })
    expect(await load('chip')).toMatchObject({ backend: undefined, threads: 2 })
    expect(await load('app')).toMatchObject({ backend: 'chip', threads: 0 })
  })
  it('gives paths relative to its own folder, and leaves names of packages', async () => {
    write('opgems.config.json', { cacheDir: 'kernels', plugins: ['./chip', '../other', '/abs', '@acme/opgems-chip'] })
    mkdirSync(join(root, 'deep'))
    expect(await load('deep')).toMatchObject({
      cacheDir: join(root, 'kernels'),
      plugins: [join(root, 'chip'), join(dirname(root), 'other'), '/abs', '@acme/opgems-chip'],
    })
  })
})

describe('the order of sources', () => {
  it('is caller, environment, file, default', async () => {
    write('opgems.config.json', { backend: 'a', threads: 1, debug: 1, cacheDir: 'x', tune: true })
    const environment = { OPGEMS_BACKEND: 'b:0', OPGEMS_THREADS: '2', OPGEMS_DEBUG: '', OPGEMS_CACHE_DIR: 'y' }
    expect(await load('.', { backend: 'c' }, environment)).toMatchObject({
      backend: 'c',
      threads: 2,
      debug: 1,
      cacheDir: join(root, 'y'),
      tune: true,
    })
  })
  it('passes over what the caller leaves undefined', async () => {
    write('opgems.config.json', { threads: 1 })
    const overrides = { threads: undefined } as unknown as SettingsInput
    expect((await load('.', overrides)).threads).toBe(1)
  })
})

describe('memoryLimit', () => {
  it.each([
    [1000, 1000],
    ['2GiB', 2 ** 31],
    ['1.5 KiB', 1536],
    ['3mb', 3e6],
    ['77', 77],
  ])('takes %j', async (memoryLimit, bytes) => {
    expect((await load('.', { memoryLimit })).memoryLimit).toBe(bytes)
  })
  it.each(['2 Gigs', '-1', '', '0', 0, -5, 1.5, '1e9'])('refuses %j', async (memoryLimit) => {
    expect((await refusal(load('.', { memoryLimit }))).message).toContain("'memoryLimit': is no size of memory")
  })
})

describe('a refusal', () => {
  it('names file and field', async () => {
    const path = write('opgems.config.yaml', 'threads: many\nfallback: [cpu, 7]\n')
    const error = await refusal(load())
    expect(error.message).toContain(path)
    expect(error.message).toContain("'threads'")
    expect(error.message).toContain("'fallback[1]'")
    expect(error.details.path).toBe(path)
  })
  it.each([
    ['opgems.config.json', '{"__proto__": {"threads": 3}}'],
    ['opgems.config.yaml', '__proto__: { threads: 3 }'],
    ['package.json', '{"opgems": {"__proto__": {"threads": 3}}}'],
  ])("names a key '__proto__' in %s like any unknown one", async (name, content) => {
    write(name, content)
    expect((await refusal(load())).message).toContain("unknown setting '__proto__'")
  })
  it('suggests the setting that an unknown one is near to, or lists all', async () => {
    write('opgems.config.json', { thread: 2, colour: 'red' })
    const { message } = await refusal(load())
    expect(message).toContain("unknown setting 'thread'; did you mean 'threads'?")
    expect(message).toMatch(/unknown setting 'colour'; the settings are backend, plugins, /)
  })
  it('names the environment variable', async () => {
    expect((await refusal(load('.', {}, { OPGEMS_THREADS: 'two' }))).message).toContain('variable OPGEMS_THREADS')
    expect((await refusal(load('.', {}, { OPGEMS_DEBUG: '9' }))).message).toContain('variable OPGEMS_DEBUG')
    expect((await refusal(load('.', {}, { OPGEMS_BACKEND: 'C PU' }))).message).toContain('is no name of a backend')
  })
  it("names the caller's options", async () => {
    const overrides = { backends: 'cpu' } as unknown as SettingsInput
    expect((await refusal(load('.', overrides))).message).toMatch(/^options: .*did you mean 'backend'/)
  })
  it.each([
    ['opgems.config.json', '{"threads": 2,,}'],
    ['opgems.config.yaml', 'threads: [1'],
    ['opgems.config.mjs', 'throw new Error("broken")'],
    ['package.json', '{"opgems": '],
  ])('is what an unreadable %s gets, with its path and the cause', async (name, content) => {
    const path = write(name, content)
    const error = await refusal(load())
    expect(error.message).toContain(path)
    expect(error.cause).toBeInstanceOf(Error)
  })
  it.each(['[1, 2]', '"cpu"', '12'])('is what settings that are no object get: %s', async (content) => {
    write('opgems.config.json', content)
    expect((await refusal(load())).message).toContain('the settings must be an object')
  })
})
