// Random cases of operators that reduce or mix along dimensions.
import type { DType } from '../host/dtypes.ts'
import type { CaseValue } from '../host/value.ts'
import { type Drawn, type Family, floats, integers } from './family.ts'
import type { Generator, ValueRange } from './generator.ts'
import type { LayoutCase } from './layouts.ts'

const values: ValueRange = { low: -3, high: 3 }
const small: ValueRange = { low: 0.5, high: 1.5 }
const whole: ValueRange = { low: -4, high: 5 }

const drawInput = (generator: Generator, dtype: DType, layout: LayoutCase, range: ValueRange = values) =>
  layout.arrange(generator.tensor(dtype, layout.shape, floats.includes(dtype) ? range : whole))

/** Whether a row along `dim` has elements: extremes, means and variances of nothing are errors or NaN, and left to the goldens. */
const hasElements = (layout: LayoutCase): boolean => !layout.shape.includes(0)

type Attributes = (layout: LayoutCase) => readonly (readonly CaseValue[])[]

const everyDim: Attributes = ({ shape }) => (shape.length === 0 ? [[0]] : shape.map((_, d) => [d]))
const lastDim: Attributes = () => [[-1]]
const dimLists: Attributes = ({ shape }) => [...shape.map((_, d) => [[d], d === 0]), [shape.map((_, d) => d), false]]

interface RowOptions {
  readonly dtypes?: readonly DType[]
  readonly range?: ValueRange
  readonly empty?: boolean
  readonly large?: boolean
  readonly kwargs?: Readonly<Record<string, CaseValue>>
}

/** An operator on one tensor, called once for each list of attributes. */
function rows(operator: string, attributes: Attributes, options: RowOptions = {}): Family {
  const { dtypes = floats, range, empty = false, large = false, kwargs = {} } = options
  return {
    operator,
    dtypes,
    large,
    draw: (generator, dtype, layout) => {
      if (!empty && !hasElements(layout)) return []
      return attributes(layout).map((list): Drawn => {
        return {
          args: [drawInput(generator, dtype, layout, range), ...list],
          kwargs,
          variant: `(${list.map(String).join('; ')})`,
        }
      })
    },
  }
}

const none: Attributes = () => [[]]
const numbers: readonly DType[] = [...floats, ...integers]

function normalization(operator: string, bias: boolean): Family {
  return {
    operator,
    dtypes: floats,
    large: true,
    draw: (generator, dtype, layout) => {
      if (!hasElements(layout) || layout.shape.length === 0) return []
      const shape = layout.shape.slice(-1)
      const weights = bias
        ? [generator.tensor(dtype, shape, small), generator.tensor(dtype, shape, values)]
        : [generator.tensor(dtype, shape, small)]
      return [{ args: [drawInput(generator, dtype, layout), shape, ...weights, 1e-5] }]
    },
  }
}

export const rowFamilies: readonly Family[] = [
  rows('aten::sum', none, { dtypes: numbers, empty: true, large: true }),
  rows('aten::sum.dim_IntList', dimLists, { dtypes: numbers, empty: true }),
  rows('aten::mean.dim', dimLists, { large: true }),
  rows('aten::prod.dim_int', everyDim, { range: small, empty: true }),
  rows('aten::amax', dimLists, { dtypes: numbers }),
  rows('aten::amin', dimLists, { dtypes: numbers }),
  rows('aten::max.dim', everyDim, { dtypes: numbers }),
  rows('aten::min.dim', everyDim),
  rows('aten::argmax', everyDim, { dtypes: numbers }),
  rows('aten::argmin', everyDim),
  rows('aten::all.dim', everyDim, { dtypes: ['bool', 'float32', 'int64'], empty: true }),
  rows('aten::any.dim', everyDim, { dtypes: ['bool', 'float32', 'int64'], empty: true }),
  rows('aten::var.correction', ({ shape }) => (shape.length === 2 ? [[[0]], [[1]], [[0, 1]]] : []), {
    kwargs: { correction: 1 },
  }),
  rows('aten::std.correction', ({ shape }) => (shape.length === 2 ? [[[1]]] : []), { kwargs: { correction: 0 } }),
  rows('aten::linalg_vector_norm', () => [[2], [1], [Number.POSITIVE_INFINITY]]),
  rows('aten::logsumexp', ({ shape }) => shape.map((_, d) => [[d], false])),
  rows('aten::softmax.int', everyDim, { empty: true, large: true }),
  rows('aten::log_softmax.int', everyDim, { empty: true }),
  rows('aten::cumsum', everyDim, { dtypes: numbers, empty: true, large: true }),
  rows('aten::cumprod', lastDim, { range: small }),
  rows('aten::sort', everyDim, { dtypes: numbers, empty: true }),
  rows(
    'aten::topk',
    ({ shape }) =>
      shape.length === 0
        ? []
        : [
            [Math.min(3, shape.at(-1)!), -1, true],
            [1, 0, false],
          ],
    { dtypes: numbers },
  ),
  normalization('aten::native_layer_norm', true),
  normalization('aten::rms_norm', false),
]
