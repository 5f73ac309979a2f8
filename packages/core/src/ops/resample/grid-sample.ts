// grid_sampler: images sampled at the points of a grid, in two or three dimensions, and its gradients.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildGridGradient, buildGridSample, buildImageGradient, type GridSample } from '../../kernels/grid-sample.ts'
import { formatShape, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'

const modes = ['bilinear', 'nearest', 'bicubic'] as const
const paddings = ['zeros', 'border', 'reflection'] as const

interface Sampling {
  readonly operator: string
  /** Spatial dimensions. */
  readonly rank: number
  readonly mode: (typeof modes)[number]
  readonly padding: (typeof paddings)[number]
  readonly alignsCorners: boolean
}

/** From PyTorch's numbers of modes. @throws BAD_ARGUMENT */
function samplingOf(operator: string, rank: number, mode: number, padding: number, alignsCorners: boolean): Sampling {
  const [modeName, paddingName] = [modes[mode], paddings[padding]]
  if (!modeName || !paddingName || (modeName === 'bicubic' && rank !== 2))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: no interpolation mode ${mode} with padding mode ${padding} in ${rank} dimensions`,
      { operator },
    )
  return { operator, rank, mode: modeName, padding: paddingName, alignsCorners }
}

/** @throws UNSUPPORTED_DTYPE, DTYPE_MISMATCH, SHAPE_MISMATCH unless input is [N, C, …] with elements and grid [N, …, rank] */
function check({ operator, rank }: Sampling, input: Tensor, grid: Tensor): void {
  const details = { operator, dtypes: [input.dtype, grid.dtype], shapes: [input.shape, grid.shape] }
  const given = `input ${input.describe()} and grid ${grid.describe()}`
  if (!isFloating(input.dtype))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${given}`, details)
  if (input.dtype !== grid.dtype)
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: expected one dtype, got ${given}`, details)
  const isFilled = input.rank === rank + 2 && !input.shape.slice(2).includes(0)
  const fits = grid.rank === rank + 2 && grid.shape.at(-1) === rank && grid.shape[0] === input.shape[0]
  if (isFilled && fits) return
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `${operator}: expected [N, C, …] with ${rank} more dimensions that have elements and a grid [N, …, ${rank}], got ${given}`,
    details,
  )
}

/** Runs a kernel over the points of a grid; `tensors` are its own, the grid first. */
function launch(
  rt: Runtime,
  sampling: Sampling,
  build: (k: KernelBuilder, kind: GridSample) => void,
  input: Tensor,
  tensors: readonly Tensor[],
): void {
  const { operator, rank, mode, padding, alignsCorners } = sampling
  const [grid] = tensors as readonly [Tensor]
  const kind: GridSample = {
    rank,
    mode,
    padding,
    alignsCorners,
    dtype: input.dtype as KernelDType,
    compute: computeType(input.dtype) as KernelDType,
    along: tensors.at(-1)!.strides.at(-1) === 1 ? 1 : 'any',
  }
  const kernel = rt.kernels.get(`${build.name}:${JSON.stringify(kind)}`, operator, (k) => build(k, kind))
  const [images, channels, ...sizes] = input.shape
  const scalars = kernel.kernel.scalars.map(({ name }) => {
    if (name === 'images') return images!
    if (name === 'channels') return channels!
    const at = Number(name.split('_')[1])
    return name.startsWith('in_') ? sizes[at]! : grid.shape[1 + at]!
  })
  kernel.launch(tensors, scalars)
}

const pointsOf = (grid: Tensor): readonly number[] => grid.shape.slice(1, -1)

function sample(rt: Runtime, call: Sampling, input: Tensor, grid: Tensor, out: readonly Tensor[] | null): Tensor {
  check(call, input, grid)
  const shape = [...input.shape.slice(0, 2), ...pointsOf(grid)]
  const result = out ? checkOutput(call.operator, out[0]!, shape, input.dtype) : rt.empty(shape, input.dtype)
  launch(rt, call, buildGridSample, input, [grid, input, result])
  return result
}

/** [gradient of the input or null, gradient of the grid]. */
function sampleBackward(
  rt: Runtime,
  call: Sampling,
  grad: Tensor,
  input: Tensor,
  grid: Tensor,
  needsInput: boolean,
): readonly (Tensor | null)[] {
  check(call, input, grid)
  const { operator } = call
  const shape = [...input.shape.slice(0, 2), ...pointsOf(grid)]
  if (!sameShape(grad.shape, shape) || grad.dtype !== input.dtype)
    throw new OpGemsError(
      grad.dtype === input.dtype ? 'SHAPE_MISMATCH' : 'DTYPE_MISMATCH',
      `${operator}: expected a gradient ${input.dtype}${formatShape(shape)}, got ${grad.describe()}`,
      { operator, dtypes: [grad.dtype], shapes: [grad.shape, shape] },
    )
  const gradGrid = rt.empty(grid.shape, grid.dtype)
  launch(rt, call, buildGridGradient, input, [grid, input, grad, gradGrid])
  return [needsInput ? imageGradient(rt, call, grad, input, grid) : null, gradGrid]
}

/** Sums are made in the computing dtype and rounded once. */
function imageGradient(rt: Runtime, call: Sampling, grad: Tensor, input: Tensor, grid: Tensor): Tensor {
  return rt.tidy(() => {
    const sums = rt.empty(input.shape, computeType(input.dtype))
    fillWith(rt, sums, 0)
    launch(rt, call, buildImageGradient, input, [grid, grad, sums])
    return rt.call('aten::to.dtype', [sums, input.dtype]) as Tensor
  })
}

const define = contractsIn('convolution')
type Options = [mode: number, padding: number, alignsCorners: boolean]

function sampler(rank: number): Contract[] {
  const operator = `grid_sampler_${rank}d`
  const gradient = `${operator}_backward`
  return [
    define(operator, (rt, args, out) => {
      const [input, grid, ...options] = args as [Tensor, Tensor, ...Options]
      return sample(rt, samplingOf(operator, rank, ...options), input, grid, out)
    }),
    define(gradient, (rt, args) => {
      const [grad, input, grid, mode, padding, aligns, mask] = args as [Tensor, Tensor, Tensor, ...Options, boolean[]]
      return sampleBackward(rt, samplingOf(gradient, rank, mode, padding, aligns), grad, input, grid, mask[0]!)
    }),
  ]
}

/** By the names of modes; the number of dimensions follows from the input. */
const gridSample: Contract = {
  ...define('grid_sample', (rt, [input, grid, mode, padding, aligns]) => {
    const image = input as Tensor
    const operator = image.rank === 5 ? 'aten::grid_sampler_3d' : 'aten::grid_sampler_2d'
    const codes = [modes.indexOf(mode as Sampling['mode']), paddings.indexOf(padding as Sampling['padding'])]
    return rt.call(operator, [image, grid, ...codes, aligns === true])
  }),
  schema:
    'grid_sample(Tensor input, Tensor grid, str mode="bilinear", str padding_mode="zeros", bool? align_corners=None) -> Tensor',
}

export const gridSamplers: Contract[] = [...[2, 3].flatMap(sampler), gridSample]
