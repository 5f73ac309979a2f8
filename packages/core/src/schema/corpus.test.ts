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
  // Arguments of relatives, which fit both overloads.
  'torch-aten-forms': [
    'add.out → add.Scalar_out',
    'conv1d.padding → conv1d',
    'conv2d.padding → conv2d',
    'conv3d.padding → conv3d',
    'div.out → div.Scalar_out',
    'linalg_matrix_rank.atol_rtol_float → linalg_matrix_rank.atol_rtol_tensor',
    'linalg_matrix_rank.atol_rtol_float_out → linalg_matrix_rank.atol_rtol_tensor_out',
    'linalg_pinv.atol_rtol_float → linalg_pinv.atol_rtol_tensor',
    'linalg_pinv.atol_rtol_float_out → linalg_pinv.atol_rtol_tensor_out',
    'mul.out → mul.Scalar_out',
    'multiply.Tensor → multiply.Scalar',
    'multiply_.Tensor → multiply_.Scalar',
    'std.default → std.correction',
    'std_mean.default → std_mean.correction',
    'subtract.Tensor → subtract.Scalar',
    'subtract_.Tensor → subtract_.Scalar',
    'var.default → var.correction',
    'var_mean.default → var_mean.correction',
  ],
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
