// Norm layers with running statistics first, and those that ATen composes.
import { elementCount } from '../../tensor/index.ts'
import { define, type PublicFunction } from '../define.ts'

/** cuDNN's switch in ATen's schemas; it changes no value. */
const cudnn = false

export const normalization: readonly PublicFunction[] = [
  define(
    'nn.functional.batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5)',
    (a, aten) => {
      const tensors = ['input', 'weight', 'bias', 'running_mean', 'running_var'].map((name) => a.get(name))
      return aten('batch_norm', [...tensors, a.flag('training'), a.number('momentum'), a.number('eps'), cudnn])
    },
  ),
  define(
    'nn.functional.instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5)',
    (a, aten) => {
      const tensors = ['input', 'weight', 'bias', 'running_mean', 'running_var'].map((name) => a.get(name))
      return aten('instance_norm', [
        ...tensors,
        a.flag('use_input_stats'),
        a.number('momentum'),
        a.number('eps'),
        cudnn,
      ])
    },
  ),
  define('nn.functional.local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1)', (a, aten) => {
    const input = a.tensor('input')
    const size = a.int('size')
    const [batch = 1, channels = 1, height = 1] = input.shape
    // Channels become the dimension that an average pooling slides over.
    const squares = aten('reshape', [
      aten('square', [input]),
      [batch, 1, channels, height, elementCount(input.shape.slice(3))],
    ])
    const padded = aten('constant_pad_nd', [squares, [0, 0, 0, 0, Math.floor(size / 2), Math.floor((size - 1) / 2)], 0])
    const mean = aten('reshape', [aten('avg_pool3d', [padded, [size, 1, 1], [1, 1, 1]]), input.shape])
    const scale = aten('add', [aten('mul', [mean, a.number('alpha')]), a.number('k')])
    return aten('div', [input, aten('pow', [scale, a.number('beta')])])
  }),
  define('nn.functional.normalize(input, p=2, dim=1, eps=1e-12)', (a, aten) => {
    const input = a.tensor('input')
    const norm = aten('linalg_vector_norm', [input, a.number('p'), a.ints('dim'), true])
    return aten('div', [input, aten('clamp_min', [norm, a.number('eps')])])
  }),
]
