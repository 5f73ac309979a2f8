// Calls the window kernel: shapes of one to three spatial dimensions, with or without a batch, as [N, C, D, H, W].
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildAverageGradient, buildWindows, type WindowKind } from '../../kernels/windows.ts'
import { formatShape, sameShape, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'

export interface Windows {
  readonly operator: string
  /** Sizes of the result along the spatial dimensions. */
  readonly sizes: readonly number[]
  readonly kernel: readonly number[]
  /** Absent: windows cut the input into equal parts. */
  readonly steps: {
    readonly stride: readonly number[]
    readonly padding: readonly number[]
    readonly dilation: readonly number[]
  } | null
}

export interface WindowArguments {
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[]
  readonly dilation: readonly number[]
  readonly ceil: boolean
}

export function refuse(operator: string, self: Tensor, why: string): never {
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${why}, got ${self.describe()}`, {
    operator,
    shapes: [self.shape],
  })
}

/** @throws SHAPE_MISMATCH, UNSUPPORTED_DTYPE */
export function checkInput(rt: Runtime, operator: string, self: Tensor, rank: number, mayLackChannels = false): void {
  if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
  if (self.dtype === 'bool')
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: bool is not supported`, {
      operator,
      dtypes: [self.dtype],
    })
  const channels = self.shape.slice(mayLackChannels ? -rank : -rank - 1)
  if ((self.rank !== rank + 1 && self.rank !== rank + 2) || channels.includes(0))
    refuse(operator, self, `expected ${rank} spatial dimensions after channels, none of them empty`)
}

const spread = (operator: string, name: string, values: readonly number[], rank: number, least: number) => {
  const all = values.length === 1 ? Array<number>(rank).fill(values[0]!) : values
  if (all.length !== rank || all.some((v) => v < least))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: ${name} ${formatShape(values)} must be ${rank} numbers of at least ${least}`,
      { operator },
    )
  return all
}

/** The windows of sliding pooling. With `ceil`, a window may reach beyond the end, but must start inside. */
export function slidingWindows(operator: string, self: Tensor, rank: number, args: WindowArguments): Windows {
  const kernel = spread(operator, 'kernel_size', args.kernel, rank, 1)
  const stride = args.stride.length === 0 ? kernel : spread(operator, 'stride', args.stride, rank, 1)
  const padding = spread(operator, 'padding', args.padding, rank, 0)
  const dilation = spread(operator, 'dilation', args.dilation, rank, 1)
  if (padding.some((p, i) => p > Math.floor(kernel[i]! / 2)))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: padding must be at most half of kernel_size`, { operator })
  const sizes = self.shape.slice(-rank).map((size, i) => {
    const room = size + 2 * padding[i]! - dilation[i]! * (kernel[i]! - 1) - 1
    const whole = Math.floor((room + (args.ceil ? stride[i]! - 1 : 0)) / stride[i]!) + 1
    return args.ceil && (whole - 1) * stride[i]! >= size + padding[i]! ? whole - 1 : whole
  })
  if (sizes.some((s) => s < 1)) refuse(operator, self, `the window ${formatShape(kernel)} does not fit`)
  return { operator, sizes, kernel, steps: { stride, padding, dilation } }
}

/** The windows that cut the input into as many parts as the result has elements; parts may overlap by one element. */
export function adaptiveWindows(operator: string, self: Tensor, rank: number, output: readonly number[]): Windows {
  const sizes = spread(operator, 'output_size', output, rank, 0)
  const kernel = self.shape.slice(-rank).map((size, i) => Math.floor((size - 1) / Math.max(sizes[i]!, 1)) + 2)
  return { operator, sizes, kernel, steps: null }
}

/** Sizes or strides as [N, C, D, H, W]; missing dimensions are `filler`. */
function asVolume(values: readonly number[], rank: number, filler: number): number[] {
  const missing = Array<number>(3 - rank).fill(filler)
  const batch = values.length === rank + 1 ? [filler] : []
  return [...batch, ...values.slice(0, -rank), ...missing, ...values.slice(-rank)]
}

/** The result and, for maxima, their places. */
export function foldWindows(
  rt: Runtime,
  windows: Windows,
  self: Tensor,
  fold: Pick<WindowKind, 'fold' | 'divisor'>,
  out: readonly Tensor[] | null,
  given = 1,
): Tensor[] {
  const { operator, sizes } = windows
  const shape = [...self.shape.slice(0, -sizes.length), ...sizes]
  const make = (i: number, dtype: Tensor['dtype']) =>
    out ? checkOutput(operator, out[i]!, shape, dtype) : rt.empty(shape, dtype)
  const results = [make(0, self.dtype), ...(fold.fold === 'max' ? [make(1, 'int64')] : [])]
  launch(rt, windows, fold, [self, ...results], self, given, buildWindows)
  return results
}

/** The gradient of an average's input. */
export function averageGradient(
  rt: Runtime,
  windows: Windows,
  grad: Tensor,
  self: Tensor,
  divisor: WindowKind['divisor'],
  out: readonly Tensor[] | null,
  given = 1,
): Tensor {
  const { operator, sizes } = windows
  const shape = [...self.shape.slice(0, -sizes.length), ...sizes]
  if (!sameShape(grad.shape, shape)) refuse(operator, grad, `expected a gradient of shape ${formatShape(shape)}`)
  const result = out ? checkOutput(operator, out[0]!, self.shape, self.dtype) : rt.empty(self.shape, self.dtype)
  launch(rt, windows, { fold: 'average', divisor }, [grad, result], self, given, buildAverageGradient)
  return result
}

/** Runs a kernel over tensors as [N, C, D, H, W], with the sizes of `self` and the windows as its scalars. */
function launch(
  rt: Runtime,
  { operator, sizes, kernel, steps }: Windows,
  fold: Pick<WindowKind, 'fold' | 'divisor'>,
  tensors: readonly Tensor[],
  self: Tensor,
  given: number,
  build: (k: KernelBuilder, kind: WindowKind) => void,
): void {
  const rank = sizes.length
  const volume = (t: Tensor) => ({ address: t.address, strides: asVolume(t.strides, rank, 0) })
  const kind: WindowKind = {
    ...fold,
    isAdaptive: steps === null,
    dtype: self.dtype as KernelDType,
    compute: computeType(self.dtype) as KernelDType,
    along: tensors.slice(1).every((r) => r.strides.at(-1) === 1) ? 1 : 'any',
  }
  const key = `windows:${operator}:${JSON.stringify(kind)}`
  const program = rt.kernels.get(key, operator, (k) => build(k, kind))
  const inputSizes = asVolume(self.shape, rank, 1)
  const along = (values: readonly number[], filler: number) => asVolume([1, ...values], rank, filler).slice(-3)
  const inner = self.shape.slice(-rank)
  const reach = sizes.map((size, i) =>
    steps ? Math.ceil(kernel[i]! / steps.stride[i]!) : Math.floor((size - 1) / inner[i]!) + 2,
  )
  const values: Readonly<Record<string, readonly number[]>> = {
    out: along(sizes, 1),
    in: inputSizes.slice(2),
    kernel: along(kernel, 1),
    reach: along(reach, 1),
    ...(steps && {
      dilation: along(steps.dilation, 1),
      padding: along(steps.padding, 0),
      stride: along(steps.stride, 1),
    }),
  }
  const scalars = program.kernel.scalars.map(({ name }) => {
    if (name === 'images' || name === 'channels') return inputSizes[name === 'images' ? 0 : 1]!
    if (name === 'divisor') return given
    const [what, dimension] = name.split('_') as [string, string]
    return values[what]!['dhw'.indexOf(dimension)]!
  })
  if (tensors[1]!.numel > 0) program.launch(tensors.map(volume), scalars)
}
