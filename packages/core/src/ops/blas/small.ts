// Products of few elements: the Kronecker product, cross products, the trace.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { parseSchema } from '../../schema/index.ts'
import { broadcastShapes, normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { PointwiseOperator } from '../pointwise-operator.ts'
import { select } from '../view/slices.ts'

type Outputs = readonly Tensor[] | null

/** Every element of `a` times the whole of `b`: a product of views with the dimensions interleaved. */
function kron(rt: Runtime, a: Tensor, b: Tensor, out: Outputs): Tensor {
  const rank = Math.max(a.rank, b.rank)
  const sides = (t: Tensor) => [...Array<number>(rank - t.rank).fill(1), ...t.shape]
  const [sidesA, sidesB] = [sides(a), sides(b)]
  const result = rt.tidy(() => {
    const left = rt.call('aten::reshape', [a, sidesA.flatMap((s) => [s, 1])])
    const right = rt.call('aten::reshape', [b, sidesB.flatMap((s) => [1, s])])
    const product = rt.call('aten::mul.Tensor', [left, right])
    return rt.call('aten::reshape', [product, sidesA.map((s, i) => s * sidesB[i]!)]) as Tensor
  })
  if (!out) return result
  rt.call('aten::copy_', [out[0], result])
  result.dispose()
  return out[0]!
}

const components = new PointwiseOperator(
  parseSchema('cross(Tensor a0, Tensor a1, Tensor a2, Tensor b0, Tensor b1, Tensor b2) -> (Tensor, Tensor, Tensor)'),
  {
    overloads: [],
    promotion: 'default',
    formula: ({ a0, a1, a2, b0, b1, b2 }, _, { compute, result }) => {
      // PyTorch computes in the tensors' own dtype, so that each product is rounded to it.
      const product = (x: Value, y: Value) =>
        x
          .mul(y)
          .to(result as KernelDType)
          .to(compute as KernelDType)
      const minor = (x: Value, y: Value, z: Value, w: Value) => product(x, y).sub(product(z, w))
      return [minor(a1!, b2!, a2!, b1!), minor(a2!, b0!, a0!, b2!), minor(a0!, b1!, a1!, b0!)]
    },
  },
)

/** Cross products of the vectors of three elements along a dimension. @throws SHAPE_MISMATCH */
function cross(rt: Runtime, operator: string, a: Tensor, b: Tensor, dim: number, out: Outputs): Tensor {
  const at = normalizeDimension(operator, dim, a.rank)
  if (a.rank !== b.rank || a.shape[at] !== 3 || b.shape[at] !== 3)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: dimension ${at} of ${a.describe()} and ${b.describe()} must have size 3 in both`,
      { operator, shapes: [a.shape, b.shape] },
    )
  if (a.dtype !== b.dtype)
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: ${a.describe()} and ${b.describe()} must have one dtype`, {
      operator,
      dtypes: [a.dtype, b.dtype],
    })
  const shape = broadcastShapes(operator, [a.shape, b.shape])
  const result = out ? checkOutput(operator, out[0]!, shape, a.dtype) : rt.empty(shape, a.dtype)
  rt.tidy(() => {
    const parts = (t: Tensor) => [0, 1, 2].map((i) => select(rt, operator, t, at, i))
    components.compute(rt, [...parts(a), ...parts(b)], parts(result))
  })
  return result
}

/** The first dimension of size 3. @throws SHAPE_MISMATCH */
function dimensionOfThree(a: Tensor, b: Tensor): number {
  const at = a.shape.indexOf(3)
  if (at < 0)
    throw new OpGemsError('SHAPE_MISMATCH', `cross: ${a.describe()} and ${b.describe()} have no dimension of size 3`, {
      operator: 'cross',
      shapes: [a.shape, b.shape],
    })
  return at
}

function trace(rt: Runtime, self: Tensor, out: Outputs): Tensor {
  if (self.rank !== 2)
    throw new OpGemsError('SHAPE_MISMATCH', `trace: expected a matrix, got ${self.describe()}`, {
      operator: 'trace',
      shapes: [self.shape],
    })
  const diagonal = rt.call('aten::diagonal', [self]) as Tensor
  const result = rt.call('aten::sum', [diagonal], out ? { out: out[0] } : undefined) as Tensor
  diagonal.dispose()
  return result
}

const define = contractsIn('blas')

export const smallProducts: Contract[] = [
  define('kron', (rt, [a, b], out) => kron(rt, a as Tensor, b as Tensor, out)),
  define('linalg_cross', (rt, [a, b, dim], out) =>
    cross(rt, 'linalg_cross', a as Tensor, b as Tensor, dim as number, out),
  ),
  define('cross', (rt, [a, b, dim], out) =>
    cross(
      rt,
      'cross',
      a as Tensor,
      b as Tensor,
      (dim as number | null) ?? dimensionOfThree(a as Tensor, b as Tensor),
      out,
    ),
  ),
  define('trace', (rt, [self], out) => trace(rt, self as Tensor, out)),
]
