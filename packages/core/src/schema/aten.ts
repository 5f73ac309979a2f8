// ATen's operators by name; a schema is parsed when it is first asked for.
import { OpGemsError } from '../errors/errors.ts'
import { atenData, atenTagLetters } from './aten-data.ts'
import { parseSchema } from './parse.ts'
import type { Schema } from './types.ts'

export type AtenTag = (typeof atenTagLetters)[keyof typeof atenTagLetters]

interface Entry {
  readonly letters: string
  readonly text: string
  schema?: Schema
}

interface Index {
  readonly byName: ReadonlyMap<string, Entry>
  readonly byBase: ReadonlyMap<string, readonly string[]>
}

let index: Index | undefined

/** Splits the data into lines on first use; nothing is parsed yet. */
function atenIndex(): Index {
  if (index) return index
  const byName = new Map<string, Entry>()
  const byBase = new Map<string, string[]>()
  for (const line of atenData.trim().split('\n')) {
    const bar = line.indexOf('|')
    const text = line.slice(bar + 1)
    const name = text.slice(0, text.indexOf('('))
    const base = baseName(name)
    byName.set(name, { letters: line.slice(0, bar), text })
    const siblings = byBase.get(base)
    if (siblings) siblings.push(name)
    else byBase.set(base, [name])
  }
  index = { byName, byBase }
  return index
}

const baseName = (name: string): string => {
  const dot = name.indexOf('.')
  return dot < 0 ? name : name.slice(0, dot)
}

function entryOf(name: string): Entry | undefined {
  const short = name.startsWith('aten::') ? name.slice('aten::'.length) : name
  return atenIndex().byName.get(short.endsWith('.default') ? short.slice(0, -'.default'.length) : short)
}

/** Whether ATen has this overload: 'add.Tensor', 'aten::relu', 'relu.default'. */
export const hasAtenSchema = (name: string): boolean => entryOf(name) !== undefined

/**
 * The schema of one overload; the same object each time. 'relu' means the overload without a name, not any of relu's.
 * @throws OpGemsError UNKNOWN_OP, naming the overloads there are
 */
export function atenSchema(name: string): Schema {
  const entry = entryOf(name)
  if (!entry) throw unknownOverload(name)
  entry.schema ??= parseSchema(entry.text)
  return entry.schema
}

function unknownOverload(name: string): OpGemsError {
  const siblings = atenOverloads(baseName(name.replace(/^aten::/, '')))
  const hint = siblings.length > 0 ? `; its overloads are ${siblings.join(', ')}` : ''
  return new OpGemsError('UNKNOWN_OP', `ATen has no operator '${name}'${hint}`, { operator: name })
}

/** The names ('add.Tensor', …) of all overloads of a base name; none for an unknown one. */
export const atenOverloads = (base: string): readonly string[] => atenIndex().byBase.get(base) ?? []

/** Every base name, in alphabetical order. */
export const atenNames = (): string[] => [...atenIndex().byBase.keys()]

/** ATen's tags of an overload; CompositeImplicit says that ATen decomposes it into others. */
export function atenTags(name: string): AtenTag[] {
  const letters = entryOf(name)?.letters ?? ''
  return Array.from(letters, (letter) => atenTagLetters[letter as keyof typeof atenTagLetters])
}
