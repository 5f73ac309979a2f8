// The table of gradients: every row is of an operator that exists, and derived derivatives agree with differences.
import { afterAll, describe, expect, test } from 'vitest'
import { derivatives } from '../../kernel/elementwise/derivatives.ts'
import { binaryNames, type ElementwiseName, unaryNames } from '../../kernel/elementwise/names.ts'
import { elementwise } from '../../kernel/elementwise/table.ts'
import type { Value } from '../../kernel/index.ts'
import { atenSchema, parseSchema } from '../../schema/index.ts'
import { contracts } from '../index.ts'
import { openTestRuntime } from '../testing/runtime.ts'
import { gradients } from './index.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

test('every row of the table is of an operator, and names its arguments', () => {
  const known = new Map(contracts.map((c) => [c.overload, c]))
  const wrong = Object.entries(gradients).flatMap(([overload, table]) => {
    const contract = known.get(overload)
    if (!contract) return [`${overload} is no operator`]
    if (typeof table === 'string' || 'compose' in table) return []
    const schema = contract.schema ? parseSchema(contract.schema) : atenSchema(overload)
    const names = schema.args.map((a) => a.name)
    return Object.keys(table)
      .flatMap((key) => key.split(', '))
      .filter((name) => !names.includes(name) && !['min', 'max', 'value', 'other'].includes(name))
      .map((name) => `${overload} has no argument ${name}`)
  })
  expect(wrong).toEqual([])
})

/** Where each function is smooth and its values are moderate. */
const points: Partial<Record<ElementwiseName, number>> = { acosh: 1.7, atanh: 0.4, lgamma: 2.3, log2: 1.9 }

describe('derivatives of elementwise functions agree with differences', () => {
  const smooth = [...unaryNames, ...binaryNames].filter(
    (name) =>
      elementwise[name].on.includes('float') && elementwise[name].result === 'same' && derivatives[name] !== 'none',
  )
  test.each(smooth)('%s', (name) => {
    const { reference, arity } = elementwise[name]
    const at = arity === 1 ? [points[name] ?? 0.6] : [0.6, 1.45]
    const step = 1e-4
    const slopes = at.map((_, i) => {
      const moved = (by: number) => reference(...at.map((v, j) => (i === j ? v + by : v)))
      return (moved(step) - moved(-step)) / (2 * step)
    })
    const fused = rt.fuse((...args) => {
      const method = args[0]![name as 'add'] as (...rest: Value[]) => Value
      return method.apply(args[0]!, args.slice(1))
    })
    rt.tidy(() => {
      const inputs = at.map((v) => rt.tensor([v], { requiresGrad: true }))
      fused(...inputs).backward()
      inputs.forEach((input, i) => {
        const gradient = (input.grad!.dataSync() as Float32Array)[0]!
        // float32 functions of a few ulp, differences with an error of step².
        expect(Math.abs(gradient - slopes[i]!)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slopes[i]!)))
      })
    })
  })
})
