// Every operator called with arguments that do not fit: nothing but OpGemsErrors comes out, and no tensor is lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plugin } from '@opgems/backend-cpu'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRuntime } from '../create-runtime.ts'
import { OpGemsError } from '../errors/errors.ts'
import { describeValue, overloadName, type Schema } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import type { Runtime } from './runtime.ts'
import { awkwardTensors, randomNumbers, tensorsOf, WrongCalls } from './testing/wrong-calls.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-test-'))
const open = () =>
  createRuntime({ backend: 'cpu:wasm', plugins: [plugin], cwd: folder, cacheDir: folder, memoryLimit: '64MiB' })
let rt: Runtime
let stranger: Runtime
beforeAll(async () => {
  rt = await open()
  stranger = await open()
})
afterAll(async () => {
  await Promise.all([rt.close(), stranger.close()])
  rmSync(folder, { recursive: true, force: true })
})

const traits = {
  isTensor: (x: unknown) => x instanceof Tensor,
  describeTensor: (x: unknown) => (x as Tensor).describe(),
}
const schemasOf = (base: string): Schema[] =>
  [base, `${base}_`].flatMap((name) => rt.operators.overloads(name)).map((operator) => operator.schema)

/** Whether a refusal says what was refused. Arguments that bind to no schema are named with it; failed checks of values with their kernel. */
function isTold({ code, message, details }: OpGemsError, name: string, tensors: readonly Tensor[]): boolean {
  if (code.startsWith('UNSUPPORTED') || details.kernel !== undefined || /its schema is|no overload fits/.test(message))
    return true
  const operator = name.replace('aten::', '').split('.')[0]!.replace(/_$/, '')
  // Numbers given for tensors are told as zero-dim ones.
  const shapes = ['[]', ...tensors.map((t) => t.shape.join(', '))]
  return message.includes(operator) && (tensors.length === 0 || shapes.some((shape) => message.includes(shape)))
}

/** What is wrong with how one call ended, or undefined. */
function offence(name: string, positional: unknown[], keywords: Record<string, unknown>, owned: ReadonlySet<Tensor>) {
  const before = rt.memory().tensors
  try {
    for (const tensor of tensorsOf(rt.call(name, positional, keywords))) if (!owned.has(tensor)) tensor.dispose()
  } catch (error) {
    if (!(error instanceof OpGemsError)) return String(error)
    // Kernels that do not verify, compile or run are ours to explain before.
    if (['BAD_KERNEL', 'COMPILE_FAILED', 'LAUNCH_FAILED'].includes(error.code)) return error.message
    if (!isTold(error, name, tensorsOf([positional, Object.values(keywords)])))
      return `says no operator or shape: ${error.message}`
  }
  const lost = rt.memory().tensors - before
  return lost === 0 ? undefined : `lost ${lost} tensors`
}

it('gives every operator an ATen schema or one of its own', () => {
  const without = rt.operators.contracts.filter((contract) => {
    try {
      return schemasOf(contract.overload.split('.')[0]!).length === 0
    } catch {
      return true
    }
  })
  expect(without.map((contract) => contract.overload)).toEqual([])
})

/** What is wrong with calls of all operators, drawn from their schemas. */
function offences(calls: WrongCalls, owned: ReadonlySet<Tensor>, callsEach: number): string[] {
  const found: string[] = []
  for (const schema of rt.operators.names.flatMap(schemasOf)) {
    const name = `aten::${overloadName(schema)}`
    for (let i = 0; i < callsEach; i++) {
      const { positional, keywords } = calls.draw(schema)
      const what = offence(name, positional, keywords, owned)
      if (what) found.push(`${name}(${describeValue([...positional, keywords], traits)}): ${what}`)
    }
  }
  return found
}

it('answers wrong calls of every operator with an OpGemsError and keeps no tensor of theirs', () => {
  const tensors = awkwardTensors(rt, stranger)
  const calls = new WrongCalls(tensors, randomNumbers(20260101))
  expect(offences(calls, new Set(tensors), 4)).toEqual([])
}, 120_000)

/** One thing is wrong at a time: other arguments are of the schema's kinds. */
it.each([
  ['of another dtype', (t: Tensor) => t.shape.join() === '2,3'],
  ['of another shape', (t: Tensor) => t.dtype === 'float32' && t.numel > 0],
  ['without elements', (t: Tensor) => t.numel === 0],
] as const)(
  'answers calls of every operator with tensors %s likewise',
  (_, isMeant) => {
    const tensors = awkwardTensors(rt, stranger).filter((t) => !t.isDisposed && isMeant(t))
    expect(tensors.length).toBeGreaterThan(3)
    const calls = new WrongCalls(tensors, randomNumbers(20260202), 0)
    expect(offences(calls, new Set(tensors), 2)).toEqual([])
  },
  120_000,
)
