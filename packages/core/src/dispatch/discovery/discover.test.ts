// Discovery in folders as npm lays them out: what is found, what loads, and what each broken plugin is told.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpGemsError } from '../../errors/errors.ts'
import { coreFolder, loadedCores } from './core-copies.ts'
import { type DiscoveredPlugin, discoverPlugins } from './discover.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'opgems-test-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, content: unknown): string {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const good = (id: string) =>
  `export const plugin = { id: '${id}', version: '1.2.3', apiVersion: 1, register(container) {} }`

/** A package in node_modules of a folder below the root. */
function install(name: string, id: string, source = good(id), manifest: object = {}, below = '.'): string {
  const folder = join(below, 'node_modules', name)
  const standard = { name, version: '1.2.3', type: 'module', exports: './index.js', opgems: { backend: id } }
  write(join(folder, 'package.json'), { ...standard, ...manifest })
  write(join(folder, 'index.js'), source)
  return join(root, folder)
}

const discover = (plugins: string[] = [], below = '.') => discoverPlugins({ plugins }, { from: join(root, below) })
/** Only what the fixture installed: core's own surroundings have backends too. */
const discoverHere = async (plugins: string[] = [], below = '.') =>
  (await discover(plugins, below)).filter(({ path }) => path.startsWith(root))

/** A backend of this repository, a workspace beside core. */
const besideCore = async () => (await discover()).find(({ path }) => dirname(path) === dirname(coreFolder))

async function find(id: string, plugins: string[] = []): Promise<DiscoveredPlugin> {
  const found = (await discover(plugins)).find((plugin) => plugin.id === id)
  if (!found) throw new Error(`${id} was not found`)
  return found
}

async function refusal(promise: Promise<unknown>): Promise<OpGemsError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OpGemsError)
  expect(error).toMatchObject({ code: 'BAD_PLUGIN' })
  return error as OpGemsError
}

describe('discovery', () => {
  it('finds scoped and unscoped packages in node_modules here and above, sorted by id, without loading them', async () => {
    const c = install('opgems-c', 'c', 'throw new Error("loaded")')
    const b = install('@acme/opgems-b', 'b', undefined, {}, 'app/deep')
    const a = install('@acme/opgems-backend-a', 'a', undefined, {}, 'app')
    install('left-pad', 'none')
    install('@acme/backend-none', 'none')
    install('opgems-tool', 'none', '', { opgems: undefined })
    mkdirSync(join(root, 'node_modules/opgems-without-package'))
    const found = await discoverHere([], 'app/deep')
    expect(found.map(({ id, packageName, version, path }) => [id, packageName, version, path])).toEqual([
      ['a', '@acme/opgems-backend-a', '1.2.3', a],
      ['b', '@acme/opgems-b', '1.2.3', b],
      ['c', 'opgems-c', '1.2.3', c],
    ])
  })
  it('takes the nearest of two packages of the same name, as Node does', async () => {
    install('opgems-a', 'a')
    const near = install('opgems-a', 'a', undefined, {}, 'app')
    expect((await discoverHere([], 'app')).map(({ path }) => path)).toEqual([near])
  })
  it('follows links, as workspaces are, and takes their target once', async () => {
    write('packages/chip/package.json', { name: 'opgems-chip', opgems: { backend: 'chip' } })
    mkdirSync(join(root, 'node_modules'))
    symlinkSync(join(root, 'packages/chip'), join(root, 'node_modules/opgems-chip'))
    const path = join(root, 'packages/chip')
    expect((await discoverHere([path])).map((plugin) => plugin.path)).toEqual([path])
  })
  it('does not take an application that configures a backend for a plugin', async () => {
    install('opgems-demo', 'cpu', '', { dependencies: { '@opgems/core': '*' } })
    expect(await discoverHere()).toEqual([])
  })
  it('finds the backends beside core', async () => {
    expect(await besideCore()).toBeDefined()
  })
  it('refuses two packages with the same id, naming both', async () => {
    const paths = [install('opgems-a', 'chip'), install('opgems-b', 'chip')]
    const { message } = await refusal(discover())
    expect(message).toContain("'chip'")
    for (const path of paths) expect(message).toContain(path)
  })
  it('names a package.json that is no JSON', async () => {
    write('node_modules/opgems-a/package.json', '{"name": ')
    expect((await refusal(discover())).message).toContain(join(root, 'node_modules/opgems-a/package.json'))
  })
})

describe('a listed plugin', () => {
  it('may have any name, be a folder, or be a file', async () => {
    const named = install('@acme/chip', 'named')
    write('folder/package.json', { name: 'anything', opgems: { backend: 'folder' } })
    const file = write('file.mjs', good('file'))
    const found = await discoverHere(['@acme/chip', join(root, 'folder'), file])
    expect(found.map(({ id, path }) => [id, path])).toEqual([
      ['file', file],
      ['folder', join(root, 'folder')],
      ['named', named],
    ])
    expect((await found[0]!.load()).id).toBe('file')
    expect((await found[2]!.load()).id).toBe('named')
  })
  it('is refused when it is not there, with what to install', async () => {
    const { message } = await refusal(discover(['opgems-nowhere']))
    expect(message).toContain('npm install opgems-nowhere')
    expect((await refusal(discover([join(root, 'nowhere')]))).message).toContain('no such file')
  })
  it('is refused when it declares no backend', async () => {
    install('left-pad', 'none', '', { opgems: undefined })
    expect((await refusal(discover(['left-pad']))).message).toContain('"opgems": {"backend": "<id>"}')
  })
})

describe('loading', () => {
  it('gives the plugin of an ES module, by any form of exports', async () => {
    install('opgems-a', 'a', undefined, { exports: { '.': { types: './x.d.ts', import: './index.js' } } })
    install('opgems-b', 'b', undefined, { exports: undefined })
    install('opgems-c', 'c', undefined, { exports: { require: './no.cjs', default: ['./index.js'] } })
    for (const id of ['a', 'b', 'c']) expect(await (await find(id)).load()).toMatchObject({ id, version: '1.2.3' })
  })
  it('gives the plugin of a CommonJS module', async () => {
    const source = `${good('a').replace('export const plugin', 'const plugin')}; module['exports'] = { plugin }`
    install('opgems-a', 'a', source, { type: 'commonjs' })
    expect(await (await find('a')).load()).toMatchObject({ id: 'a' })
  })
  it('imports by name what core sees by name', async () => {
    const plugin = (await besideCore())!
    expect((await plugin.load()).id).toBe(plugin.id)
  })

  const broken: [string, string, RegExp][] = [
    ['that throws', 'throw new Error("no licence")', /opgems-a: loading failed: no licence/],
    ['with a syntax error', 'export const = 1', /loading failed/],
    ['that imports what is missing', 'import "./missing.js"', /loading failed: .*missing\.js/],
    ['without a plugin', 'export const other = 1', /exports no object 'plugin' \(found undefined\)/],
    ['whose plugin is null', 'export const plugin = null', /found null/],
    ['without an id', good('a').replace("id: 'a',", ''), /plugin\.id must be a short lower-case name, not undefined/],
    ['with another id than declared', good('b'), /declares the backend 'a' and the plugin's id is 'b'/],
    ['without a version', good('a').replace("'1.2.3'", '1'), /plugin\.version must be a string, not 1/],
    ['of another interface', good('a').replace('apiVersion: 1', 'apiVersion: 2'), /apiVersion is 2 .* has version 1/],
    ['that cannot register', good('a').replace('register(container) {}', 'register: 7'), /plugin\.register .* not 7/],
  ]
  it.each(broken)('refuses a package %s, by name', async (_, source, message) => {
    install('opgems-a', 'a', source)
    const error = await refusal((await find('a')).load())
    expect(error.message).toMatch(message)
    expect(error.message).toContain('opgems-a')
  })
  it('keeps what a package threw as the cause', async () => {
    install('opgems-a', 'a', 'throw new RangeError("no licence")')
    expect((await refusal((await find('a')).load())).cause).toMatchObject({ name: 'RangeError' })
  })
  it('refuses a package without a main export', async () => {
    install('opgems-a', 'a', undefined, { exports: { './other': './index.js' } })
    expect((await refusal((await find('a')).load())).message).toContain("no entry '.'")
  })
})

describe('two copies of core', () => {
  it('are refused before the plugin is loaded, naming both and the fix', async () => {
    const folder = install('opgems-a', 'a', 'throw new Error("loaded")')
    write('node_modules/opgems-a/node_modules/@opgems/core/package.json', { name: '@opgems/core', version: '0.0.1' })
    const { message } = await refusal((await find('a')).load())
    expect(message).toContain(join(folder, 'node_modules/@opgems/core'))
    expect(message).toContain(coreFolder)
    expect(message).toContain('peer dependency')
  })
  it('are no two when the plugin sees ours through a link', async () => {
    install('opgems-a', 'a')
    mkdirSync(join(root, 'node_modules/@opgems'))
    symlinkSync(coreFolder, join(root, 'node_modules/@opgems/core'))
    expect((await (await find('a')).load()).id).toBe('a')
  })
  it('are refused when loading the plugin brought the other one, wherever it lies', async () => {
    const other = join(root, 'bundled-core')
    install('opgems-a', 'a', `globalThis[Symbol.for('@opgems/core')].add(${JSON.stringify(other)}); ${good('a')}`)
    const { message } = await refusal((await find('a')).load())
    expect(message).toContain(other)
    expect(message).toContain(coreFolder)
    loadedCores().delete(other)
  })
})
