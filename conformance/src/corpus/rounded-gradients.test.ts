// The known gradients that PyTorch rounds at every step: ours is the exact one within the dtype's tolerance, PyTorch's is not.
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openTestRuntime } from '../../../packages/core/src/ops/testing/runtime.ts'
import type { ConformanceCase } from '../case.ts'
import { tolerances } from '../compare/tolerances.ts'
import { HostTensor } from '../host/tensor.ts'
import { type CaseValue, isList, tensorsOf } from '../host/value.ts'
import { Placement } from '../run/place.ts'
import { type ConformanceRuntime, type ConformanceTensor, isTensor } from '../runtime.ts'
import { knownGradients } from './known-gradients.ts'
import { reflectionsTakenBack, roundedSteps } from './known-reasons.ts'
import { readCorpus } from './read.ts'

const rt: ConformanceRuntime = openTestRuntime('wasm')
const corpus = fileURLToPath(new URL('../../../fixtures/goldens/torch-grad.jsonl.gz', import.meta.url))

async function listed(lines: ReadonlySet<number>): Promise<Map<number, ConformanceCase>> {
  const found = new Map<number, ConformanceCase>()
  for await (const entry of readCorpus(corpus))
    if (entry.kind === 'case' && lines.has(entry.test.line)) found.set(entry.test.line, entry.test)
  return found
}

const resultsOf = (result: unknown): ConformanceTensor[] =>
  isTensor(result) ? [result] : Array.isArray(result) ? result.flatMap(resultsOf) : []
async function read(tensor: ConformanceTensor): Promise<Float64Array> {
  return HostTensor.fromBytes(tensor.dtype as 'float64', tensor.shape, await tensor.bytes()).numbers
}

/** The gradients that the runtime gives, and those recorded, of each input that requires one. */
async function ownGradients(test: ConformanceCase): Promise<Float64Array[]> {
  const { requiresGrad, gradOut } = test.gradient!
  const placement = new Placement(rt, requiresGrad)
  const args = test.args.map((value) => placement.place(value))
  const outputs = resultsOf(rt.call(test.operator, args, placement.placeAll(test.kwargs)))
  const inputs = placement.inputs.filter((_, i) => requiresGrad[i])
  const grads = await rt.grad!(outputs, inputs, gradOut.map((value) => placement.place(value)).filter(isTensor))
  return Promise.all(grads.map((grad) => read(grad!)))
}

/** Σ grad_out · f(x), in float64. */
async function weighedResult(test: ConformanceCase, replaced: HostTensor, by: Float64Array): Promise<number> {
  const wide = (value: CaseValue): CaseValue => {
    if (isList(value)) return value.map(wide)
    if (!(value instanceof HostTensor) || value.dtype === 'bool') return value
    return HostTensor.fromNumbers('float64', value.shape, value === replaced ? by : value.numbers)
  }
  const placement = new Placement(rt)
  const kwargs = Object.fromEntries(Object.entries(test.kwargs).map(([name, value]) => [name, wide(value)]))
  const args = test.args.map((value) => placement.place(wide(value)))
  const outputs = resultsOf(rt.call(test.operator, args, placement.placeAll(kwargs)))
  const weights = tensorsOf(test.gradient!.gradOut)
  let sum = 0
  for (const [i, weight] of weights.entries()) {
    const values = await read(outputs[i]!)
    weight.numbers.forEach((w, e) => {
      sum += w * values[e]!
    })
  }
  placement.disposeAll()
  return sum
}

/** Central differences of fourth order: their error, of the step's fourth power, is far below a 16-bit tolerance. */
async function exactGradient(test: ConformanceCase, input: HostTensor): Promise<Float64Array> {
  const gradient = new Float64Array(input.numel)
  for (let e = 0; e < input.numel; e++) {
    const step = 1e-3 * Math.max(Math.abs(input.numbers[e]!), 0.1)
    const at = async (steps: number) => {
      const moved = Float64Array.from(input.numbers)
      moved[e]! += steps * step
      return weighedResult(test, input, moved)
    }
    const [near, far] = [(await at(1)) - (await at(-1)), (await at(2)) - (await at(-2))]
    gradient[e] = (8 * near - far) / (12 * step)
  }
  return gradient
}

/** The largest distance to the exact values, as a share of what the dtype's tolerance allows. */
function distance(dtype: HostTensor['dtype'], values: Float64Array, exact: Float64Array): number {
  const { rtol, atol } = tolerances[dtype]
  return exact.reduce((most, x, i) => Math.max(most, Math.abs(values[i]! - x) / (atol + rtol * Math.abs(x))), 0)
}

const rounded = knownGradients.filter(({ reason }) => [roundedSteps, reflectionsTakenBack].includes(reason))
const cases = await listed(new Set(rounded.map(({ line }) => line)))

describe('a known gradient of rounded steps', () => {
  it.each(rounded)('$line $operator: ours is exact within the tolerance, PyTorch’s is not', async ({ line }) => {
    const test = cases.get(line)!
    const { requiresGrad, gradIn } = test.gradient!
    const inputs = [...test.args, ...Object.values(test.kwargs)].flatMap(tensorsOf).filter((_, i) => requiresGrad[i])
    const ours = await ownGradients(test)
    const recorded = tensorsOf(gradIn)
    const exact = await Promise.all(inputs.map((input) => exactGradient(test, input)))
    const furthest = (of: (i: number) => Float64Array) =>
      Math.max(...exact.map((values, i) => distance(inputs[i]!.dtype, of(i), values)))
    expect(furthest((i) => ours[i]!)).toBeLessThanOrEqual(1)
    expect(furthest((i) => recorded[i]!.numbers)).toBeGreaterThan(1)
  })
})
