// The known results that PyTorch rounds on the way: ours is the float64 result within the dtype's tolerance, PyTorch's is not.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openTestRuntime } from '../../../packages/core/src/ops/testing/runtime.ts'
import type { ConformanceCase } from '../case.ts'
import { tolerances } from '../compare/tolerances.ts'
import { HostTensor } from '../host/tensor.ts'
import { type CaseValue, isList, tensorsOf } from '../host/value.ts'
import { Placement } from '../run/place.ts'
import { type ConformanceRuntime, isTensor } from '../runtime.ts'
import { type KnownDifference, roundedPlaces, roundedProduct } from './known-reasons.ts'
import { knownResults } from './known-results.ts'
import { readCorpus } from './read.ts'

const rt: ConformanceRuntime = openTestRuntime('wasm')
const golden = (name: string) => fileURLToPath(new URL(`../../../fixtures/goldens/${name}`, import.meta.url))

async function caseOf({ corpus, line }: KnownDifference): Promise<ConformanceCase> {
  for await (const entry of readCorpus(golden(corpus)))
    if (entry.kind === 'case' && entry.test.line === line) return entry.test
  throw new Error(`${corpus}:${line} is gone`)
}

const widened = (value: CaseValue): CaseValue => {
  if (isList(value)) return value.map(widened)
  const isFloat = value instanceof HostTensor && value.dtype.includes('float')
  return isFloat ? HostTensor.fromNumbers('float64', value.shape, value.numbers) : value
}

/** The result's values, of the arguments after `prepare`. */
async function values(test: ConformanceCase, prepare: (value: CaseValue) => CaseValue): Promise<Float64Array> {
  const placement = new Placement(rt)
  const kwargs = Object.fromEntries(Object.entries(test.kwargs).map(([name, value]) => [name, prepare(value)]))
  const args = test.args.map((value) => placement.place(prepare(value)))
  const result = rt.call(test.operator, args, placement.placeAll(kwargs))
  if (!isTensor(result)) throw new Error('one result was expected')
  const bytes = await result.bytes()
  placement.disposeAll()
  return HostTensor.fromBytes(result.dtype as 'float64', result.shape, bytes).numbers
}

describe('a known result of rounded steps', () => {
  const rounded = knownResults.filter(({ reason }) => [roundedPlaces, roundedProduct].includes(reason))
  it.each(rounded)('$corpus:$line $operator: ours is exact within the tolerance, PyTorch’s is not', async (known) => {
    const test = await caseOf(known)
    const [recorded] = tensorsOf(test.out)
    const { dtype, shape } = recorded!
    const { rtol, atol } = tolerances[dtype]
    // Rounded once, so that what is beyond the dtype is infinite.
    const { bytes } = HostTensor.fromNumbers(dtype, shape, await values(test, widened))
    const exact = HostTensor.fromBytes(dtype, shape, bytes).numbers
    const off = (got: number, x: number) => (got === x ? 0 : Math.abs(got - x) / (atol + rtol * Math.abs(x)))
    const distance = (given: Float64Array) => exact.reduce((most, x, i) => Math.max(most, off(given[i]!, x)), 0)
    expect(distance(await values(test, (value) => value))).toBeLessThanOrEqual(1)
    expect(distance(recorded!.numbers)).toBeGreaterThan(1)
  })
})
