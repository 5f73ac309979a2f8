// Representative calls of operators at a given size: what `opgems tune` times candidates on, and what `opgems bench` measures.
import type { DType, Tensor } from '@opgems/core'

/** Shapes of the inputs, given the number of elements that the first has at least about. */
type Shapes = (elements: number) => readonly (readonly number[])[]

export interface Workload {
  /** ATen name; what globs select by. */
  readonly operator: string
  /** Tells calls of one operator apart: '-1'. */
  readonly variant?: string
  readonly shapes: Shapes
  /** Positional arguments from the inputs. */
  readonly args: (inputs: readonly Tensor[]) => readonly unknown[]
  readonly keywords?: Readonly<Record<string, unknown>>
  /** Dtypes that it makes sense for; the first inputs have it, all of them unless `indices` says otherwise. */
  readonly dtypes: readonly DType[]
  /** Inputs that are int64 positions below this bound. */
  readonly indices?: ReadonlyMap<number, (shapes: readonly (readonly number[])[]) => number>
  /** Multiplications and additions, where they are what counts. */
  readonly operations?: (shapes: readonly (readonly number[])[]) => number
}

const floats: readonly DType[] = ['float32', 'float16', 'bfloat16']
const numbers: readonly DType[] = [...floats, 'int32', 'int64']

/** 'sum(-1)', or the operator alone. */
export const workloadName = ({ operator, variant }: Workload): string =>
  variant === undefined ? operator : `${operator}(${variant})`

/** Rows as a language model has them. */
const rowLength = 4096
const rows = (elements: number): readonly [number, number] => {
  const columns = Math.min(rowLength, elements)
  return [Math.max(1, Math.round(elements / columns)), columns]
}
const one: Shapes = (n) => [rows(n)]
const two: Shapes = (n) => [rows(n), rows(n)]
const side = (elements: number): number => Math.max(16, Math.round(Math.sqrt(elements) / 16) * 16)
const square: Shapes = (n) => [
  [side(n), side(n)],
  [side(n), side(n)],
]

const unary = (operator: string, dtypes = floats): Workload => ({ operator, shapes: one, args: ([x]) => [x], dtypes })
const binary = (operator: string, dtypes = numbers): Workload => ({
  operator,
  shapes: two,
  args: ([x, y]) => [x, y],
  dtypes,
})
/** A fold or map along the rows, or across them. */
const along = (operator: string, dimension: unknown, dtypes = floats): Workload => ({
  operator,
  variant: String(dimension),
  shapes: one,
  args: ([x]) => [x, dimension],
  dtypes,
})

const normalization: readonly Workload[] = [
  {
    operator: 'native_layer_norm',
    shapes: (n) => [rows(n), [rows(n)[1]], [rows(n)[1]]],
    args: ([x, weight, bias]) => [x, weight!.shape, weight, bias, 1e-5],
    dtypes: floats,
  },
  {
    operator: 'rms_norm',
    shapes: (n) => [rows(n), [rows(n)[1]]],
    args: ([x, weight]) => [x, weight!.shape, weight, 1e-6],
    dtypes: floats,
  },
]

/** Positions in a table of `elements` elements of rows. */
const inTable = new Map([[1, (shapes: readonly (readonly number[])[]) => shapes[0]![0]!]])
const moves: readonly Workload[] = [
  unary('clone'),
  {
    operator: 'index_select',
    shapes: (n) => [rows(n), [rows(n)[0]]],
    args: ([x, index]) => [x, 0, index],
    indices: inTable,
    dtypes: floats,
  },
  {
    operator: 'embedding',
    shapes: (n) => [rows(n), [rows(n)[0]]],
    args: ([x, index]) => [x, index],
    indices: inTable,
    dtypes: floats,
  },
  { operator: 'cat', shapes: two, args: ([x, y]) => [[x, y], 1], dtypes: floats },
  { operator: 'cumsum', shapes: one, args: ([x]) => [x, -1], dtypes: floats },
  { operator: 'sort', shapes: one, args: ([x]) => [x, -1], dtypes: ['float32', 'int32', 'int64'] },
  { operator: 'topk', shapes: one, args: ([x]) => [x, 8, -1], dtypes: ['float32'] },
]

/** Tokens through a layer: x [tokens, K] by weight [N, K]. */
const layer = (tokens: number): Workload => ({
  operator: 'linear',
  shapes: (n) => [
    [tokens, side(n)],
    [side(n), side(n)],
  ],
  args: ([x, weight]) => [x, weight],
  dtypes: floats,
  operations: ([x, weight]) => 2 * x![0]! * weight![0]! * weight![1]!,
})
const products: readonly Workload[] = [
  {
    operator: 'mm',
    shapes: square,
    args: ([a, b]) => [a, b],
    dtypes: floats,
    operations: ([a, b]) => 2 * a![0]! * a![1]! * b![1]!,
  },
  layer(1),
  layer(64),
  {
    operator: 'bmm',
    shapes: (n) => [
      [16, side(n / 16), side(n / 16)],
      [16, side(n / 16), side(n / 16)],
    ],
    args: ([a, b]) => [a, b],
    dtypes: floats,
    operations: ([a, b]) => 2 * a![0]! * a![1]! * a![2]! * b![2]!,
  },
  {
    // Heads of 64 columns, 16 of them; as many queries as keys.
    operator: 'scaled_dot_product_attention',
    shapes: (n) => Array.from({ length: 3 }, () => [1, 16, Math.max(16, Math.round(n / 1024)), 64]),
    args: ([q, k, v]) => [q, k, v],
    dtypes: floats,
    operations: ([q]) => 4 * q![1]! * q![2]! ** 2 * q![3]!,
  },
]

export const workloads: readonly Workload[] = [
  ...['abs', 'neg', 'exp', 'log', 'sqrt', 'rsqrt', 'sin', 'tanh', 'sigmoid', 'relu', 'gelu', 'silu'].map((n) =>
    unary(n),
  ),
  ...['add', 'sub', 'mul', 'maximum', 'gt'].map((n) => binary(n)),
  ...['div', 'pow'].map((n) => binary(n, floats)),
  along('softmax', -1),
  along('log_softmax', -1),
  along('sum', [-1]),
  along('sum', [0]),
  along('mean', [-1]),
  along('amax', [-1]),
  along('argmax', -1),
  ...normalization,
  ...moves,
  ...products,
]
