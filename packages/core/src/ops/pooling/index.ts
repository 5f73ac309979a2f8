// Pooling: maxima with their places, averages, and both over windows that adapt to the wanted size; their gradients.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { fractionalPools } from './fractional.ts'
import { poolingGradients } from './gradients.ts'
import { adaptiveWindows, averageGradient, checkInput, foldWindows, slidingWindows } from './windows.ts'

type Numbers = readonly number[]
const define = contractsIn('convolution')
const maxima = { fold: 'max', divisor: 'inside' } as const

function maxPools(rank: number): Contract[] {
  const make =
    (operator: string, withIndices: boolean): Contract['compute'] =>
    (rt, args, out) => {
      const [self, kernel, stride, padding, dilation, ceil] = args as [
        Tensor,
        Numbers,
        Numbers,
        Numbers,
        Numbers,
        boolean,
      ]
      checkInput(rt, operator, self, rank)
      const windows = slidingWindows(operator, self, rank, { kernel, stride, padding, dilation, ceil })
      const [result, indices] = foldWindows(rt, windows, self, maxima, out)
      if (withIndices) return [result, indices]
      indices!.dispose()
      return result
    }
  const name = `max_pool${rank}d`
  return [define(name, make(name, false)), define(`${name}_with_indices`, make(`${name}_with_indices`, true))]
}

type AverageArguments = [
  kernel: Numbers,
  stride: Numbers,
  padding: Numbers,
  ceil: boolean,
  includesPadding: boolean,
  override?: number | null,
]

/** Windows and divisor of an average. @throws BAD_ARGUMENT, SHAPE_MISMATCH */
function average(rt: Runtime, operator: string, self: Tensor, rank: number, args: AverageArguments) {
  const [kernel, stride, padding, ceil, includesPadding, override = null] = args
  checkInput(rt, operator, self, rank)
  if (override === 0) throw new OpGemsError('BAD_ARGUMENT', `${operator}: divisor_override is 0`, { operator })
  const windows = slidingWindows(operator, self, rank, { kernel, stride, padding, dilation: [1], ceil })
  const divisor = override === null ? (includesPadding ? 'padded' : 'inside') : 'given'
  return { windows, divisor, given: override ?? 1 } as const
}

function averagePools(rank: number): Contract[] {
  const operator = `avg_pool${rank}d`
  const forward = define(operator, (rt, [self, ...args], out) => {
    const { windows, divisor, given } = average(rt, operator, self as Tensor, rank, args as unknown as AverageArguments)
    return foldWindows(rt, windows, self as Tensor, { fold: 'average', divisor }, out, given)[0]
  })
  if (rank === 1) return [forward]
  const name = `${operator}_backward`
  const backward = define(name, (rt, [grad, self, ...args], out) => {
    const { windows, divisor, given } = average(rt, name, self as Tensor, rank, args as unknown as AverageArguments)
    return averageGradient(rt, windows, grad as Tensor, self as Tensor, divisor, out, given)
  })
  return [forward, backward]
}

/** `_adaptive_avg_pool2d`, its public name and its gradient. */
function adaptiveAverages(rank: number): Contract[] {
  const operator = `adaptive_avg_pool${rank}d`
  const compute: Contract['compute'] = (rt, [self, sizes], out) => {
    const input = self as Tensor
    checkInput(rt, operator, input, rank, true)
    const windows = adaptiveWindows(operator, input, rank, sizes as Numbers)
    return foldWindows(rt, windows, input, { fold: 'average', divisor: 'inside' }, out)[0]
  }
  if (rank === 1) return [define(operator, compute)]
  const name = `_${operator}_backward`
  const backward = define(name, (rt, [grad, self], out) => {
    checkInput(rt, name, self as Tensor, rank, true)
    const sizes = (grad as Tensor).shape.slice(-rank)
    const windows = adaptiveWindows(name, self as Tensor, rank, sizes)
    return averageGradient(rt, windows, grad as Tensor, self as Tensor, 'inside', out)
  })
  const named = define(operator, compute)
  if (rank === 2) return [named, define(`_${operator}`, compute), backward]
  const publicBackward: Contract = {
    ...backward,
    overload: `${operator}_backward`,
    schema: `${operator}_backward(Tensor grad_output, Tensor self) -> Tensor`,
  }
  return [named, define(`_${operator}`, compute), backward, publicBackward]
}

function adaptiveMaximum(rank: number): Contract {
  const operator = `adaptive_max_pool${rank}d`
  return define(operator, (rt, [self, sizes], out) => {
    const input = self as Tensor
    checkInput(rt, operator, input, rank, true)
    if (!isFloating(input.dtype))
      throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${input.describe()}`, {
        operator,
        dtypes: [input.dtype],
      })
    return foldWindows(rt, adaptiveWindows(operator, input, rank, sizes as Numbers), input, maxima, out)
  })
}

export const poolings: Contract[] = [
  ...[1, 2, 3].flatMap((rank) => [
    ...maxPools(rank),
    ...averagePools(rank),
    ...adaptiveAverages(rank),
    adaptiveMaximum(rank),
  ]),
  ...poolingGradients,
  ...fractionalPools,
]
