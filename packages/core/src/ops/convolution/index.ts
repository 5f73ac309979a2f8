// Convolutions: convolution and its gradients, and conv1d to conv_transpose3d.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { convolutionAliases } from './aliases.ts'
import { foldings } from './col2im.ts'
import { correlate, correlateBack, correlateWeight } from './correlate.ts'
import {
  checkWeight,
  fail,
  type Geometry,
  outputSizes,
  perDimension,
  spatial,
  spatialRank,
  transposedSizes,
} from './geometry.ts'
import { windowColumns } from './im2col.ts'

type Numbers = readonly number[]

/** A convolution's arguments with one padding for both ends of a dimension. */
interface Options {
  readonly operator: string
  readonly stride: Numbers
  readonly padding: Numbers
  readonly dilation: Numbers
  readonly isTransposed: boolean
  readonly outputPadding: Numbers
  readonly groups: number
}

function geometryOf(rank: number, { operator, stride, padding, dilation, groups }: Options): Geometry {
  const pads = perDimension(operator, 'padding', padding, rank, 0)
  return {
    operator,
    stride: perDimension(operator, 'stride', stride, rank, 1),
    before: pads,
    after: pads,
    dilation: perDimension(operator, 'dilation', dilation, rank, 1),
    groups,
  }
}

/** @throws SHAPE_MISMATCH, BAD_ARGUMENT, UNSUPPORTED_DTYPE */
function convolve(rt: Runtime, input: Tensor, weight: Tensor, bias: Tensor | null, options: Options): Tensor {
  const { operator, isTransposed, outputPadding } = options
  if (isComplex(input.dtype)) rt.refuseComplex(operator, [input, weight])
  const geometry = geometryOf(spatialRank(operator, input, weight), options)
  checkWeight(geometry, input, weight, bias, isTransposed)
  if (!isTransposed) return correlate(rt, input, weight, bias, geometry)
  const extra = perDimension(operator, 'output_padding', outputPadding, input.rank - 2, 0)
  const sizes = transposedSizes(geometry, input, spatial(weight), extra)
  if (sizes.some((s) => s < 1)) fail(operator, [input, weight], 'the result would have no elements')
  return correlateBack(rt, input, weight, bias, geometry, sizes)
}

function deliver(rt: Runtime, operator: string, result: Tensor, out: readonly Tensor[] | null): Tensor {
  if (!out) return result
  const target = checkOutput(operator, out[0]!, result.shape, result.dtype)
  rt.call('aten::copy_', [target, result])
  result.dispose()
  return target
}

type Weights = [input: Tensor, weight: Tensor, bias: Tensor | null]
const define = contractsIn('convolution')

const convolution = define('convolution', (rt, args, out) => {
  const [input, weight, bias, stride, padding, dilation, isTransposed, outputPadding, groups] = args as [
    ...Weights,
    Numbers,
    Numbers,
    Numbers,
    boolean,
    Numbers,
    number,
  ]
  const options = { operator: 'convolution', stride, padding, dilation, isTransposed, outputPadding, groups }
  return deliver(rt, 'convolution', convolve(rt, input, weight, bias, options), out)
})

type BackwardArguments = [
  grad: Tensor,
  input: Tensor,
  weight: Tensor,
  biasSizes: Numbers | null,
  stride: Numbers,
  padding: Numbers,
  dilation: Numbers,
  isTransposed: boolean,
  outputPadding: Numbers,
  groups: number,
  mask: readonly boolean[],
]

/** @throws SHAPE_MISMATCH unless the gradient has the shape of the convolution's result */
function checkGradient(geometry: Geometry, grad: Tensor, input: Tensor, weight: Tensor, extra: Numbers | null): void {
  const { operator, groups } = geometry
  const sizes = extra
    ? transposedSizes(
        geometry,
        input,
        spatial(weight),
        perDimension(operator, 'output_padding', extra, input.rank - 2, 0),
      )
    : outputSizes(geometry, input, spatial(weight))
  const channels = extra ? weight.shape[1]! * groups : weight.shape[0]!
  const shape = [input.shape[0]!, channels, ...sizes]
  if (!sameShape(grad.shape, shape))
    fail(operator, [grad, input, weight], `expected a gradient of shape ${formatShape(shape)}`)
}

/** Gradients of input, weight and bias; null where the mask asks for none. */
const convolutionBackward = define('convolution_backward', (rt, args) => {
  const [grad, input, weight, , stride, padding, dilation, isTransposed, outputPadding, groups, mask] =
    args as unknown as BackwardArguments
  const operator = 'convolution_backward'
  if (isComplex(input.dtype)) rt.refuseComplex(operator, [grad, input, weight])
  const options = { operator, stride, padding, dilation, isTransposed, outputPadding, groups }
  const geometry = geometryOf(spatialRank(operator, input, weight), options)
  checkWeight(geometry, input, weight, null, isTransposed)
  checkGradient(geometry, grad, input, weight, isTransposed ? outputPadding : null)
  const toInput = () =>
    isTransposed
      ? correlate(rt, grad, weight, null, geometry)
      : correlateBack(rt, grad, weight, null, geometry, spatial(input))
  const toWeight = () =>
    isTransposed
      ? correlateWeight(rt, grad, input, weight, geometry)
      : correlateWeight(rt, input, grad, weight, geometry)
  const toBias = () => rt.call('aten::sum.dim_IntList', [grad, grad.shape.map((_, d) => d).filter((d) => d !== 1)])
  return [toInput, toWeight, toBias].map((make, i) => (mask[i] ? make() : null))
})

/** Inputs without a batch dimension get one for the call. @throws SHAPE_MISMATCH unless both have `rank` spatial dimensions */
function batched(
  rt: Runtime,
  operator: string,
  [input, weight]: readonly [Tensor, Tensor],
  rank: number,
  compute: (input: Tensor) => Tensor,
): Tensor {
  if (weight.rank !== rank + 2 || (input.rank !== rank + 1 && input.rank !== rank + 2)) {
    const sides = ['L', 'H, W', 'D, H, W'][rank - 1]
    fail(
      operator,
      [input, weight],
      `expected an input [C, ${sides}] or [N, C, ${sides}] and a weight of ${rank + 2} dimensions`,
    )
  }
  if (input.rank !== rank + 1) return compute(input)
  return rt.tidy(() => {
    const result = compute(rt.view(input, [1, ...input.shape], [0, ...input.strides]))
    return rt.view(result, result.shape.slice(1), result.strides.slice(1))
  })
}

/** Zeros that keep the input's size at stride 1; the odd one goes to the end. */
function samePadding(
  operator: string,
  weight: Tensor,
  stride: Numbers,
  dilation: Numbers,
): Pick<Geometry, 'before' | 'after'> {
  if (stride.some((s) => s !== 1))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: padding 'same' needs a stride of 1`, { operator })
  const total = spatial(weight).map((k, i) => dilation[i]! * (k - 1))
  return { before: total.map((t) => Math.floor(t / 2)), after: total.map((t) => Math.ceil(t / 2)) }
}

function convolveNamed(
  rt: Runtime,
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  padding: string,
  options: Options,
): Tensor {
  const { operator } = options
  if (padding !== 'valid' && padding !== 'same')
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: padding must be 'valid', 'same' or numbers, got '${padding}'`, {
      operator,
    })
  if (isComplex(input.dtype)) rt.refuseComplex(operator, [input, weight])
  const plain = geometryOf(spatialRank(operator, input, weight), options)
  checkWeight(plain, input, weight, bias, false)
  const sides = padding === 'same' ? samePadding(operator, weight, plain.stride, plain.dilation) : {}
  return correlate(rt, input, weight, bias, { ...plain, ...sides })
}

function forward(rank: number): Contract[] {
  const operator = `conv${rank}d`
  const plain = { operator, isTransposed: false, outputPadding: [0] }
  return [
    define(operator, (rt, args) => {
      const [input, weight, bias, stride, padding, dilation, groups] = args as [
        ...Weights,
        Numbers,
        Numbers,
        Numbers,
        number,
      ]
      return batched(rt, operator, [input, weight], rank, (x) =>
        convolve(rt, x, weight, bias, { ...plain, stride, padding, dilation, groups }),
      )
    }),
    define(`${operator}.padding`, (rt, args) => {
      const [input, weight, bias, stride, padding, dilation, groups] = args as [
        ...Weights,
        Numbers,
        string,
        Numbers,
        number,
      ]
      const options = { ...plain, stride, padding: [0], dilation, groups }
      return batched(rt, operator, [input, weight], rank, (x) => convolveNamed(rt, x, weight, bias, padding, options))
    }),
  ]
}

function transposed(rank: number): Contract {
  const operator = `conv_transpose${rank}d`
  return define(rank === 1 ? operator : `${operator}.input`, (rt, args) => {
    const [input, weight, bias, stride, padding, outputPadding, groups, dilation] = args as [
      ...Weights,
      Numbers,
      Numbers,
      Numbers,
      number,
      Numbers,
    ]
    const options = { operator, stride, padding, dilation, isTransposed: true, outputPadding, groups }
    return batched(rt, operator, [input, weight], rank, (x) => convolve(rt, x, weight, bias, options))
  })
}

export const convolutions: Contract[] = [
  convolution,
  convolutionBackward,
  ...windowColumns,
  ...foldings,
  ...convolutionAliases,
  ...[1, 2, 3].flatMap((rank) => [...forward(rank), transposed(rank)]),
]
