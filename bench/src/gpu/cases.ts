// What is measured on a GPU: operators, sizes, the bytes that must move, and the figures to reach.
import type { Figure } from './figures.ts'

export type FloatName = 'float64' | 'float32' | 'float16' | 'bfloat16'
/** Of a pool of inputs: the bytes of int8 and float8 are for products alone. */
export type PoolName = FloatName | 'float8_e4m3fn' | 'int8'

export interface GpuCase {
  /** Known to operators.ts and to peers/torch_cases.py. */
  readonly op: string
  readonly shape: readonly number[]
  readonly dtype: PoolName
  /** Products of float32 may round their operands to TF32. */
  readonly precision?: 'high'
  /** Bytes read and written at least; the floor is a copy that moves as many. */
  readonly bytes: number
  /** Multiplications and additions of products, which arithmetic bounds. */
  readonly flops: number
  readonly figures: readonly Figure[]
}

export const elementBytes = { float64: 8, float32: 4, float16: 2, bfloat16: 2, float8_e4m3fn: 1, int8: 1 } as const
export const floatNames: readonly FloatName[] = ['float32', 'float16', 'bfloat16']
export const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1)
export const caseName = ({ op, shape, dtype }: GpuCase): string => `${op} [${shape}] ${dtype}`

/** Elements of one pool: the largest two operands side by side. */
export const poolCount = 2 ** 27

/** Passes over each element that the operator must make: reads and writes together. */
const streaming: Readonly<Record<string, number>> = {
  add: 3,
  gelu: 2,
  silu_mul: 3,
  softmax: 2,
  log_softmax: 2,
  layer_norm: 2,
  rms_norm: 2,
  sum_rows: 1,
  sum_columns: 1,
  sum_all: 1,
  cumsum: 2,
  transpose_copy: 2,
}
const shapes = [
  [1024, 1024],
  [4096, 4096],
  [64, 512, 512],
  [16, 1024, 4096],
] as const
/** Elements from which the time of a copy is what counts. */
const large = 2 ** 24

function streamingCases(dtype: FloatName): GpuCase[] {
  return shapes.flatMap((shape) =>
    Object.entries(streaming).map(([op, passes]): GpuCase => {
      const isLarge = product(shape) >= large && op !== 'sum_columns'
      const figures: Figure[] = [{ torchTimes: 1 }, ...(isLarge ? [{ floorTimes: 1.1 }] : [])]
      return { op, shape, dtype, bytes: passes * product(shape) * elementBytes[dtype], flops: 0, figures }
    }),
  )
}

type Size = readonly [op: string, shape: readonly number[], dtype: FloatName, bytes: number, ...figures: Figure[]]

/** Bytes and figures stand beside each; an index counts 8 bytes. */
const others: readonly Size[] = [
  ['argmax', [4096, 32000], 'float32', 4096 * 32000 * 4, { torchTimes: 1 }],
  ['log_softmax', [4096, 32000], 'float32', 4096 * 32000 * 8, { torchTimes: 1 }, { floorTimes: 1.1 }],
  ['topk', [4096, 32000, 50], 'float32', 4096 * 32000 * 4, { torchTimes: 0.8 }],
  ['sort', [1024, 1024], 'float32', 1024 * 1024 * 16, { torchTimes: 0.8 }],
  ['sort', [1024, 32000], 'float32', 1024 * 32000 * 16, { torchTimes: 0.8 }],
  ['embedding', [8192, 32000, 4096], 'float16', 8192 * 4096 * 4, { torchTimes: 0.8 }],
  ['index_select', [8192, 32000, 1024], 'float32', 8192 * 1024 * 8, { torchTimes: 0.8 }],
  ['gather', [4096, 4096], 'float32', 4096 * 4096 * 16, { torchTimes: 0.8 }],
  ['scatter_add', [4096, 4096], 'float32', 4096 * 4096 * 20, { torchTimes: 0.8 }],
  ['nonzero', [4096, 4096], 'float32', 4096 * 4096 * 12, { torchTimes: 0.8 }],
  ['randn', [2 ** 24], 'float32', 2 ** 26, { torchTimes: 0.8 }],
  ['dropout', [4096, 4096], 'float16', 2 ** 26, { torchTimes: 0.8 }],
]

type Sides = readonly [m: number, n: number, k: number]

function matrixCase(dtype: FloatName, [m, n, k]: Sides, ...figures: Figure[]): GpuCase {
  const bytes = (m * k + k * n + m * n) * elementBytes[dtype]
  return { op: 'mm', shape: [m, n, k], dtype, bytes, flops: 2 * m * n * k, figures }
}
/** Operands of float32 that may be rounded to TF32. */
const roundedCase = (sides: Sides): GpuCase => ({ ...matrixCase('float32', sides), op: 'mm_tf32', precision: 'high' })
/** Operands of one byte, the right one column after column. */
function byteCase(op: string, dtype: 'float8_e4m3fn' | 'int8', [m, n, k]: Sides): GpuCase {
  const resultBytes = dtype === 'int8' ? 4 : 2
  return { op, shape: [m, n, k], dtype, bytes: m * k + k * n + resultBytes * m * n, flops: 2 * m * n * k, figures: [] }
}
/** Images, channels, height, width, side of the kernel: of a large image, and those of ResNet-50's stages. */
const convolutions = [
  [16, 64, 128, 128, 3],
  [32, 64, 56, 56, 3],
  [32, 128, 28, 28, 3],
  [32, 256, 14, 14, 3],
  [32, 512, 7, 7, 3],
] as const
function convolutionCase(shape: (typeof convolutions)[number]): GpuCase {
  const [images, channels, height, width, side] = shape
  const elements = images * channels * height * width
  const flops = 2 * elements * channels * side * side
  return { op: 'conv2d', shape, dtype: 'float16', bytes: 2 * 2 * elements, flops, figures: [] }
}
function productCases(): GpuCase[] {
  const attention = [4, 32, 2048, 128] as const
  return [
    ...(['float16', 'bfloat16'] as const).flatMap((dtype) => [
      matrixCase(dtype, [1024, 1024, 1024]),
      matrixCase(dtype, [4096, 4096, 4096], { torchTimes: 0.9 }),
      matrixCase(dtype, [8192, 8192, 8192], { torchTimes: 0.9 }),
      matrixCase(dtype, [1, 4096, 4096], { floorTimes: 1.25 }),
      matrixCase(dtype, [16, 4096, 4096], { floorTimes: 1.25 }),
    ]),
    { op: 'bmm', shape: [16, 1024, 1024, 1024], dtype: 'float16', bytes: 3 * 2 ** 25, flops: 2 ** 35, figures: [] },
    {
      op: 'attention',
      shape: attention,
      dtype: 'float16',
      bytes: 4 * 2 * product(attention),
      // Two products over the half of the pairs that the causal mask leaves.
      flops: 2 * 4 * 32 * 2048 * 2048 * 128,
      figures: [{ torchTimes: 0.8 }],
    },
    ...convolutions.map(convolutionCase),
    matrixCase('float32', [2048, 2048, 2048]),
    matrixCase('float64', [2048, 2048, 2048]),
    roundedCase([2048, 2048, 2048]),
    roundedCase([4096, 4096, 4096]),
    byteCase('int_mm', 'int8', [4096, 4096, 4096]),
    byteCase('scaled_mm', 'float8_e4m3fn', [4096, 4096, 4096]),
    byteCase('scaled_mm_rows', 'float8_e4m3fn', [4096, 4096, 4096]),
  ]
}

/** By dtype, so that one pool is needed at a time. */
export function gpuCases(): GpuCase[] {
  const fixed = others.map(([op, shape, dtype, bytes, ...figures]) => ({ op, shape, dtype, bytes, flops: 0, figures }))
  const all = [...floatNames.flatMap(streamingCases), ...fixed, ...productCases()]
  const pools: readonly PoolName[] = [...floatNames, 'float64', 'float8_e4m3fn', 'int8']
  return pools.flatMap((dtype) => all.filter((c) => c.dtype === dtype))
}

/** Sizes that a quick run leaves out. */
export const isQuick = ({ shape, flops }: GpuCase): boolean => product(shape) <= large && flops <= 2 ** 38
