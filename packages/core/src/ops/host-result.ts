// Operators whose result is a plain value on the host: equal, allclose, is_nonzero, item. They wait for the device.

import type { Contract } from '../dispatch/contract.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { OpGemsError } from '../errors/errors.ts'
import { type HostScalar, sameShape, type Tensor } from '../tensor/index.ts'
import { contractsIn } from './contracts-in.ts'

/** The only element of a tensor. @throws BAD_ARGUMENT unless there is exactly one */
function element(operator: string, tensor: Tensor): HostScalar {
  if (tensor.numel !== 1)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${tensor.describe()} does not have exactly one element`, {
      operator,
      shapes: [tensor.shape],
    })
  const value = tensor.dataSync()[0]!
  return tensor.dtype === 'bool' ? Boolean(value) : value
}

/** Whether a comparison, made by `compare`, holds everywhere; true where there is nothing to compare. */
function holdsEverywhere(rt: Runtime, operator: string, compare: () => Tensor): boolean {
  return rt.tidy(() => element(operator, rt.call('aten::all', [compare()]) as Tensor) === true)
}

/** Same shape and same elements, in the dtype to which both promote; NaN equals nothing. */
function equal(rt: Runtime, a: Tensor, b: Tensor): boolean {
  if (!sameShape(a.shape, b.shape)) return false
  return holdsEverywhere(rt, 'equal', () => rt.call('aten::eq.Tensor', [a, b]) as Tensor)
}

const isZero = (value: HostScalar): boolean =>
  typeof value === 'object' ? value.re === 0 && value.im === 0 : Number(value) === 0

const define = contractsIn('reduction')

export const hostResults: Contract[] = [
  define('equal', (rt, [self, other]) => equal(rt, self as Tensor, other as Tensor)),
  define('allclose', (rt, args) => holdsEverywhere(rt, 'allclose', () => rt.call('aten::isclose', args) as Tensor)),
  define('is_nonzero', (_, [self]) => !isZero(element('is_nonzero', self as Tensor))),
  define('item', (_, [self]) => element('item', self as Tensor)),
  define('_local_scalar_dense', (_, [self]) => element('_local_scalar_dense', self as Tensor)),
]
