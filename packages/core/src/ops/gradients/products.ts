// Gradients of matrix products.
import type { Aten, GradientCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type GradientTable, saving } from './formulas.ts'
import { scaled } from './shapes.ts'

/** Matrices [n, k] of all rows. */
function rows(aten: Aten, t: Tensor): Tensor {
  const width = t.shape[t.rank - 1]!
  return aten('reshape', [t, [t.shape.slice(0, -1).reduce((n, s) => n * s, 1), width]])
}

/** The gradient of a matmul's result with the dimensions that vectors leave out. */
function matrixGrad({ aten, grad, self, other }: GradientCall): Tensor {
  const column = other.rank === 1 ? aten('unsqueeze', [grad, -1]) : grad
  return self.rank === 1 ? aten('unsqueeze', [column, -2]) : column
}
function matmulLeft(call: GradientCall): Tensor {
  const { aten, self, other } = call
  if (self.rank === 1 && other.rank === 1) return aten('mul', [other, call.grad])
  const right = other.rank === 1 ? aten('unsqueeze', [other, 1]) : other
  return aten('matmul', [matrixGrad(call), aten('transpose', [right, -2, -1])])
}
function matmulRight(call: GradientCall): Tensor {
  const { aten, self, other } = call
  if (self.rank === 1 && other.rank === 1) return aten('mul', [self, call.grad])
  const left = self.rank === 1 ? aten('unsqueeze', [self, 0]) : self
  const grad = matrixGrad(call)
  // All rows at once where the batch shares one matrix.
  const product =
    other.rank <= 2
      ? aten('mm', [aten('t', [rows(aten, left)]), rows(aten, grad)])
      : aten('matmul', [aten('transpose', [left, -2, -1]), grad])
  return other.rank === 1 ? aten('squeeze', [product, -1]) : product
}

const outer = (second: string): GradientTable[string] => ({
  self: saving(second)(({ aten, grad, ...call }) => aten('mv', [grad, call[second]])),
  [second]: saving('self')(({ aten, grad, self }) => aten('mv', [aten('t', [grad]), self])),
})
const dot = (other: string): GradientTable[string] => ({
  self: saving(other)(({ aten, grad, ...call }) => aten('mul', [call[other], grad])),
  [other]: saving('self')(({ aten, grad, self }) => aten('mul', [self, grad])),
})
/** beta·self + alpha·(first · second), the products summed over the batch in addbmm. */
const batched = (spread: (aten: Aten, grad: Tensor, first: Tensor) => Tensor): GradientTable[string] => ({
  self: ({ aten, grad, beta }) => scaled(aten, grad, beta),
  batch1: saving('batch2')(({ aten, grad, alpha, batch1, batch2 }) =>
    scaled(aten, aten('bmm', [spread(aten, grad, batch1 as Tensor), aten('transpose', [batch2, 1, 2])]), alpha),
  ),
  batch2: saving('batch1')(({ aten, grad, alpha, batch1 }) =>
    scaled(aten, aten('bmm', [aten('transpose', [batch1, 1, 2]), spread(aten, grad, batch1 as Tensor)]), alpha),
  ),
})

const crossProduct: GradientTable[string] = {
  self: saving('other')(({ aten, grad, other, dim }) => aten('linalg_cross', [other, grad], { dim: dim ?? -1 })),
  other: saving('self')(({ aten, grad, self, dim }) => aten('linalg_cross', [grad, self], { dim: dim ?? -1 })),
}

export const products: GradientTable = {
  bilinear: 'parts',
  _trilinear: {
    i1: saving(
      'i2',
      'i3',
    )(({ aten, grad, i2, i3, ...e }) => aten('_trilinear', [grad, i2, i3, e.sumdim, e.expand2, e.expand3, e.expand1])),
    i2: saving(
      'i1',
      'i3',
    )(({ aten, grad, i1, i3, ...e }) => aten('_trilinear', [i1, grad, i3, e.expand1, e.sumdim, e.expand3, e.expand2])),
    i3: saving(
      'i1',
      'i2',
    )(({ aten, grad, i1, i2, ...e }) => aten('_trilinear', [i1, i2, grad, e.expand1, e.expand2, e.sumdim, e.expand3])),
  },
  mm: {
    self: saving('mat2')(({ aten, grad, mat2 }) => aten('mm', [grad, aten('t', [mat2])])),
    mat2: saving('self')(({ aten, grad, self }) => aten('mm', [aten('t', [self]), grad])),
  },
  bmm: {
    self: saving('mat2')(({ aten, grad, mat2 }) => aten('bmm', [grad, aten('transpose', [mat2, 1, 2])])),
    mat2: saving('self')(({ aten, grad, self }) => aten('bmm', [aten('transpose', [self, 1, 2]), grad])),
  },
  mv: {
    self: saving('vec')(({ aten, grad, vec }) => aten('outer', [grad, vec])),
    vec: saving('self')(({ aten, grad, self }) => aten('mv', [aten('t', [self]), grad])),
  },
  dot: dot('tensor'),
  vdot: dot('other'),
  outer: outer('vec2'),
  ger: outer('vec2'),
  addmm: {
    self: ({ aten, grad, beta }) => scaled(aten, grad, beta),
    mat1: saving('mat2')(({ aten, grad, mat2, alpha }) => scaled(aten, aten('mm', [grad, aten('t', [mat2])]), alpha)),
    mat2: saving('mat1')(({ aten, grad, mat1, alpha }) => scaled(aten, aten('mm', [aten('t', [mat1]), grad]), alpha)),
  },
  addmv: {
    self: ({ aten, grad, beta }) => scaled(aten, grad, beta),
    mat: saving('vec')(({ aten, grad, vec, alpha }) => scaled(aten, aten('outer', [grad, vec]), alpha)),
    vec: saving('mat')(({ aten, grad, mat, alpha }) => scaled(aten, aten('mv', [aten('t', [mat]), grad]), alpha)),
  },
  addr: {
    self: ({ aten, grad, beta }) => scaled(aten, grad, beta),
    vec1: saving('vec2')(({ aten, grad, vec2, alpha }) => scaled(aten, aten('mv', [grad, vec2]), alpha)),
    vec2: saving('vec1')(({ aten, grad, vec1, alpha }) => scaled(aten, aten('mv', [aten('t', [grad]), vec1]), alpha)),
  },
  baddbmm: batched((_, grad) => grad),
  addbmm: batched((aten, grad, { shape }) => aten('expand', [grad, [shape[0], ...grad.shape]])),
  matmul: { self: saving('other')(matmulLeft), other: saving('self')(matmulRight) },
  linear: {
    input: saving('weight')(({ aten, grad, weight }) => {
      if (weight.rank === 1) return aten('mul', [aten('unsqueeze', [grad, -1]), weight])
      return aten('matmul', [grad, weight])
    }),
    weight: saving('input')(({ aten, grad, input, weight }) => {
      if (weight.rank === 1) return aten('mul', [aten('unsqueeze', [grad, -1]), input])
      return aten('mm', [aten('t', [rows(aten, grad)]), rows(aten, input)])
    }),
    bias: ({ grad }) => grad,
  },
  linalg_cross: crossProduct,
  cross: crossProduct,
  kron: 'parts',
  trace: 'parts',
  einsum: 'parts',
  tensordot: 'parts',
  inner: 'parts',
}
