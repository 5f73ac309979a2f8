// Views of a whole tensor: aliases, and complex numbers as pairs of reals.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { complexOf, dtypeInfo, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { defineView } from './define.ts'

export const alias = (rt: Runtime, self: Tensor): Tensor => rt.view(self, self.shape, self.strides)

/** A complex tensor as reals with a last dimension of 2: real and imaginary part. */
export function viewAsReal(rt: Runtime, self: Tensor): Tensor {
  if (!isComplex(self.dtype))
    throw new OpGemsError('DTYPE_MISMATCH', `view_as_real: expects a complex tensor, got ${self.describe()}`, {
      operator: 'view_as_real',
      dtypes: [self.dtype],
    })
  const strides = [...self.strides.map((s) => s * 2), 1]
  return rt.view(self, [...self.shape, 2], strides, self.storageOffset * 2, dtypeInfo(self.dtype).real)
}

function viewAsComplex(rt: Runtime, self: Tensor): Tensor {
  const outer = self.strides.slice(0, -1)
  const isPairs = self.rank > 0 && self.shape[self.rank - 1] === 2 && self.strides[self.rank - 1] === 1
  const isEven = self.storageOffset % 2 === 0 && outer.every((s) => s % 2 === 0)
  if (!isPairs || !isEven || (self.dtype !== 'float32' && self.dtype !== 'float64'))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `view_as_complex: expects float32 or float64 with a contiguous last dimension of size 2 and even strides, got ${self.describe()} with strides [${self.strides.join(', ')}]`,
      { operator: 'view_as_complex', dtypes: [self.dtype], shapes: [self.shape] },
    )
  const dtype = complexOf(self.dtype)
  return rt.view(
    self,
    self.shape.slice(0, -1),
    outer.map((s) => s / 2),
    self.storageOffset / 2,
    dtype,
  )
}

/** The real parts of a complex tensor, or its imaginary parts. */
function component(rt: Runtime, self: Tensor, which: 0 | 1): Tensor {
  const strides = self.strides.map((s) => s * 2)
  return rt.view(self, self.shape, strides, self.storageOffset * 2 + which, dtypeInfo(self.dtype).real)
}

const tensor = (value: unknown) => value as Tensor

export const aliasViews: Contract[] = [
  // No tensor here is lazily conjugated or negated, so resolving gives the tensor itself.
  ...defineView(['alias', 'detach', 'lift_fresh', 'resolve_conj', 'resolve_neg'], (rt, [self]) =>
    alias(rt, tensor(self)),
  ),
  ...defineView(['view_as_real'], (rt, [self]) => viewAsReal(rt, tensor(self))),
  ...defineView(['view_as_complex'], (rt, [self]) => viewAsComplex(rt, tensor(self))),
  ...defineView(['real'], (rt, [self]) =>
    isComplex(tensor(self).dtype) ? component(rt, tensor(self), 0) : alias(rt, tensor(self)),
  ),
  ...defineView(['imag'], (rt, [self]) => {
    if (isComplex(tensor(self).dtype)) return component(rt, tensor(self), 1)
    throw new OpGemsError('DTYPE_MISMATCH', `imag: expects a complex tensor, got ${tensor(self).describe()}`, {
      operator: 'imag',
    })
  }),
  ...['conj', '_conj'].flatMap((operator) =>
    defineView([operator], (rt, [self]) =>
      isComplex(tensor(self).dtype) ? rt.refuseComplex(operator, [tensor(self)]) : alias(rt, tensor(self)),
    ),
  ),
]
