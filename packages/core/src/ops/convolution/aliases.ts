// Convolutions under the names of libraries and special cases: the same computation with other arguments.
import type { Contract } from '../../dispatch/contract.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { fail } from './geometry.ts'

type Numbers = readonly number[]
const define = contractsIn('convolution')

export const convolutionAliases: Contract[] = [
  define('cudnn_convolution', (rt, [self, weight, padding, stride, dilation, groups]) =>
    rt.call('aten::convolution', [self, weight, null, stride, padding, dilation, false, [0], groups]),
  ),
  define('_convolution_mode', (rt, [input, weight, bias, stride, padding, dilation, groups]) => {
    const x = input as Tensor
    const rank = (weight as Tensor).rank - 2
    if (rank < 1 || rank > 3)
      fail('_convolution_mode', [x, weight as Tensor], 'expected one to three spatial dimensions')
    return rt.call(`aten::conv${rank}d.padding`, [x, weight, bias, stride, padding, dilation, groups])
  }),
  define('_conv_depthwise2d', (rt, args) => {
    const [self, weight, kernel, bias, stride, padding, dilation] = args as [
      Tensor,
      Tensor,
      Numbers,
      Tensor | null,
      Numbers,
      Numbers,
      Numbers,
    ]
    const isDepthwise = self.rank === 4 && weight.rank === 4 && weight.shape[1] === 1
    if (!isDepthwise || kernel.some((size, i) => size !== weight.shape[2 + i]))
      fail('_conv_depthwise2d', [self, weight], 'expected an image [N, C, H, W] and a weight [O, 1, …kernel_size]')
    return rt.call('aten::convolution', [self, weight, bias, stride, padding, dilation, false, [0], self.shape[1]])
  }),
]
