// Every call that PyTorch recorded binds to the overload it was recorded for, and overload choice finds that overload.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { atenOverloads, atenSchema } from './aten.ts'
import { type Binder, BindFailure, type Keywords, makeBinder } from './bind.ts'
import { type Chooser, makeChooser } from './overload.ts'
import { overloadName } from './types.ts'

interface Call {
  op: string
  args: unknown[]
  kwargs: Record<string, unknown>
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const traits = { isTensor: (value: unknown) => isRecord(value) && 'tensor' in value }

/** A recorded value as a caller in JavaScript would pass it. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive)
  if (!isRecord(value) || 'tensor' in value) return value
  if ('complex' in value) return { re: (value.complex as number[])[0], im: (value.complex as number[])[1] }
  if ('float' in value) return Number(String(value.float).replace('inf', 'Infinity'))
  return value.dtype ?? value.device ?? value.layout ?? value.memory_format
}

function readCorpus(name: string): Call[] {
  const path = new URL(`../../../../fixtures/goldens/${name}.jsonl.gz`, import.meta.url)
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n')
  return lines.map((line) => {
    const { op, args, kwargs } = JSON.parse(line) as Call
    return { op: op.slice('aten.'.length), args: args.map(revive), kwargs: revivedKeywords(kwargs) }
  })
}

const revivedKeywords = (kwargs: Keywords) =>
  Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, revive(value)]))

// A number in a Tensor's place was already a tensor where PyTorch recorded it: here its Scalar overload is chosen.
const chosenOtherwise: Record<string, string[]> = {
  'torch-aten': ['add_.Tensor → add_.Scalar'],
  'torch-aten-extra': [],
}

describe.each(Object.keys(chosenOtherwise))('%s', (corpus) => {
  const calls = readCorpus(corpus)

  it('binds every call to the schema of its overload', () => {
    const binders = new Map<string, Binder>()
    const failures = calls.flatMap(({ op, args, kwargs }) => {
      const bind = binders.get(op) ?? makeBinder(atenSchema(op), traits, { wrapNumbers: true })
      binders.set(op, bind)
      const bound = bind(args, kwargs)
      return bound instanceof BindFailure ? [`${op}: ${bound.reason}`] : []
    })
    expect(calls.length).toBeGreaterThan(500)
    expect([...new Set(failures)]).toEqual([])
  })

  it('chooses the overload that was recorded, but for a short list', () => {
    const choosers = new Map<string, Chooser>()
    const others = new Set<string>()
    for (const { op, args, kwargs } of calls) {
      const { name } = atenSchema(op)
      const choose =
        choosers.get(name) ?? makeChooser(atenOverloads(name).map(atenSchema), traits, { wrapNumbers: true })
      choosers.set(name, choose)
      const chosen = overloadName(choose(args, kwargs).schema)
      if (chosen !== overloadName(atenSchema(op))) others.add(`${op} → ${chosen}`)
    }
    expect([...others].sort()).toEqual(chosenOtherwise[corpus])
  })
})
