// Bounds of stepwise gradients hold for float16 arithmetic, and are no wider than its roundings ask.
import { describe, expect, it } from 'vitest'
import { dtypeInfo } from '../../host/dtypes.ts'
import { roundToFormat } from '../../host/round.ts'
import { HostTensor } from '../../host/tensor.ts'
import { Generator } from '../../random/generator.ts'
import { compareResult } from '../result.ts'
import { Rounded } from './rounded.ts'

const half = (x: number): number => roundToFormat(x, dtypeInfo('float16').format!)
const precision = { u: 2 ** -11, tiny: 2 ** -25, most: 65504 }

interface Chain {
  readonly name: string
  readonly stepped: (x: number, y: number) => number
  readonly exact: (x: number, y: number) => number
  readonly bounded: (x: Rounded, y: Rounded) => Rounded
}

const chains: readonly Chain[] = [
  {
    name: 'x·(y/x − y)',
    stepped: (x, y) => half(x * half(half(y / x) - y)),
    exact: (x, y) => x * (y / x - y),
    bounded: (x, y) => x.mul(y.div(x).sub(y)),
  },
  {
    name: 'y/√(1 − x²)',
    stepped: (x, y) => half(y * half(half(half(-x * x) + 1) ** -0.5)),
    exact: (x, y) => y / Math.sqrt(1 - x * x),
    bounded: (x, y) => y.mul(x.neg().mul(x).add(1).rsqrt()),
  },
  {
    name: 'log(exp(x)·y) + cos(x)',
    stepped: (x, y) => half(half(Math.log(half(half(Math.exp(x)) * y))) + half(Math.cos(x))),
    exact: (x, y) => Math.log(Math.exp(x) * y) + Math.cos(x),
    bounded: (x, y) => x.exp().mul(y).log().add(x.cos()),
  },
]

describe('running error analysis', () => {
  it.each(chains)('holds for $name in float16, within a few times what happens', ({ stepped, exact, bounded }) => {
    const generator = new Generator(5)
    let largestShare = 0
    for (let i = 0; i < 2000; i++) {
      const [x, y] = [half(0.05 + 0.9 * generator.next()), half(0.05 + 0.9 * generator.next())]
      const { value, error } = bounded(Rounded.exact(x, precision), Rounded.exact(y, precision))
      const off = Math.abs(stepped(x, y) - exact(x, y))
      expect(value).toBeCloseTo(exact(x, y), 10)
      expect(off).toBeLessThanOrEqual(error)
      largestShare = Math.max(largestShare, off / error)
    }
    expect(largestShare).toBeGreaterThan(0.3)
  })

  it('has no finite error beyond the largest number, and a quotient by it may be 0', () => {
    const large = Rounded.exact(20, precision).exp()
    expect(large.error).toBe(Infinity)
    expect(Rounded.exact(3, precision).div(large).error).toBeGreaterThanOrEqual(3 / Math.exp(20))
  })
})

const tensor = (...values: number[]) => HostTensor.fromNumbers('float16', [values.length], values).rounded()

/** How many elements of a gradient of the first input differ from what PyTorch is said to have recorded. */
function differing(operator: string, x: HostTensor, grad: HostTensor, recorded: HostTensor, got: HostTensor): number {
  const gradient = { requiresGrad: [true], gradOut: [grad], gradIn: [recorded] }
  const out = tensor(...Array.from(x.numbers, (v) => v / (1 + Math.abs(v))))
  const call = { operator: `${operator}_gradient`, args: [x], kwargs: {} }
  const test = { source: 'torch-grad.jsonl.gz', line: 1, variant: '', ...call, out, gradient }
  return compareResult(test, [recorded], [got], 'grad').mismatches.length
}

describe('a 16-bit gradient', () => {
  const [x, grad] = [tensor(1.5, -7.25, 0.125), tensor(0.5, 8, -3)]
  const exact = Array.from(x.numbers, (v, i) => grad.numbers[i]! / (1 + Math.abs(v)) ** 2)
  const got = tensor(...exact)

  it('may differ by the roundings of its steps', () => {
    const recorded = Array.from(x.numbers, (v, i) => {
      const [g, divisor] = [grad.numbers[i]!, half(Math.abs(v) + 1)]
      const through = half(-g * half(half(v / divisor) / divisor))
      return half(half(g / divisor) + (v < 0 ? -through : through))
    })
    expect(differing('nn.functional.softsign', x, grad, tensor(...recorded), got)).toBe(0)
  })
  it('may not differ by three hundredths', () => {
    const wrong = tensor(...exact.map((value) => value * 1.03))
    expect(differing('nn.functional.softsign', x, grad, got, wrong)).toBe(1)
  })
  it('of an embedding may lose what is added to a large sum', () => {
    const [weight, indices] = [tensor(1, 2), HostTensor.fromNumbers('int64', [3], [1, 1, 1])]
    const [table, grads] = [weight, tensor(2048, 1, 1)].map((x) =>
      HostTensor.fromNumbers(x.dtype, [x.numel, 1], x.numbers),
    )
    const recorded = HostTensor.fromNumbers('float16', [2, 1], [0, 2048])
    const gradient = { requiresGrad: [true, false], gradOut: [grads!], gradIn: [recorded] }
    const common = { source: 'torch-grad.jsonl.gz', line: 1, variant: '', kwargs: {}, out: null, gradient }
    const test = { ...common, operator: 'nn.functional.embedding_gradient', args: [table!, indices] }
    const compare = (value: number) =>
      compareResult(test, recorded, HostTensor.fromNumbers('float16', [2, 1], [0, value]), 'grad').mismatches.length
    expect(compare(2050)).toBe(0)
    expect(compare(2100)).toBe(1)
  })
})
