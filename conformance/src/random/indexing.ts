// Random cases of operators that move data.
import type { DType } from '../host/dtypes.ts'
import type { HostTensor } from '../host/tensor.ts'
import { type Drawn, type Family, floats } from './family.ts'
import type { Generator, ValueRange } from './generator.ts'
import type { LayoutCase } from './layouts.ts'

const range: ValueRange = { low: -9, high: 9, special: true }
const dtypes: readonly DType[] = [...floats, 'int64', 'int32', 'uint8', 'bool']

type Draw = (generator: Generator, input: HostTensor, layout: LayoutCase, dtype: DType) => readonly Drawn[]

/** Draws for layouts of two dimensions and more, with elements or without. */
function moving(operator: string, draw: Draw): Family {
  return {
    operator,
    dtypes,
    draw: (generator, dtype, layout) => {
      if (layout.shape.length < 2) return []
      return draw(generator, layout.arrange(generator.tensor(dtype, layout.shape, range)), layout, dtype)
    },
  }
}

const nonEmpty =
  (draw: Draw): Draw =>
  (generator, input, layout, dtype) =>
    input.numel === 0 ? [] : draw(generator, input, layout, dtype)

const targets: readonly DType[] = [
  'float32',
  'float16',
  'bfloat16',
  'float8_e4m3fn',
  'float8_e5m2',
  'float64',
  'int64',
  'int8',
  'bool',
]

/** Conversions out of float32, over values that every target holds but for fp8's overflow, and back from each target. */
const conversions: Family = {
  operator: 'aten::to.dtype',
  dtypes: targets,
  draw: (generator, dtype, layout) => {
    const input = layout.arrange(generator.tensor(dtype, layout.shape, { low: -120, high: 120 }))
    if (dtype !== 'float32') return [{ args: [input, { kind: 'dtype', name: 'float32' }] }]
    return targets.map((name) => ({ args: [input, { kind: 'dtype', name }], variant: `to ${name}` }))
  },
}

export const indexingFamilies: readonly Family[] = [
  conversions,
  moving(
    'aten::gather',
    nonEmpty((generator, input) =>
      input.shape.map((side, d) => ({ args: [input, d, generator.indices(input.shape, side)] })),
    ),
  ),
  moving(
    'aten::index_select',
    nonEmpty((generator, input) => input.shape.map((side, d) => ({ args: [input, d, generator.indices([5], side)] }))),
  ),
  moving('aten::masked_fill.Scalar', (generator, input) => [
    { args: [input, generator.tensor('bool', input.shape, range), 3] },
  ]),
  moving('aten::transpose.int', (_, input) => [{ args: [input, 0, -1] }]),
  moving('aten::flip', (_, input) => [{ args: [input, [0]] }, { args: [input, [0, -1]] }]),
  moving('aten::tril', (_, input) => [{ args: [input, 1] }]),
  moving('aten::triu', (_, input) => [{ args: [input, -1] }]),
  moving('aten::cat', (generator, input, layout, dtype) => {
    const other = generator.tensor(dtype, layout.shape, range)
    return input.shape.map((_, d) => ({ args: [[input, other, input], d] }))
  }),
  {
    operator: 'aten::embedding',
    dtypes: floats,
    draw: (generator, dtype, layout) => {
      if (layout.shape.length !== 2 || layout.shape.includes(0)) return []
      const weight = layout.arrange(generator.tensor(dtype, layout.shape, range))
      return [{ args: [weight, generator.indices([3, 5], layout.shape[0]!)] }]
    },
  },
]
