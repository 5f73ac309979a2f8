// Random cases of pointwise operators.
import type { DType } from '../host/dtypes.ts'
import type { CaseValue } from '../host/value.ts'
import { type Family, floats, integers } from './family.ts'
import type { ValueRange } from './generator.ts'

const anyReal: ValueRange = { low: -4, high: 4, special: true }
const finite: ValueRange = { low: -4, high: 4 }
const positive: ValueRange = { low: 0.25, high: 6 }
const unit: ValueRange = { low: -0.95, high: 0.95 }
const aboveOne: ValueRange = { low: 1.05, high: 6 }
const wholeNumbers: ValueRange = { low: -9, high: 10 }

const all: readonly DType[] = [...floats, ...integers]

function unary(names: string, range: ValueRange, dtypes: readonly DType[] = floats): Family[] {
  return names.split(' ').map((name) => ({
    operator: `aten::${name}`,
    dtypes,
    large: name === 'exp',
    draw: (generator, dtype, layout) => {
      const values = floats.includes(dtype) ? range : wholeNumbers
      return [{ args: [layout.arrange(generator.tensor(dtype, layout.shape, values))] }]
    },
  }))
}

/** Of the binary operators, those whose operands must have one shape. */
const withoutBroadcast: ReadonlySet<string> = new Set(['gelu_backward'])

/** Both operands in the layout, then a row that broadcasts. */
function binary(
  names: string,
  range: ValueRange,
  dtypes: readonly DType[] = floats,
  second: ValueRange = range,
): Family[] {
  return names.split(' ').map((name) => ({
    operator: `aten::${name}`,
    dtypes,
    large: name.startsWith('add'),
    draw: (generator, dtype, layout) => {
      const [first, other] = floats.includes(dtype)
        ? [range, second]
        : [wholeNumbers, second.low > 0 ? { low: 1, high: 10 } : wholeNumbers]
      const left = () => layout.arrange(generator.tensor(dtype, layout.shape, first))
      const same = { args: [left(), layout.arrange(generator.tensor(dtype, layout.shape, other))] }
      const row = { args: [left(), generator.tensor(dtype, layout.shape.slice(-1), other)], variant: 'broadcast' }
      return layout.shape.length < 2 || withoutBroadcast.has(name) ? [same] : [same, row]
    },
  }))
}

/** One tensor and plain attributes. */
function attributed(
  operator: string,
  range: ValueRange,
  args: readonly CaseValue[],
  kwargs: Readonly<Record<string, CaseValue>> = {},
): Family {
  return {
    operator,
    dtypes: floats,
    draw: (generator, dtype, layout) => [
      { args: [layout.arrange(generator.tensor(dtype, layout.shape, range)), ...args], kwargs },
    ],
  }
}

const ternary = (operator: string, condition: boolean): Family => ({
  operator,
  dtypes: floats,
  draw: (generator, dtype, layout) => {
    const draw = (of: DType) => layout.arrange(generator.tensor(of, layout.shape, condition ? anyReal : finite))
    return [{ args: [condition ? draw('bool') : draw(dtype), draw(dtype), draw(dtype)] }]
  },
})

export const pointwiseFamilies: readonly Family[] = [
  ...unary('neg abs clone', anyReal, all),
  ...unary('relu ceil floor trunc round', anyReal),
  ...unary('sign', finite, all),
  ...unary('sin cos tanh erf sigmoid silu gelu exp', { low: -5, high: 5, special: true }),
  ...unary('expm1 sinh cosh atan asinh exp2', finite),
  ...unary('log log2 log10 log1p sqrt rsqrt reciprocal', positive),
  ...unary('asin acos atanh erfinv', unit),
  ...unary('acosh', aboveOne),
  ...unary('isnan isinf isfinite', anyReal),
  ...unary('logical_not', anyReal, [...all, 'bool']),
  ...unary('neg_ exp_', finite),
  ...binary('add.Tensor sub.Tensor mul.Tensor', anyReal, all),
  ...binary('add_.Tensor mul_.Tensor', finite),
  ...binary('div.Tensor', finite, all, positive),
  ...binary('maximum minimum', anyReal, all),
  ...binary('eq.Tensor ne.Tensor lt.Tensor le.Tensor gt.Tensor ge.Tensor', anyReal, [...all, 'bool']),
  ...binary('logical_and logical_or logical_xor', anyReal, [...all, 'bool']),
  ...binary('bitwise_and.Tensor bitwise_or.Tensor bitwise_xor.Tensor', wholeNumbers, [...integers, 'bool']),
  ...binary('pow.Tensor_Tensor', positive, floats, { low: -2, high: 2 }),
  ...binary('remainder.Tensor fmod.Tensor', { low: -9, high: 9 }, integers, positive),
  ...binary('floor_divide', { low: -9, high: 9 }, integers, positive),
  ...binary('atan2', finite),
  ...binary('sigmoid_backward tanh_backward silu_backward gelu_backward', unit),
  attributed('aten::add.Scalar', anyReal, [0.5], { alpha: 3 }),
  attributed('aten::mul.Scalar', anyReal, [-1.25]),
  attributed('aten::pow.Tensor_Scalar', positive, [2.5]),
  attributed('aten::gelu', { low: -5, high: 5, special: true }, [], { approximate: 'tanh' }),
  attributed('aten::elu', finite, [1.5]),
  attributed('aten::nan_to_num', anyReal, [0.25, 9, -9]),
  attributed('aten::threshold', finite, [0.5, -2]),
  attributed('aten::clamp', anyReal, [-1.5, 2]),
  ternary('aten::where.self', true),
  ternary('aten::addcmul', false),
  ternary('aten::lerp.Tensor', false),
]
