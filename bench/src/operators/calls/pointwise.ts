// Element by element, on the activations of a language model.
import { booleans, call, exact, floats, integers, type OperatorCall, tokens, x, y, z } from '../call.ts'

const unary = (operator: string, low = -4, high = 4) => call(operator, [floats(tokens, low, high)], [x])
const binary = (operator: string, low = -4, high = 4) => call(operator, [floats(), floats(tokens, low, high)], [x, y])
const logical = (operator: string) => call(operator, [booleans(), booleans()], [x, y], { comparison: exact })
const bitwise = (operator: string) => call(operator, [integers(), integers()], [x, y], { comparison: exact })

export const pointwise: readonly OperatorCall[] = [
  ...['abs', 'angle', 'cos', 'erf', 'exp', 'gelu', 'isfinite', 'isinf', 'isnan', 'log_sigmoid'].map((n) => unary(n)),
  ...['nan_to_num', 'neg', 'relu', 'sigmoid', 'silu', 'sin', 'tanh'].map((n) => unary(n)),
  ...['log', 'reciprocal', 'rsqrt'].map((n) => unary(n, 0.5, 4)),
  ...['add', 'eq', 'ge', 'gelu_backward', 'gt', 'isclose', 'le', 'lt', 'maximum', 'minimum'].map((n) => binary(n)),
  ...['mse_loss', 'mul', 'ne', 'sub', 'sigmoid_backward', 'silu_backward', 'tanh_backward'].map((n) => binary(n)),
  ...['div', 'divide', 'floor_divide', 'remainder', 'true_divide'].map((n) => binary(n, 0.5, 4)),
  ...['logical_and', 'logical_or', 'logical_xor'].map(logical),
  ...['bitwise_and', 'bitwise_or'].map(bitwise),
  call('logical_not', [booleans()], [x], { comparison: exact }),
  call('bitwise_not', [integers()], [x], { comparison: exact }),
  call('clamp', [floats()], [x, -1, 1]),
  call('elu', [floats()], [x]),
  call('glu', [floats()], [x, -1]),
  call('threshold', [floats()], [x, 0.5, 0]),
  call('threshold_backward', [floats(), floats()], [x, y, 0.5]),
  call('lerp', [floats(), floats()], [x, y, 0.3]),
  call('pow', [floats(tokens, 0.5, 4), floats(tokens, -2, 2)], [x, y], {
    comparison: { absolute: 1e-5, relative: 2e-6 },
  }),
  call('polar', [floats(tokens, 0, 4), floats()], [x, y]),
  call('where', [booleans(), floats(), floats()], [x, y, z]),
  call('masked_fill', [floats(), booleans()], [x, y, 0.5]),
  call('native_dropout_backward', [floats(), booleans()], [x, y, 2]),
  call('gelu_and_mul', [floats(), floats()], [x, y], { isComposed: true }),
  call('silu_and_mul', [floats(), floats()], [x, y], { isComposed: true }),
  call('to', [floats()], [x, { dtype: 'bfloat16' }]),
]
