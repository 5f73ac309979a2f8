// Random decisions: bernoulli, dropout, multinomial, randperm.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, type DType, dtypeInfo } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { uniform, uniformAboveZero, wholeNumber } from '../../kernels/philox.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { newTensor } from '../creation/fill.ts'
import { formatStrides } from '../memory-format.ts'
import { checkOutput } from '../outputs.ts'
import { type Draw, draw, refuseGenerator } from './draw.ts'

type Outputs = readonly Tensor[] | null

function requireChance(operator: string, p: number): void {
  if (p >= 0 && p <= 1) return
  throw new OpGemsError('BAD_ARGUMENT', `${operator}: p must be from 0 to 1, got ${p}`, { operator })
}

/** 1 with the chance that a tensor or a number gives, else 0. */
function bernoulli(rt: Runtime, target: Tensor, p: Tensor | number, generator: unknown): Tensor {
  refuseGenerator('bernoulli', generator)
  if (typeof p === 'number') {
    requireChance('bernoulli', p)
    // Passed as a tensor since scalars come in the result's dtype, which may be an integer.
    const chance = rt.scalarTensor(p, 'float32')
    bernoulli(rt, target, chance, null)
    chance.dispose()
    return target
  }
  draw(rt, 'bernoulli', [target], [p], [], ({ bits, inputs: [given], compute, require }) => {
    const chance = given!.to(compute)
    require(chance.ge(0).and(chance.le(1)), 'a probability is not from 0 to 1')
    return [uniform(bits, compute === 'float64' ? 53 : 24, compute).lt(chance)]
  })
  return target
}

/** Keeps each element with chance 1 − p, scaled by 1/(1 − p); the mask says which were kept. */
function nativeDropout(rt: Runtime, input: Tensor, p: number, train: boolean | null, out: Outputs): Tensor[] {
  requireChance('native_dropout', p)
  const strides = formatStrides('native_dropout', input.shape, null, input)
  const result = out
    ? checkOutput('native_dropout', out[0]!, input.shape, input.dtype)
    : rt.empty(input.shape, input.dtype, strides)
  const mask = out
    ? checkOutput('native_dropout', out[1]!, input.shape, 'bool')
    : rt.empty(input.shape, 'bool', strides)
  if (train === false) {
    copyInto(rt, result, input)
    fillWith(rt, mask, true)
    return [result, mask]
  }
  const scale = p === 1 ? 0 : 1 / (1 - p)
  draw(rt, 'native_dropout', [result, mask], [input], [p, scale], ({ bits, inputs: [x], scalars, compute }) => {
    const [chance, factor] = scalars.map((s) => s.to(compute))
    const isKept = uniform(bits, 24, compute).ge(chance!)
    const value = x!.to(compute)
    return [isKept.select(value.mul(factor!), value.like(0)), isKept]
  })
  return [result, mask]
}

/**
 * Positions drawn by their weights, one row of draws for each row of weights. Without replacement the positions with
 * the smallest E/weight are taken, E exponential (Efraimidis and Spirakis); with it, uniform numbers are looked up in
 * the running sum.
 */
function multinomial(rt: Runtime, self: Tensor, samples: number, replacement: boolean, out: Outputs): Tensor {
  const categories = self.shape[self.rank - 1] ?? 0
  if (self.rank < 1 || self.rank > 2 || dtypeInfo(self.dtype).kind !== 'float' || categories === 0)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `multinomial: expects weights in a float vector or matrix, got ${self.describe()}`,
      {
        operator: 'multinomial',
      },
    )
  if (samples < 1 || (!replacement && samples > categories))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `multinomial: cannot draw ${samples} of ${categories} categories${replacement ? '' : ' without replacement'}`,
      { operator: 'multinomial' },
    )
  const result = rt.tidy(() => (replacement ? drawAgain(rt, self, samples) : drawOnce(rt, self, samples)))
  if (!out) return result
  copyInto(rt, checkOutput('multinomial', out[0]!, result.shape, 'int64'), result)
  result.dispose()
  return out[0]!
}

const noWeight = 'the weights of a row are all 0'

function weightOf({ inputs: [given], compute, require }: Draw): Value {
  const weight = given!.to(compute)
  require(weight.ge(0).and(weight.lt(Number.POSITIVE_INFINITY)), 'a weight is negative, infinite or NaN')
  return weight
}

function drawOnce(rt: Runtime, weights: Tensor, samples: number): Tensor {
  const keys = rt.empty(weights.shape, computeType(weights.dtype))
  draw(rt, 'multinomial', [keys], [weights], [], (d) => {
    const race = uniformAboveZero(d.bits, 24, d.compute).log().neg()
    return [weightOf(d).div(race.maximum(1e-30))]
  })
  const [largest, positions] = rt.call('aten::topk', [keys, samples, -1, true, true]) as [Tensor, Tensor]
  const first = rt.call('aten::narrow', [largest, -1, 0, 1]) as Tensor
  const checked = rt.empty(positions.shape, 'int64')
  draw(rt, 'multinomial', [checked], [positions, first], [], ({ inputs: [position, key], require }) => {
    require(key!.gt(0), noWeight)
    return [position!]
  })
  return checked
}

function drawAgain(rt: Runtime, weights: Tensor, samples: number): Tensor {
  const wide = rt.empty(weights.shape, computeType(weights.dtype))
  draw(rt, 'multinomial_weights', [wide], [weights], [], (d) => [weightOf(d)])
  const sums = rt.call('aten::cumsum', [wide, -1]) as Tensor
  const total = rt.call('aten::select.int', [sums, -1, -1]) as Tensor
  const column = rt.call('aten::unsqueeze', [total, -1]) as Tensor
  const places = rt.empty([...weights.shape.slice(0, -1), samples], wide.dtype)
  draw(rt, 'multinomial_places', [places], [column], [], ({ bits, inputs: [sum], compute, require }) => {
    require(sum!.gt(0), noWeight)
    return [uniform(bits, 24, compute).mul(sum!)]
  })
  return rt.call('aten::searchsorted.Tensor', [sums, places], { right: true }) as Tensor
}

/** 0 … n − 1 in random order: the order of random keys. */
function randomPermutation(rt: Runtime, n: number, dtype: DType | null, generator: unknown, out: Outputs): Tensor {
  refuseGenerator('randperm', generator)
  const target = newTensor(rt, 'randperm', [n], out ? null : (dtype ?? 'int64'), undefined, out)
  rt.tidy(() => {
    const keys = rt.empty([n], 'int64')
    draw(rt, 'randperm', [keys], [], [], ({ words }) => [wholeNumber(words)])
    const [, order] = rt.call('aten::sort', [keys]) as [Tensor, Tensor]
    copyInto(rt, target, order)
  })
  return target
}

const tensor = (value: unknown) => value as Tensor
const likeSelf = (rt: Runtime, self: Tensor, out: Outputs, dtype: DType = self.dtype): Tensor =>
  out ? checkOutput('bernoulli', out[0]!, self.shape, 'bool') : rt.empty(self.shape, dtype)
const contract = contractsIn('random')

/** In-place forms that ATen has without a functional one of the same arguments. */
function bernoulliInPlace(rt: Runtime, self: Tensor, p: Tensor | number, generator: unknown): Tensor {
  bernoulli(rt, self, p, generator)
  self.storage.version++
  return self
}

export const choices: Contract[] = [
  contract('bernoulli', (rt, [self, generator], out) =>
    bernoulli(rt, likeSelf(rt, tensor(self), out), tensor(self), generator),
  ),
  contract('bernoulli.p', (rt, [self, p, generator], out) =>
    bernoulli(rt, likeSelf(rt, tensor(self), out), p as number, generator),
  ),
  contract('bernoulli.Tensor', (rt, [self, p, generator], out) =>
    bernoulli(rt, likeSelf(rt, tensor(self), out), tensor(p), generator),
  ),
  contract('bernoulli_.float', (rt, [self, p, generator]) =>
    bernoulliInPlace(rt, tensor(self), p as number, generator),
  ),
  contract('native_dropout', (rt, [input, p, train], out) =>
    nativeDropout(rt, tensor(input), p as number, train as boolean | null, out),
  ),
  {
    overload: 'dropout',
    schema: 'dropout(Tensor input, float p, bool train) -> Tensor',
    category: 'random',
    compute: (rt, [input, p, train]) => {
      if (train !== true || p === 0) return rt.view(tensor(input), tensor(input).shape, tensor(input).strides)
      const [result, mask] = nativeDropout(rt, tensor(input), p as number, true, null)
      mask!.dispose()
      return result!
    },
  },
  contract('multinomial', (rt, [self, samples, replacement, generator], out) => {
    refuseGenerator('multinomial', generator)
    return multinomial(rt, tensor(self), samples as number, replacement as boolean, out)
  }),
  contract('randperm', (rt, [n, dtype], out) => randomPermutation(rt, n as number, dtype as DType | null, null, out)),
  contract('randperm.generator', (rt, [n, generator, dtype], out) =>
    randomPermutation(rt, n as number, dtype as DType | null, generator, out),
  ),
]
