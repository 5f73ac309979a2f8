// The GPU benchmark's cases as calls of this project, over inputs cut from one pool; peers/torch_cases.py cuts the same.
import { type Runtime, Tensor } from '@opgems/core'
import { product } from './cases.ts'

/** A call whose results are the caller's to dispose of, as are its inputs. */
export interface Prepared {
  readonly call: () => unknown
  readonly inputs: readonly Tensor[]
}
export interface Site {
  readonly rt: Runtime
  readonly pool: Tensor
  readonly shape: readonly number[]
  /** Given to operators that take one. */
  readonly index: Tensor | null
}
type Prepare = (site: Site) => Prepared

const rowMajor = (shape: readonly number[]): number[] => shape.map((_, i) => product(shape.slice(i + 1)))
const cut = ({ rt, pool }: Site, shape: readonly number[], from: number): Tensor =>
  rt.view(pool, shape, rowMajor(shape), from)
const first = (site: Site, shape = site.shape): Tensor => cut(site, shape, 0)
const second = (site: Site, shape = site.shape): Tensor => cut(site, shape, site.pool.numel - product(shape))
const width = ({ shape }: Site): number => shape[shape.length - 1]!
const weight = (site: Site): Tensor => cut(site, [width(site)], width(site))

function calling(
  { rt }: Site,
  name: string,
  args: readonly unknown[],
  keywords?: Readonly<Record<string, unknown>>,
): Prepared {
  return { call: () => rt.call(name, args, keywords), inputs: args.filter((a) => a instanceof Tensor) }
}
const unary =
  (name: string, ...rest: readonly unknown[]): Prepare =>
  (site) =>
    calling(site, name, [first(site), ...rest])

/** A, and B column after column. */
function byteOperands(s: Site): readonly [Tensor, Tensor] {
  const [m, n, k] = s.shape as [number, number, number]
  return [first(s, [m, k]), s.rt.view(s.pool, [k, n], [1, k], s.pool.numel - n * k)]
}

/** With factors of these shapes, written in bfloat16. */
function scaledProduct(s: Site, rows: readonly number[], columns: readonly number[]): Prepared {
  const scales = [rows, columns].map((shape) => s.rt.call('full', [shape, 0.5], { dtype: 'float32' }))
  return calling(s, '_scaled_mm', [...byteOperands(s), ...scales], { out_dtype: 'bfloat16' })
}

export const operators: Readonly<Record<string, Prepare>> = {
  add: (s) => calling(s, 'add', [first(s), second(s)]),
  gelu: unary('gelu'),
  silu_mul: (s) => {
    const inputs = [first(s), second(s)]
    const siluMul = s.rt.fuse((x, gate) => x.mul(x.sigmoid()).mul(gate))
    return { call: () => siluMul(...inputs), inputs }
  },
  softmax: unary('softmax', -1),
  log_softmax: unary('log_softmax', -1),
  layer_norm: (s) => calling(s, 'layer_norm', [first(s), [width(s)], weight(s), weight(s)]),
  rms_norm: (s) => calling(s, 'rms_norm', [first(s), [width(s)], weight(s), 1e-5]),
  sum_rows: unary('sum', [-1]),
  sum_columns: unary('sum', [0]),
  sum_all: unary('sum'),
  cumsum: unary('cumsum', -1),
  transpose_copy: (s) => {
    const [rows, columns] = s.shape.slice(-2) as [number, number]
    const outer = s.shape.slice(0, -2)
    const strides = [...rowMajor(s.shape).slice(0, -2), 1, columns]
    return calling(s, 'contiguous', [s.rt.view(s.pool, [...outer, columns, rows], strides, 0)])
  },
  mm: (s) => {
    const [m, n, k] = s.shape as [number, number, number]
    return calling(s, 'mm', [first(s, [m, k]), second(s, [k, n])])
  },
  mm_tf32: (s) => operators.mm!(s),
  int_mm: (s) => calling(s, '_int_mm', byteOperands(s)),
  scaled_mm: (s) => scaledProduct(s, [], []),
  scaled_mm_rows: (s) => scaledProduct(s, [s.shape[0]!, 1], [1, s.shape[1]!]),
  bmm: (s) => {
    const [batch, m, n, k] = s.shape as [number, number, number, number]
    return calling(s, 'bmm', [first(s, [batch, m, k]), second(s, [batch, k, n])])
  },
  attention: (s) => {
    const inputs = [0, 1, 2].map((i) => cut(s, s.shape, i * product(s.shape)))
    return calling(s, 'nn.functional.scaled_dot_product_attention', inputs, { is_causal: true })
  },
  argmax: unary('argmax', -1),
  topk: (s) => calling(s, 'topk', [first(s, s.shape.slice(0, -1)), width(s)]),
  sort: unary('sort', -1),
  embedding: (s) => calling(s, 'embedding', [first(s, s.shape.slice(1)), s.index]),
  index_select: (s) => calling(s, 'index_select', [first(s, s.shape.slice(1)), 0, s.index]),
  gather: (s) => calling(s, 'gather', [first(s), -1, s.index]),
  scatter_add: (s) => calling(s, 'scatter_add', [first(s), -1, s.index, second(s)]),
  nonzero: (s) => {
    using x = first(s)
    return calling(s, 'nonzero', [s.rt.call('clamp', [x, 0])])
  },
  randn: (s) => calling(s, 'randn', [s.shape], { dtype: s.pool.dtype }),
  dropout: (s) => calling(s, 'dropout', [first(s), 0.5, true]),
  conv2d: (s) => {
    const [n, c, h, w, k] = s.shape as [number, number, number, number, number]
    const padding = [k >> 1, k >> 1]
    return calling(s, 'conv2d', [first(s, [n, c, h, w]), second(s, [c, c, k, k]), null, [1, 1], padding])
  },
}
