// im2col: the windows of images as columns, torch's unfold.
import type { Contract } from '../../dispatch/contract.ts'
import { isComplex } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { columns, padded } from './correlate.ts'
import { fail, outputSizes, perDimension } from './geometry.ts'

const operator = 'im2col'
type Numbers = readonly number[]

/** [N, C, H, W] to [N, C · kernel, windows]; without a batch dimension alike. */
const im2col: Contract = {
  overload: operator,
  category: 'convolution',
  compute: (rt, args, out) => {
    const [self, kernelSize, dilation, padding, stride] = args as [Tensor, Numbers, Numbers, Numbers, Numbers]
    if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
    if ((self.rank !== 3 && self.rank !== 4) || self.shape.slice(-3).includes(0))
      fail(operator, [self], 'expected [C, H, W] or [N, C, H, W]')
    const pads = perDimension(operator, 'padding', padding, 2, 0)
    const geometry = {
      operator,
      stride: perDimension(operator, 'stride', stride, 2, 1),
      before: pads,
      after: pads,
      dilation: perDimension(operator, 'dilation', dilation, 2, 1),
      groups: 1,
    }
    const kernel = perDimension(operator, 'kernel_size', kernelSize, 2, 1)
    const result = rt.tidy(() => {
      const x = rt.call('aten::reshape', [
        self,
        [self.rank === 4 ? self.shape[0] : 1, ...self.shape.slice(-3)],
      ]) as Tensor
      const sizes = outputSizes(geometry, x, kernel)
      const matrices = columns(rt, padded(rt, x, geometry), kernel, sizes, geometry)
      const [images, , rows, places] = matrices.shape
      const shape = [...(self.rank === 4 ? [images] : []), rows, places]
      const seen = rt.call('aten::reshape', [matrices, shape]) as Tensor
      // The columns of a kernel of one element are the input itself.
      return seen.storage === self.storage ? (rt.call('aten::clone', [seen]) as Tensor) : seen
    })
    if (!out) return result
    rt.call('aten::copy_', [checkOutput(operator, out[0]!, result.shape, result.dtype), result])
    result.dispose()
    return out[0]
  },
}

export const windowColumns: Contract[] = [im2col]
