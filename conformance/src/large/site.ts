// What a large case works with: calls on the device, views of a few elements, and tensors given back at the end.
import { decode } from '../host/codec.ts'
import { type DType, dtypeInfo } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import { type ConformanceRuntime, type ConformanceTensor, isTensor } from '../runtime.ts'

/** Why a result is wrong; undefined where it is right. */
export type Verdict = string | undefined

/** Half of the smallest float16 above 0: what rounding to a subnormal may change. */
const smallest = 2 ** -25
/** Elements that are read at one place. */
const windowSize = 64

export class Site {
  private readonly owned: ConformanceTensor[] = []

  constructor(private readonly runtime: ConformanceRuntime) {}

  call(operator: string, args: readonly unknown[], kwargs: Readonly<Record<string, unknown>> = {}): ConformanceTensor {
    const result = this.runtime.call(operator, args, kwargs)
    if (!isTensor(result)) throw new Error(`${operator} gave no tensor`)
    this.owned.push(result)
    return result
  }
  /** A call that gives several tensors. */
  calls(operator: string, args: readonly unknown[]): readonly ConformanceTensor[] {
    const results = this.runtime.call(operator, args)
    if (!Array.isArray(results) || !results.every(isTensor)) throw new Error(`${operator} gave no list of tensors`)
    this.owned.push(...results)
    return results
  }
  /** A small tensor from numbers. */
  tensor(dtype: DType, shape: readonly number[], numbers: ArrayLike<number>): ConformanceTensor {
    const made = this.runtime.fromBytes(HostTensor.fromNumbers(dtype, shape, numbers).bytes, { dtype, shape })
    this.owned.push(made)
    return made
  }
  async numbers(tensor: ConformanceTensor): Promise<number[]> {
    return Array.from(decode(await tensor.bytes(), tensor.dtype as DType), Number)
  }
  disposeAll(): void {
    for (const tensor of new Set(this.owned)) tensor.dispose()
    this.owned.length = 0
  }

  /** Compares all of a small tensor with what the host computed. */
  async all(tensor: ConformanceTensor, expected: (i: number) => number, tolerance = 0): Promise<Verdict> {
    return differs(await this.numbers(tensor), expected, (i) => `element ${i}`, tolerance)
  }
  /** Compares a contiguous tensor, seen as one row, at its ends, around the powers of two, and at `places` chosen evenly. */
  async sampled(tensor: ConformanceTensor, expected: (i: number) => number, tolerance = 0): Promise<Verdict> {
    const count = tensor.shape.reduce((a, b) => a * b, 1)
    for (const start of windowStarts(count)) {
      const size = Math.min(windowSize, count)
      const seen = this.call('aten::as_strided', [tensor, [size], [1], start])
      const verdict = differs(
        await this.numbers(seen),
        (i) => expected(start + i),
        (i) => `element ${start + i}`,
        tolerance,
      )
      if (verdict) return verdict
    }
    return undefined
  }
  /** Counts on the device in how many places two tensors, or a tensor and a number, are equal; all must be. */
  async equal(tensor: ConformanceTensor, other: ConformanceTensor | number): Promise<Verdict> {
    const same = this.call(typeof other === 'number' ? 'aten::eq.Scalar' : 'aten::eq.Tensor', [tensor, other])
    const count = tensor.shape.reduce((a, b) => a * b, 1)
    const verdict = await this.total(same, count)
    return verdict && `of ${count} elements not all are equal: ${verdict}`
  }
  /** The sum of integers or bools. */
  async total(tensor: ConformanceTensor, expected: number): Promise<Verdict> {
    const [sum] = await this.numbers(this.call('aten::sum', [tensor]))
    return sum === expected ? undefined : `the sum is ${sum}, not ${expected}`
  }
}

function differs(
  got: readonly number[],
  expected: (i: number) => number,
  name: (i: number) => string,
  tolerance: number,
): Verdict {
  const at = got.findIndex(
    (x, i) => !(Math.abs(x - expected(i)) <= tolerance * Math.abs(expected(i)) + (tolerance && smallest)),
  )
  return at < 0 ? undefined : `${name(at)} is ${got[at]}, not ${expected(at)}`
}

function windowStarts(count: number): number[] {
  const last = Math.max(0, count - windowSize)
  const powers = [31, 32].map((power) => 2 ** power - windowSize / 2)
  const spread = Array.from({ length: 16 }, (_, i) => Math.floor((last * i) / 16) + 5 * i)
  return [...new Set([0, ...spread, ...powers, last])].filter((start) => start <= last).sort((a, b) => a - b)
}

/** Bytes of one element. */
export const bytesOf = (dtype: DType): number => dtypeInfo(dtype).bytes
