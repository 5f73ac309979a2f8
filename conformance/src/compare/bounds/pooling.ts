// Error bounds of average pooling. PyTorch's CPU sums the windows of 3-d adaptive pooling, and all gradients, in the tensor's own dtype.

import { argument, tensorArgument } from '../../arguments.ts'
import type { ConformanceCase } from '../../case.ts'
import { contiguousStrides, eachOffset, type HostTensor, numelOf } from '../../host/tensor.ts'
import { type Bound, stepwise, sumGrowth } from './context.ts'

/** For each place of the output along one dimension, the places of the input that it averages. */
type Windows = readonly (readonly number[])[]

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(end - start, 0) }, (_, k) => start + k)

const adaptiveWindows = (input: number, output: number): Windows =>
  range(0, output).map((o) => range(Math.floor((o * input) / output), Math.ceil(((o + 1) * input) / output)))

/** Places of the padding are left out: their zeros add no error. */
const slidingWindows = (input: number, output: number, kernel: number, stride: number, padding: number): Windows =>
  range(0, output).map((o) => range(Math.max(o * stride - padding, 0), Math.min(o * stride - padding + kernel, input)))

/** For each place of the input the windows that it is in. */
const transposed = (windows: Windows, input: number): Windows =>
  range(0, input).map((i) => range(0, windows.length).filter((o) => windows[o]!.includes(i)))

interface Sums {
  readonly numbers: Float64Array
  readonly shape: readonly number[]
}

/** Sums along the last dimensions, one list of sources for each place of each of them. */
function sumAlong(from: Sums, lists: readonly Windows[]): Sums {
  return lists.reduce<Sums>(({ numbers, shape }, list, k) => {
    const dim = shape.length - lists.length + k
    const target = shape.map((side, d) => (d === dim ? list.length : side))
    const [steps, strides] = [contiguousStrides(shape), contiguousStrides(target)]
    const sums = new Float64Array(numelOf(target))
    const outer = steps.map((step, d) => (d === dim ? 0 : step))
    eachOffset(target, outer, 0, (i, at) => {
      const place = Math.floor(i / strides[dim]!) % list.length
      for (const source of list[place]!) sums[i] = sums[i]! + numbers[at + source * steps[dim]!]!
    })
    return { numbers: sums, shape: target }
  }, from)
}

const magnitudes = ({ numbers, shape }: HostTensor): Sums => ({ numbers: numbers.map(Math.abs), shape })

const countsOf = (shape: readonly number[], lists: readonly Windows[], sources: readonly number[]): Float64Array => {
  const ones = shape.map((side, d) => sources[d - shape.length + lists.length] ?? side)
  return sumAlong({ numbers: new Float64Array(numelOf(ones)).fill(1), shape: ones }, lists).numbers
}

/** The windows of each spatial dimension; `at` is the position of the arguments after the tensors. */
function windowsOf(test: ConformanceCase, input: HostTensor, output: readonly number[], at: number): Windows[] {
  const spatial = Number(/pool(\d)d/.exec(test.operator)?.[1])
  const sides = input.shape.slice(-spatial)
  const results = output.slice(-spatial)
  if (test.operator.includes('adaptive')) return sides.map((side, k) => adaptiveWindows(side, results[k]!))
  const kernel = perDimension(argument(test, at, 'kernel_size'), spatial, 1)
  const stride = perDimension(argument(test, at + 1, 'stride'), spatial, kernel)
  const padding = perDimension(argument(test, at + 2, 'padding'), spatial, 0)
  return sides.map((side, k) => slidingWindows(side, results[k]!, kernel[k]!, stride[k]!, padding[k]!))
}

function perDimension(value: unknown, count: number, otherwise: number | readonly number[]): number[] {
  const given = typeof value === 'number' ? [value] : Array.isArray(value) && value.length > 0 ? value.map(Number) : []
  const fallback = typeof otherwise === 'number' ? [otherwise] : otherwise
  const list = given.length > 0 ? given : fallback
  return range(0, count).map((k) => list[k] ?? list[0]!)
}

/** Means over windows of K: growth(K + 3) of the mean magnitude; the 3 is for the quotients, one for each dimension. */
export const averagePoolBound: Bound = (context) => {
  const { test, expected } = context
  const input = tensorArgument(test, 0, 'self', 'input')
  if (!input) return undefined
  const windows = windowsOf(test, input, expected.shape, 1)
  const { numbers } = sumAlong(magnitudes(input), windows)
  const counts = countsOf(expected.shape, windows, input.shape.slice(-windows.length))
  const stepped = stepwise(context)
  return numbers.map((sum, i) => (sumGrowth(stepped, counts[i]! + 3) * sum) / Math.max(counts[i]!, 1))
}

/**
 * Gradients: an element sums grad / K over the n windows that it is in: growth(n + 3). A divisor that counts the padding, which is
 * larger than K, makes the terms smaller; one that is given is taken as it is.
 */
export const averagePoolGradientBound: Bound = (context) => {
  const { test, expected } = context
  const grad = tensorArgument(test, 0, 'grad_output')
  if (!grad) return undefined
  const windows = windowsOf(test, expected, grad.shape, 2)
  const sides = expected.shape.slice(-windows.length)
  const counts = countsOf(grad.shape, windows, sides)
  const given = argument(test, 7, 'divisor_override')
  const divisorOf = (i: number): number => (typeof given === 'number' ? Math.abs(given) : Math.max(counts[i]!, 1))
  const back = windows.map((list, k) => transposed(list, sides[k]!))
  const terms = { numbers: grad.numbers.map((g, i) => Math.abs(g) / divisorOf(i)), shape: grad.shape }
  const covering = countsOf(expected.shape, back, grad.shape.slice(-windows.length))
  const stepped = stepwise(context)
  return sumAlong(terms, back).numbers.map((sum, i) => sumGrowth(stepped, covering[i]! + 3) * sum)
}
