// Assertions about one element that the device checks while the program goes on: _assert_async. And _is_all_true.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { callRows, RowGeometry } from '../row-call.ts'

const usual = 'expected one element that is not zero, got zero'

/** Fails with the message where the element is zero, at the latest when the host waits. @throws BAD_ARGUMENT unless there is one element */
function assertNotZero(rt: Runtime, operator: string, self: Tensor, message: string): void {
  if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
  if (self.numel !== 1)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: expected one element, got ${self.describe()}`, {
      operator,
      shapes: [self.shape],
    })
  const geometry = new RowGeometry([], new Set())
  const seen = rt.view(self, [], [])
  callRows(rt, {
    name: 'assert',
    variant: message,
    geometry,
    operands: { x: geometry.each(seen) },
    body: ({ row, load }) => {
      const x = load('x').to(computeType(self.dtype) as KernelDType)
      row.k.check(x.to('bool'), `${operator}: ${message}`, 'BAD_ARGUMENT')
    },
  })
  seen.dispose()
}

/** A size within bounds, and the token handed on. @throws BAD_ARGUMENT for another size */
function constrain(rt: Runtime, operator: string, args: readonly unknown[], least: number): Tensor {
  const [size, min, max, token] = args as [number, number | null, number | null, Tensor]
  const [low, high] = [min ?? least, max ?? Infinity]
  if (!(size >= low && size <= high))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: size ${size} is not within ${low} … ${high}`, { operator })
  return rt.call('aten::clone', [token]) as Tensor
}

const define = contractsIn('reduction')

export const assertions: Contract[] = [
  define('_assert_async', (rt, [self]) => assertNotZero(rt, '_assert_async', self as Tensor, usual)),
  define('_assert_async.msg', (rt, [self, message]) =>
    assertNotZero(rt, '_assert_async', self as Tensor, message as string),
  ),
  define('_functional_assert_async.msg', (rt, [self, message, token]) => {
    assertNotZero(rt, '_functional_assert_async', self as Tensor, message as string)
    return rt.call('aten::clone', [token])
  }),
  define('_functional_sym_constrain_range', (rt, args) =>
    constrain(rt, '_functional_sym_constrain_range', args, -Infinity),
  ),
  define('_functional_sym_constrain_range_for_size', (rt, args) =>
    constrain(rt, '_functional_sym_constrain_range_for_size', args, 0),
  ),
  // What calls of assertions hand on, so that they stay in order.
  define('_make_dep_token', (rt) => rt.call('aten::zeros', [[]])),
  define('_is_all_true', (rt, [self]) => {
    const tensor = self as Tensor
    if (tensor.dtype !== 'bool')
      throw new OpGemsError('UNSUPPORTED_DTYPE', `_is_all_true: takes bool, got ${tensor.describe()}`, {
        operator: '_is_all_true',
        dtypes: [tensor.dtype],
      })
    return rt.call('aten::all', [tensor])
  }),
]
