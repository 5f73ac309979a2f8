// Products of int8 and of float8, which PyTorch 1.13 does not have, and the reference library's form of them: exact where sums of small whole numbers are, and drawn at random.
import type { DType } from '../host/dtypes.ts'
import { contiguousStrides, HostTensor } from '../host/tensor.ts'
import type { Generator } from '../random/generator.ts'
import { matmul } from '../reference/matmul.ts'
import type { Draw, FusedCall } from './fused.ts'

type Sides = readonly [m: number, k: number, n: number]
/** PyTorch on GPUs takes those alone whose K and N are multiples of 16. */
const sides: readonly Sides[] = [
  [40, 160, 48],
  [17, 65, 33],
  [1, 528, 80],
  [24, 1040, 40],
  [3, 0, 4],
]

/** The same matrix, stored column by column. */
function columnMajor(matrix: HostTensor): HostTensor {
  const strides = contiguousStrides(matrix.shape.toReversed()).toReversed()
  return matrix.withLayout({ strides, offset: 0, name: 'transposed' })
}

function integerCases(generator: Generator): readonly FusedCall[] {
  return sides.flatMap(([m, k, n]) => {
    const [a, b] = [generator.tensor('int8', [m, k], bytes), generator.tensor('int8', [k, n], bytes)]
    const out = HostTensor.fromNumbers('int32', [m, n], matmul(a, b).numbers)
    const given = HostTensor.fromNumbers('int32', [m, n], new Float64Array(m * n).fill(7))
    return [
      { operator: 'aten::_int_mm', args: [a, b], out },
      { operator: 'aten::_int_mm', args: [columnMajor(a), columnMajor(b)], variant: 'transposed', out },
      { operator: 'aten::_int_mm', args: [a, columnMajor(b)], variant: 'right operand transposed', out },
      { operator: 'aten::_int_mm.out', args: [a, b], kwargs: { out: given }, out },
    ]
  })
}
const bytes = { low: -128, high: 128 }

interface Operands {
  readonly a: HostTensor
  readonly b: HostTensor
  readonly scaleA: HostTensor
  readonly scaleB: HostTensor
  readonly bias: HostTensor | null
}

/** scale_a·scale_b·(A·B) + bias. */
function scaledProduct(dtype: DType, { a, b, scaleA, scaleB, bias }: Operands): HostTensor {
  const [m, n] = [a.shape[0]!, b.shape[1]!]
  const numbers = matmul(a, b).numbers.map((sum, i) => {
    const [row, column] = [Math.floor(i / n), i % n]
    const factor = scaleA.numbers[row % scaleA.numel]! * scaleB.numbers[column % scaleB.numel]!
    return factor * sum + (bias?.numbers[column] ?? 0)
  })
  return HostTensor.fromNumbers(dtype, [m, n], numbers)
}

function scaledCall(dtype: DType, variant: string, operands: Operands, given?: HostTensor): FusedCall {
  const { a, b, scaleA, scaleB, bias } = operands
  return {
    operator: given ? 'aten::_scaled_mm.out' : 'aten::_scaled_mm',
    args: [a, columnMajor(b), scaleA, scaleB, bias],
    kwargs: given ? { out: given } : { out_dtype: { kind: 'dtype', name: dtype } },
    variant,
    out: scaledProduct(dtype, operands),
  }
}

const formats = ['float8_e4m3fn', 'float8_e5m2'] as const
const scalar = (x: number): HostTensor => HostTensor.fromNumbers('float32', [], [x])

/** Whole numbers up to 2 and factors that are powers of two: each sum of up to 2^11 of them is exact in 14 bits. */
function exactCase(generator: Generator, dtype: DType, [m, k, n]: Sides): FusedCall {
  const whole = (shape: readonly number[]) =>
    HostTensor.fromNumbers('float8_e4m3fn', shape, generator.tensor('int8', shape, { low: -2, high: 3 }).numbers)
  const operands = { a: whole([m, k]), b: whole([k, n]), scaleA: scalar(0.5), scaleB: scalar(4), bias: null }
  return scaledCall(dtype, 'whole numbers', operands)
}

function drawnCases(draw: Draw, generator: Generator, dtype: DType, [m, k, n]: Sides): readonly FusedCall[] {
  const matrix = (format: DType, shape: readonly number[]) => generator.tensor(format, shape, { low: -1, high: 1 })
  const factors = (shape: readonly number[]) => generator.tensor('float32', shape, { low: 0.5, high: 2 })
  const scalars = { scaleA: scalar(0.75), scaleB: scalar(1.5) }
  const vectors = { scaleA: factors([m, 1]), scaleB: factors([1, n]) }
  const bias = dtype === 'float32' ? null : draw([n])
  // Every pair of formats at the first sizes alone.
  const lefts = m === sides[0]![0] ? formats : formats.slice(0, 1)
  return lefts.flatMap((left) =>
    formats.flatMap((right) => {
      const operands = { a: matrix(left, [m, k]), b: matrix(right, [k, n]) }
      const name = `${left} by ${right}`
      return [
        scaledCall(dtype, `${name}, by tensors`, { ...operands, ...scalars, bias: null }),
        scaledCall(dtype, `${name}, by rows and columns`, { ...operands, ...vectors, bias }),
      ]
    }),
  )
}

/** cutlass_scaled_mm of the reference library, which takes a factor for one operand and factors for the other as well. */
function writtenCases(draw: Draw, generator: Generator, dtype: DType): readonly FusedCall[] {
  const [m, k, n] = sides[0]!
  const factors = generator.tensor('float32', [m, 1], { low: 0.5, high: 2 })
  return (['float8_e4m3fn', 'int8'] as const).map((format) => {
    const range = format === 'int8' ? bytes : unit
    const [a, b] = [generator.tensor(format, [m, k], range), generator.tensor(format, [k, n], range)]
    const operands = { a, b, scaleA: factors, scaleB: scalar(2 ** -6), bias: draw([n]) }
    const out = scaledProduct(dtype, operands)
    const rest = [a, columnMajor(b), factors, operands.scaleB, operands.bias]
    return {
      operator: 'cutlass_scaled_mm',
      args: [draw([m, n]), ...rest],
      variant: format,
      out,
      mutated: [out, ...rest],
    }
  })
}

/** A weight of int8, by its name in ATen and in the reference library. */
function weightCases(draw: Draw, generator: Generator): readonly FusedCall[] {
  return sides.slice(0, 3).flatMap(([m, k, n]) => {
    const [x, weight, scales] = [draw([m, k], -1, 1), generator.tensor('int8', [n, k], bytes), draw([n], 0.001, 0.01)]
    const turned = Float64Array.from({ length: k * n }, (_, i) => weight.numbers[(i % n) * k + Math.floor(i / n)]!)
    const sums = matmul(x, HostTensor.fromNumbers('int8', [k, n], turned)).numbers
    const out = HostTensor.fromNumbers(
      x.dtype,
      [m, n],
      sums.map((sum, i) => sum * scales.numbers[i % n]!),
    )
    return ['aten::_weight_int8pack_mm', 'weight_int8pack_mm'].map((operator) => ({
      operator,
      args: [x, weight, scales],
      out,
    }))
  })
}

/** Its result is of `dtype`. */
export function quantizedProductCases(draw: Draw, dtype: DType, generator: Generator): readonly FusedCall[] {
  const scaled = sides.flatMap((mkn) => [exactCase(generator, dtype, mkn), ...drawnCases(draw, generator, dtype, mkn)])
  const [m, k, n] = sides[0]!
  const [a, b] = [generator.tensor('float8_e4m3fn', [m, k], unit), generator.tensor('float8_e4m3fn', [k, n], unit)]
  const given = HostTensor.fromNumbers(dtype, [m, n], new Float64Array(m * n))
  const written = scaledCall(dtype, 'written', { a, b, scaleA: scalar(2), scaleB: scalar(1), bias: null }, given)
  const others = [...writtenCases(draw, generator, dtype), ...weightCases(draw, generator)]
  return [...scaled, written, ...others, ...(dtype === 'float32' ? integerCases(generator) : [])]
}
const unit = { low: -1, high: 1 }
