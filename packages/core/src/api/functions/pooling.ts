// Pooling: optional indices, sizes left to the input, undoing a max pooling.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

function maxPool(rank: number): PublicFunction {
  const name = `max_pool${rank}d`
  const signature = `nn.functional.${name}(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)`
  return define(signature, (a, aten) => {
    const stride = a.has('stride') ? a.ints('stride', rank) : []
    const sizes = [a.ints('kernel_size', rank), stride, a.ints('padding', rank), a.ints('dilation', rank)]
    const ceil = a.flag('ceil_mode')
    if (!a.flag('return_indices')) return aten(name, [a.tensor('input'), ...sizes, ceil])
    if (rank > 1) return aten<Tensor[]>(`${name}_with_indices`, [a.tensor('input'), ...sizes, ceil])
    return maxPoolRows(aten, a.tensor('input'), sizes, ceil)
  })
}

/** One dimension is two with the last but one of size 1. */
function maxPoolRows(aten: Aten, input: Tensor, sizes: readonly (readonly number[])[], ceil: boolean): Tensor[] {
  const [kernel, stride, padding, dilation] = sizes as [number[], number[], number[], number[]]
  const flat = [[1, ...kernel], stride.length > 0 ? [1, ...stride] : [], [0, ...padding], [1, ...dilation]]
  const both = aten<Tensor[]>('max_pool2d_with_indices', [aten('unsqueeze', [input, -2]), ...flat, ceil])
  return both.map((result) => aten('squeeze', [result, -2]))
}

/** A size of None keeps the input's. */
function adaptiveSize(a: PythonArguments, rank: number): number[] {
  const { shape } = a.tensor('input')
  const value = a.get('output_size')
  const sizes = Array.isArray(value) ? value : Array<unknown>(rank).fill(value)
  return sizes.map((size, i) => (size === null ? shape[shape.length - rank + i]! : Number(size)))
}

const adaptiveAverage = (rank: number): PublicFunction =>
  define(`nn.functional.adaptive_avg_pool${rank}d(input, output_size)`, (a, aten) =>
    aten(`adaptive_avg_pool${rank}d`, [a.tensor('input'), adaptiveSize(a, rank)]),
  )

const adaptiveMax = (rank: number): PublicFunction =>
  define(`nn.functional.adaptive_max_pool${rank}d(input, output_size, return_indices=False)`, (a, aten) => {
    const both = aten<Tensor[]>(`adaptive_max_pool${rank}d`, [a.tensor('input'), adaptiveSize(a, rank)])
    return a.flag('return_indices') ? both : both[0]
  })

function unpool(rank: number): PublicFunction {
  const signature = `nn.functional.max_unpool${rank}d(input, indices, kernel_size, stride=None, padding=0, output_size=None)`
  return define(signature, (a, aten) => {
    const [input, indices] = [a.tensor('input'), a.tensor('indices')]
    const kernel = a.ints('kernel_size', rank)
    const stride = a.has('stride') ? a.ints('stride', rank) : kernel
    const padding = a.ints('padding', rank)
    const sides = input.shape.slice(-rank)
    const usual = sides.map((side, i) => (side - 1) * stride[i]! + kernel[i]! - 2 * padding[i]!)
    const size = a.has('output_size') ? a.ints('output_size').slice(-rank) : usual
    if (rank === 3) return aten('max_unpool3d', [input, indices, size, stride, padding])
    if (rank === 2) return aten('max_unpool2d', [input, indices, size])
    return unpoolRows(aten, input, indices, size[0]!)
  })
}

/** One dimension is two with a last one of size 1. */
function unpoolRows(aten: Aten, input: Tensor, indices: Tensor, size: number): Tensor {
  const column = (tensor: Tensor) => aten('unsqueeze', [tensor, -1])
  return aten('squeeze', [aten('max_unpool2d', [column(input), column(indices), [size, 1]]), -1])
}

export const pooling: readonly PublicFunction[] = [1, 2, 3].flatMap((rank) => [
  maxPool(rank),
  adaptiveAverage(rank),
  adaptiveMax(rank),
  unpool(rank),
])
