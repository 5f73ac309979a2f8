// Norms, contractions and distances with Python's options.
import { Tensor } from '../../tensor/index.ts'
import { define, type PublicFunction } from '../define.ts'

const distanceModes = {
  use_mm_for_euclid_dist_if_necessary: 0,
  use_mm_for_euclid_dist: 1,
  donot_use_mm_for_euclid_dist: 2,
}

const range = (start: number, count: number): number[] => Array.from({ length: count }, (_, i) => start + i)

export const products: readonly PublicFunction[] = [
  define("norm(input, p='fro', dim=None, keepdim=False, out=None, dtype=None)", (a, aten) => {
    const input = a.tensor('input')
    const dims = a.has('dim') ? a.ints('dim') : null
    const options = { dtype: a.get('dtype'), ...(a.has('out') ? { out: a.get('out') } : {}) }
    const p = a.get('p')
    const isVector = typeof p !== 'string' || (p === 'fro' && (dims === null || dims.length <= 2))
    if (isVector) {
      const order = p === null || p === 'fro' ? 2 : p
      return aten('linalg_vector_norm', [input, order, dims, a.flag('keepdim')], options)
    }
    return aten('linalg_matrix_norm', [input, p, dims ?? range(0, input.rank), a.flag('keepdim')], options)
  }),
  define('tensordot(a, b, dims=2)', (args, aten) => {
    const dims = args.get('dims')
    if (Array.isArray(dims)) {
      const [left, right] = dims.map((d: unknown) => (Array.isArray(d) ? d : [d]))
      return aten('tensordot', [args.tensor('a'), args.tensor('b'), left, right])
    }
    const count = args.int('dims')
    const left = range(args.tensor('a').rank - count, count)
    return aten('tensordot', [args.tensor('a'), args.tensor('b'), left, range(0, count)])
  }),
  define('einsum(*operands)', (a, aten) => {
    const given = (a.get('operands') as readonly unknown[]).flat()
    const equation = given.find((value) => typeof value === 'string')
    const operands = given.filter((value) => value instanceof Tensor)
    if (equation === undefined || operands.length !== given.length - 1)
      a.fail('takes one equation and the tensors it names')
    return aten('einsum', [equation, operands])
  }),
  define("cdist(x1, x2, p=2, compute_mode='use_mm_for_euclid_dist_if_necessary')", (a, aten) =>
    aten('cdist', [a.tensor('x1'), a.tensor('x2'), a.number('p'), a.choice('compute_mode', distanceModes)]),
  ),
  ...['polygamma', 'special.polygamma'].map((name) =>
    // torch.polygamma(n, input) and Tensor.polygamma(n).
    define(`${name}(n, input)`, (a, aten) =>
      aten('polygamma', a.get('n') instanceof Tensor ? [a.get('input'), a.get('n')] : [a.get('n'), a.get('input')]),
    ),
  ),
  define('linalg.diagonal(A, *, offset=0, dim1=-2, dim2=-1)', (a, aten) =>
    aten('diagonal', [a.tensor('A'), a.int('offset'), a.int('dim1'), a.int('dim2')]),
  ),
  define('nn.functional.unfold(input, kernel_size, dilation=1, padding=0, stride=1)', (a, aten) => {
    const sizes = ['kernel_size', 'dilation', 'padding', 'stride'].map((name) => a.ints(name, 2))
    return aten('im2col', [a.tensor('input'), ...sizes])
  }),
  define('nn.functional.fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1)', (a, aten) => {
    const sizes = ['output_size', 'kernel_size', 'dilation', 'padding', 'stride'].map((name) => a.ints(name, 2))
    return aten('col2im', [a.tensor('input'), ...sizes])
  }),
]
