// Gradients of views by better ways than writing through them, of joins, repetitions, flips and padding.
import type { Aten, ComposedCall, GradientCall } from '../../dispatch/gradient.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { stridedGradient } from './strided.ts'

const every = (names: readonly string[], table: GradientTable[string]): GradientTable =>
  Object.fromEntries(names.map((name) => [name, table]))
const withCopies = (names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const [base, overload] = name.split('.')
    return [name, overload === undefined ? `${base}_copy` : `${base}_copy.${overload}`]
  })

const passed: FormulaTable = { self: ({ grad }) => grad }
const reshaped: FormulaTable = { self: ({ aten, grad, self }) => aten('reshape', [grad, self.shape]) }
const transposed: FormulaTable = {
  self: ({ aten, grad, self, dim0, dim1, axis0, axis1 }) =>
    self.rank === 0 ? grad : aten('transpose', [grad, dim0 ?? axis0, dim1 ?? axis1]),
}
const matrixTransposed: FormulaTable = {
  self: ({ aten, grad, self }) => (self.rank < 2 ? grad : aten('transpose', [grad, -2, -1])),
}
const inverse = (dims: readonly number[]): number[] => {
  const result = new Array<number>(dims.length)
  dims.forEach((d, i) => {
    result[d < 0 ? d + dims.length : d] = i
  })
  return result
}

/** Sums over the copies: each repeated dimension as (copies, size). */
function overCopies({ aten, grad, self }: GradientCall, repeats: readonly number[]): Tensor {
  const missing = repeats.length - self.rank
  const sides = repeats.flatMap((times, d) => (d < missing ? [times, 1] : [times, self.shape[d - missing]!]))
  if (sides.length === 0) return grad
  const sums = repeats.flatMap((times, d) => (times === 1 ? [] : [2 * d]))
  const split = aten('reshape', [grad, sides])
  return aten('reshape', [sums.length > 0 ? aten('sum', [split, sums]) : split, self.shape])
}

/** Each tensor's part of the joined gradient. */
function parts({ aten, grad, tensors, dim, axis }: GradientCall): Tensor[] {
  const list = tensors as readonly Tensor[]
  const at = normalizeDimension('cat', (dim ?? axis ?? 0) as number, grad.rank)
  let start = 0
  return list.map((t) => {
    // A tensor of shape [0] joins anything.
    if (t.rank === 1 && t.shape[0] === 0 && grad.rank !== 1) return aten('zeros', [t.shape], { dtype: t.dtype })
    const part = aten('narrow', [grad, at, start, t.shape[at]])
    start += t.shape[at]!
    return part
  })
}
const joined: FormulaTable = { tensors: parts }

const joinAtLeast = (rank: number, dimOf: (rank: number) => number) =>
  calls(({ aten, tensors }) => {
    const views = (tensors as readonly Tensor[]).map((t) => aten(`atleast_${rank}d`, [t]))
    return aten('cat', [views, dimOf(views[0]!.rank)])
  })
const column = (aten: Aten, t: Tensor): Tensor => (t.rank < 2 ? aten('reshape', [t, [t.numel, 1]]) : t)

/** Each dimension goes on from its other end. */
function padCircular({ rt, aten, self }: ComposedCall, sides: readonly number[]): Tensor {
  let padded = self
  for (let i = 0; 2 * i < sides.length; i++) {
    const dim = self.rank - 1 - i
    const size = self.shape[dim]!
    const [before, after] = [sides[2 * i]!, sides[2 * i + 1]!]
    const places = Array.from({ length: size + before + after }, (_, at) => (((at - before) % size) + size) % size)
    padded = aten('index_select', [padded, dim, rt.tensor(places, { dtype: 'int64' })])
  }
  return padded
}

function pad(call: ComposedCall): Tensor {
  const { aten, self, pad: sides, mode, value } = call
  const count = (sides as readonly number[]).length / 2
  if (mode === 'circular') return padCircular(call, sides as readonly number[])
  if (mode === 'constant') return aten('constant_pad_nd', [self, sides, value ?? 0])
  const kind = { reflect: 'reflection_pad', replicate: 'replication_pad' }[mode as 'reflect' | 'replicate']
  return aten(`${kind}${count}d`, [self, sides])
}

const gridOf = ({ grads, tensors, aten }: GradientCall, isSwapped: boolean) =>
  (tensors as readonly Tensor[]).map((t, i) => {
    const grad = grads[i]
    if (!grad) return null
    const at = isSwapped && i < 2 && grads.length > 1 ? 1 - i : i
    const sums = grad.shape.map((_, d) => d).filter((d) => d !== at)
    return aten('reshape', [sums.length > 0 ? aten('sum', [grad, sums]) : grad, t.shape])
  })

export const shapeGradients: GradientTable = {
  ...every(
    ['clone', 'contiguous', '_to_copy', 'to.dtype', 'to.device', 'to.dtype_layout', 'to.other', 'type_as', 'lift'],
    passed,
  ),
  ...every(withCopies(['expand', 'alias', 'lift_fresh']), passed),
  ...every(['expand_as', 'broadcast_to', 'resolve_conj', 'resolve_neg', 'real'], passed),
  ...every(['conj', '_conj', '_conj_copy'], passed),
  detach: 'none',
  copy: { src: ({ grad }) => grad, self: () => null },
  ...every(withCopies(['view', 'squeeze', 'squeeze.dim', 'squeeze.dims', 'unsqueeze']), reshaped),
  ...every(['_unsafe_view', 'view_as', 'reshape', 'reshape_as', '_reshape_alias', 'ravel'], reshaped),
  ...every(['flatten.using_ints', 'unflatten.int', 'atleast_1d', 'atleast_2d', 'atleast_3d'], reshaped),
  ...every(['atleast_1d.Sequence', 'atleast_2d.Sequence', 'atleast_3d.Sequence'], {
    tensors: ({ aten, grads, tensors }) =>
      (tensors as readonly Tensor[]).map((t, i) => (grads[i] ? aten('reshape', [grads[i], t.shape]) : null)),
  }),
  unsafe_split_with_sizes: calls(({ aten, self, split_sizes, dim }) =>
    aten('split_with_sizes', [self, split_sizes, dim]),
  ),
  broadcast_tensors: { tensors: ({ grads }) => grads },
  ...every([...withCopies(['transpose.int']), 'swapaxes', 'swapdims'], transposed),
  ...every([...withCopies(['t']), 'mT', 'mH', 'adjoint', 'matrix_H'], matrixTransposed),
  numpy_T: { self: ({ aten, grad, self }) => aten('permute', [grad, self.shape.map((_, d) => self.rank - 1 - d)]) },
  ...every(withCopies(['permute']), {
    self: ({ aten, grad, dims }) => aten('permute', [grad, inverse(dims as number[])]),
  }),
  ...every(['movedim.intlist', 'moveaxis.intlist', 'movedim.int', 'moveaxis.int'], {
    self: ({ aten, grad, source, destination }) => aten('movedim', [grad, destination, source]),
  }),
  ...every(withCopies(['unfold']), {
    self: ({ aten, grad, self, dimension, size, step }) =>
      aten('unfold_backward', [grad, self.shape, dimension, size, step]),
  }),
  ...every(['cat', 'concat', 'concatenate'], joined),
  stack: { tensors: ({ aten, grad, dim }) => aten<Tensor[]>('unbind', [grad, dim]) },
  hstack: joinAtLeast(1, (rank) => (rank === 1 ? 0 : 1)),
  ...every(
    ['vstack', 'row_stack'],
    joinAtLeast(2, () => 0),
  ),
  dstack: joinAtLeast(3, () => 2),
  column_stack: calls(({ aten, tensors }) =>
    aten('cat', [(tensors as readonly Tensor[]).map((t) => column(aten, t)), 1]),
  ),
  block_diag: {
    tensors: ({ aten, grad, tensors }) => {
      let [row, at] = [0, 0]
      return (tensors as readonly Tensor[]).map((t) => {
        const [height, width] = t.rank === 2 ? t.shape : [1, t.numel]
        const part = aten('narrow', [aten('narrow', [grad, 0, row, height]), 1, at, width])
        row += height!
        at += width!
        return aten('reshape', [part, t.shape])
      })
    },
  },
  repeat: { self: (call) => overCopies(call, call.repeats as number[]) },
  tile: {
    self: (call) => {
      const dims = call.dims as readonly number[]
      return overCopies(call, [...Array<number>(Math.max(call.self.rank - dims.length, 0)).fill(1), ...dims])
    },
  },
  'repeat_interleave.self_int': {
    self: ({ aten, grad, self, dim, repeats }) => {
      const flat = dim === null || self.rank === 0
      const sides = flat ? [self.numel] : self.shape
      const at = flat ? 0 : normalizeDimension('repeat_interleave', dim, self.rank)
      const split = aten('unflatten', [grad, at, [sides[at], repeats]])
      return aten('reshape', [aten('sum', [split, [at + 1]]), self.shape])
    },
  },
  'repeat_interleave.self_Tensor': calls(({ aten, self, repeats, dim }) => {
    const source = dim === null || self.rank === 0 ? aten('reshape', [self, [-1]]) : self
    const at = dim ?? 0
    const counts = aten('expand', [aten('reshape', [repeats, [-1]]), [source.shape[at < 0 ? at + source.rank : at]]])
    return aten('index_select', [source, at, aten('repeat_interleave.Tensor', [counts])])
  }),
  as_strided: {
    self: ({ rt, grad, self, results }) => stridedGradient(rt, grad, self, results[0]!),
  },
  flip: { self: ({ aten, grad, dims }) => aten('flip', [grad, dims]) },
  fliplr: { self: ({ aten, grad }) => aten('fliplr', [grad]) },
  flipud: { self: ({ aten, grad }) => aten('flipud', [grad]) },
  rot90: { self: ({ aten, grad, k, dims }) => aten('rot90', [grad, -(k as number), dims]) },
  roll: {
    self: ({ aten, grad, shifts, dims }) => aten('roll', [grad, (shifts as number[]).map((s) => -s), dims]),
  },
  constant_pad_nd: {
    self: ({ aten, grad, pad: sides }) => aten('constant_pad_nd', [grad, (sides as number[]).map((s) => -s)]),
  },
  pad: calls(pad),
  ...Object.fromEntries(
    ['reflection_pad', 'replication_pad'].flatMap((kind) =>
      [1, 2, 3].map((d) => [
        `${kind}${d}d`,
        {
          self: saving('self')(({ aten, grad, self, padding }) => aten(`${kind}${d}d_backward`, [grad, self, padding])),
        },
      ]),
    ),
  ),
  triu: { self: ({ aten, grad, diagonal }) => aten('triu', [grad, diagonal]) },
  tril: { self: ({ aten, grad, diagonal }) => aten('tril', [grad, diagonal]) },
  diag_embed: { self: ({ aten, grad, offset, dim1, dim2 }) => aten('diagonal', [grad, offset, dim1, dim2]) },
  diag: calls(({ aten, self, diagonal }) =>
    self.rank === 1 ? aten('diag_embed', [self, diagonal]) : aten('diagonal_copy', [self, diagonal]),
  ),
  diagflat: calls(({ aten, self, offset }) => aten('diag_embed', [aten('reshape', [self, [-1]]), offset])),
  meshgrid: { tensors: (call) => gridOf(call, false) },
  'meshgrid.indexing': { tensors: (call) => gridOf(call, call.indexing === 'xy') },
  cartesian_prod: calls(({ aten, tensors }) => {
    const list = tensors as readonly Tensor[]
    if (list.length === 1) return aten('alias', [list[0]])
    const grids = aten<Tensor[]>('meshgrid', [list])
    return aten('stack', [grids.map((g) => aten('reshape', [g, [-1]])), 1])
  }),
  combinations: 'parts',
  channel_shuffle: calls(({ aten, self, groups }) => {
    const [batch, channels, ...rest] = self.shape as [number, number, ...number[]]
    const split = aten('reshape', [self, [batch, groups, channels / (groups as number), ...rest]])
    return aten('reshape', [aten('transpose', [split, 1, 2]), self.shape])
  }),
  pixel_shuffle: {
    self: ({ aten, grad, upscale_factor }) => aten('pixel_unshuffle', [grad, upscale_factor]),
  },
  pixel_unshuffle: {
    self: ({ aten, grad, downscale_factor }) => aten('pixel_shuffle', [grad, downscale_factor]),
  },
  'fill.Scalar': { self: ({ aten, grad }) => aten('zeros_like', [grad]) },
  'fill.Tensor': {
    self: ({ aten, grad }) => aten('zeros_like', [grad]),
    value: ({ aten, grad }) => aten('sum', [grad]),
  },
  zero: { self: ({ aten, grad }) => aten('zeros_like', [grad]) },
}
