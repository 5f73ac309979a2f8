// Writes the package of a new backend from the templates beside dist.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '@opgems/core'
import { UsageError } from '../exit-status.ts'

/** Families that a backend can be made of: those whose kernels can be lowered. */
export const scaffoldFamilies = ['simt', 'loops'] as const
export type ScaffoldFamily = (typeof scaffoldFamilies)[number]

const templates = fileURLToPath(new URL('../../templates/', import.meta.url))
const suffix = '.template'
const namePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const longestName = 40

export interface Scaffolded {
  readonly folder: string
  /** Relative to it, with slashes. */
  readonly files: readonly string[]
}

/** Writes `opgems-backend-NAME` into a folder. @throws UsageError for a bad name or where the folder is there already */
export function scaffoldBackend(id: string, family: ScaffoldFamily, into: string, version: string): Scaffolded {
  checkName(id)
  const folder = resolve(into, `opgems-backend-${id}`)
  if (existsSync(folder)) throw new UsageError(`${folder} is there already`)
  const values = valuesFor(id, family, version)
  const files = ['common', family].flatMap((part) => templatesIn(join(templates, part)))
  for (const { path, text } of files) {
    const target = join(folder, path)
    makeFolder(dirname(target))
    writeFileSync(target, fill(text, values), { flag: 'wx' })
  }
  return { folder, files: files.map(({ path }) => path.replaceAll('\\', '/')).sort() }
}

function checkName(id: string): void {
  if (!namePattern.test(id) || id.length > longestName)
    throw new UsageError(
      `'${id}' is no name for a backend: lower-case letters, digits and single hyphens, from a letter, ${longestName} at most`,
    )
}

const templatesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return { path: file.slice(folder.length + 1, -suffix.length), text: readFileSync(file, 'utf8') }
    })

type Values = Readonly<Record<string, string>>

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

function valuesFor(id: string, family: ScaffoldFamily, version: string): Values {
  const words = id.split('-').map(capital)
  const name = words.join('')
  return {
    id,
    version,
    Class: name,
    variable: name.slice(0, 1).toLowerCase() + name.slice(1),
    ...(family === 'simt' ? simtValues(id, version) : loopsValues),
  }
}

const simtValues = (id: string, version: string) => ({
  dependencies: `  "dependencies": { "@opgems/emulator": "^${version}" },`,
  status: `Its source runs on the host already, on an emulated device: \`npx opgems conformance --backend ${id}:emulator\`.`,
  files: '\n- `src/dialect.ts`: how its C++ is spelled: a table.',
})
const loopsValues = {
  dependencies: '  "dependencies": {},',
  status: 'It has no device yet: nothing runs until the driver opens one.',
  files: '',
}

function fill(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`a template asks for '${name}', which is no value`)
    return value
  })
}
