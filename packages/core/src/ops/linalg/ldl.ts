// L·D·Lᵀ factors of symmetric matrices, definite or not, and systems solved with them.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildLdlBackward, buildLdlForward, buildLdlStep } from '../../kernels/linalg/ldl.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import {
  batchOf,
  checkInfo,
  checkMatrices,
  checkSquare,
  flattened,
  refuse,
  shaped,
  sharedBatch,
  transposed,
} from './batch.ts'
import { diagonalOf, firstZero } from './lu.ts'

/** [factors, pivots, info] from the lower triangle. */
function factorise(rt: Runtime, a: Tensor): readonly [Tensor, Tensor, Tensor] {
  const flat = flattened(rt, a)
  const [matrices, size] = flat.shape as [number, number, number]
  const strict = rt.call('aten::tril', [flat, -1]) as Tensor
  let source = rt.call('aten::add', [rt.call('aten::tril', [flat]), transposed(rt, strict)]) as Tensor
  let target = rt.empty(flat.shape, a.dtype)
  let [from, to] = [rt.empty([matrices], 'int64'), rt.empty([matrices], 'int64')]
  const pivots = rt.empty([matrices, size], 'int32')
  fillWith(rt, from, 0)
  fillWith(rt, pivots, 0)
  const dtype = a.dtype as KernelDType
  const build = (k: KernelBuilder) => buildLdlStep(k, dtype)
  for (let i = 0; i < size && matrices > 0; i++) {
    launchNamed(rt, 'ldl_step', dtype, build, [source, target, from, to, pivots], { matrices, size })
    ;[source, target, from, to] = [target, source, to, from]
  }
  const factors = rt.call('aten::tril', [source]) as Tensor
  const isPair = rt.call('aten::lt', [pivots, 0])
  const info = firstZero(rt, rt.call('aten::masked_fill', [diagonalOf(rt, factors), isPair, 1]) as Tensor, 'zero')
  const batch = batchOf(a)
  return [shaped(rt, factors, a.shape), shaped(rt, pivots, [...batch, size]), shaped(rt, info, batch)]
}

function solve(rt: Runtime, factors: Tensor, pivots: Tensor, b: Tensor): Tensor {
  const operator = 'linalg_ldl_solve'
  checkMatrices(operator, factors, b)
  checkSquare(operator, factors)
  const size = factors.shape.at(-1)!
  if (pivots.dtype !== 'int32')
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: pivots must be int32, got ${pivots.describe()}`, {
      operator,
      dtypes: [pivots.dtype],
    })
  if (!sameShape(pivots.shape, factors.shape.slice(0, -1)) || b.shape.at(-2) !== size)
    refuse(operator, 'the sizes of the system do not agree', [factors, pivots, b])
  const [left, right] = sharedBatch(rt, operator, factors, b)
  const flat = flattened(rt, left)
  const marks = shaped(rt, rt.call('aten::expand', [pivots, left.shape.slice(0, -1)]) as Tensor, flat.shape.slice(0, 2))
  let source = rt.call('aten::clone', [flattened(rt, right)]) as Tensor
  let target = rt.empty(source.shape, b.dtype)
  const [matrices, , columns] = source.shape as [number, number, number]
  const dtype = b.dtype as KernelDType
  const run = (name: string, build: (k: KernelBuilder, dtype: KernelDType) => void, step: number) => {
    const values = { matrices, size, columns, step }
    launchNamed(rt, name, dtype, (k) => build(k, dtype), [flat, source, target, marks], values)
    ;[source, target] = [target, source]
  }
  if (source.numel > 0) {
    for (let i = 0; i < size; i++) run('ldl_forward', buildLdlForward, i)
    for (let i = size - 1; i >= 0; i--) run('ldl_backward', buildLdlBackward, i)
  }
  return shaped(rt, source, right.shape)
}

const define = contractsIn('blas')

export const ldlFactors: Contract[] = [
  define('linalg_ldl_factor_ex', (rt, [self, , checks]) => {
    checkSquare('linalg_ldl_factor_ex', self as Tensor)
    return rt.tidy(() => {
      const [factors, pivots, info] = factorise(rt, self as Tensor)
      if (checks) checkInfo('linalg_ldl_factor_ex', info, 'D has a zero')
      return [factors, pivots, info]
    })
  }),
  define('linalg_ldl_factor', (rt, [self]) => {
    checkSquare('linalg_ldl_factor', self as Tensor)
    return rt.tidy(() => {
      const [factors, pivots, info] = factorise(rt, self as Tensor)
      checkInfo('linalg_ldl_factor', info, 'D has a zero')
      return [factors, pivots]
    })
  }),
  define('linalg_ldl_solve', (rt, [factors, pivots, b]) =>
    rt.tidy(() => solve(rt, factors as Tensor, pivots as Tensor, b as Tensor)),
  ),
]
