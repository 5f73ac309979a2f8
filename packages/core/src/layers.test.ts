// Core's layers: a folder imports only from those below it, and core names no vendor.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = dirname(fileURLToPath(import.meta.url))

/** Bottom first. */
const layers = [
  'errors',
  'dtype',
  'schema',
  'tensor',
  'backend',
  'kernel',
  'codegen',
  'kernels',
  'dispatch',
  'ops',
  'api',
  'autograd',
  'optim',
]

const sources = (readdirSync(root, { recursive: true }) as string[])
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/testing/'))

const importsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/from '(\.[^']+)'/g)].map((m) =>
    relative(root, resolve(root, dirname(path), m[1]!))
      .split(sep)
      .join('/'),
  )
const layerOf = (path: string): number => layers.indexOf(path.split('/')[0]!)

test('every folder of core is a layer', () => {
  const folders = new Set(sources.filter((s) => s.includes('/')).map((s) => s.split('/')[0]!))
  expect([...folders].filter((f) => !layers.includes(f))).toEqual([])
})

test('a layer imports only from itself and from those below it', () => {
  const wrong = sources
    .filter((path) => path.includes('/'))
    .flatMap((path) =>
      importsOf(path)
        .filter((i) => layerOf(i) > layerOf(path) || !i.includes('/'))
        .map((i) => `${path} -> ${i}`),
    )
  expect(wrong).toEqual([])
})

test('core names no vendor outside comments', () => {
  const vendors =
    /nvidia|cuda|hygon|\bhip\b|rocm|\bascend\b|\bcann\b|cambricon|\bbang\b|\bcnrt|kunlun|metax|mthreads|musa|iluvatar|aipu|tsingmicro/i
  const code = (path: string) => readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  expect(sources.filter((path) => !path.startsWith('schema/aten-data') && vendors.test(code(path)))).toEqual([])
})
