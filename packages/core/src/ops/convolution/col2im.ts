// col2im: columns laid back over an image, torch's fold. The adjoint of im2col.
import type { Contract } from '../../dispatch/contract.ts'
import { computeType, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildFold } from '../../kernels/fold.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { fail, perDimension } from './geometry.ts'

const operator = 'col2im'
type Numbers = readonly number[]
const sides = ['h', 'w'] as const

/** [N, C · kernel, windows] to [N, C, H, W]; without a batch dimension alike. */
const col2im: Contract = {
  overload: operator,
  category: 'convolution',
  compute: (rt, args, out) => {
    const [self, sizes, kernelSize, ...steps] = args as [Tensor, Numbers, Numbers, Numbers, Numbers, Numbers]
    if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
    if (self.dtype === 'bool')
      throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: bool cannot be added`, { operator, dtypes: ['bool'] })
    const image = perDimension(operator, 'output_size', sizes, 2, 1)
    const kernel = perDimension(operator, 'kernel_size', kernelSize, 2, 1)
    const [dilation, padding, stride] = ['dilation', 'padding', 'stride'].map((name, i) =>
      perDimension(operator, name, steps[i]!, 2, name === 'padding' ? 0 : 1),
    ) as [Numbers, Numbers, Numbers]
    const windows = image.map(
      (side, i) => Math.floor((side + 2 * padding[i]! - dilation[i]! * (kernel[i]! - 1) - 1) / stride[i]!) + 1,
    )
    const [rows = 0, places = 0] = self.shape.slice(-2)
    const each = kernel[0]! * kernel[1]!
    const isFitting =
      rows > 0 && rows % each === 0 && places === windows[0]! * windows[1]! && windows.every((n) => n > 0)
    if ((self.rank !== 2 && self.rank !== 3) || !isFitting)
      fail(operator, [self], `expected [N, C · ${each}, ${windows.join(' · ')}], the columns of an image [${image}]`)
    const batch = self.shape.slice(0, -2)
    const channels = rows / each
    const shape = [...batch, channels, ...image]
    const result = rt.empty(shape, self.dtype)
    const [dtype, compute] = [self.dtype as KernelDType, computeType(self.dtype) as KernelDType]
    const stepped = stride.some((n) => n > 1)
    const program = rt.kernels.get(`${operator}:${dtype}:${stepped}`, operator, (k) =>
      buildFold(k, dtype, compute, stepped),
    )
    const [row, place] = self.strides.slice(-2) as [number, number]
    const batchStride = batch.length > 0 ? self.strides[0]! : 0
    const values: Record<string, number> = { images: batch[0] ?? 1, channels, h: image[0]!, w: image[1]! }
    sides.forEach((side, i) => {
      const own = { kernel, windows, padding, dilation, stride }
      for (const [name, list] of Object.entries(own)) values[`${name}_${side}`] = list[i]!
    })
    const columns = [batchStride, row * each, row * kernel[1]!, row, place * windows[1]!, place]
    const plane = result.strides.slice(-3)
    program.launch(
      [
        { address: self.address, strides: columns },
        { address: result.address, strides: [plane[0]! * channels, ...plane] },
      ],
      program.kernel.scalars.map(({ name }) => values[name]!),
    )
    if (!out) return result
    rt.call('aten::copy_', [checkOutput(operator, out[0]!, shape, self.dtype), result])
    result.dispose()
    return out[0]
  },
}

export const foldings: Contract[] = [col2im]
