// renorm: slices along a dimension are scaled down to a greatest norm.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Axis, KernelDType, Value } from '../../kernel/index.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'

/** Keeps the divisor above zero, as PyTorch's renorm does. */
const epsilon = 1e-7

function norm(x: Value, p: number, axes: readonly Axis[]): Value {
  const size = x.abs()
  if (p === Number.POSITIVE_INFINITY) return size.max(...axes)
  if (p === 1) return size.sum(...axes)
  if (p === 2)
    return x
      .mul(x)
      .sum(...axes)
      .sqrt()
  return size
    .pow(p)
    .sum(...axes)
    .pow(1 / p)
}

function renorm(rt: Runtime, self: Tensor, p: number, dim: number, maxNorm: number, out: Tensor | null): Tensor {
  if (isComplex(self.dtype)) rt.refuseComplex('renorm', [self])
  if (self.rank < 2 || !(p > 0) || maxNorm < 0)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `renorm: needs two dimensions or more, p above 0 and maxnorm of at least 0, got ${self.describe()}, p ${p}, maxnorm ${maxNorm}`,
      { operator: 'renorm', shapes: [self.shape] },
    )
  const kept = normalizeDimension('renorm', dim, self.rank)
  const result = out ? checkOutput('renorm', out, self.shape, self.dtype) : rt.empty(self.shape, self.dtype)
  const geometry = new RowGeometry(self.shape, new Set(self.shape.map((_, d) => d).filter((d) => d !== kept)))
  const compute = computeType(self.dtype) as KernelDType
  callRows(rt, {
    name: 'renorm',
    variant: String(p),
    geometry,
    operands: { x: geometry.all(self), y: geometry.all(result, 'write') },
    scalars: { limit: [maxNorm, compute] },
    body: ({ row, load, store, scalar }) => {
      const x = load('x').to(compute)
      const length = norm(x, p, row.axes)
      const scale = length.gt(scalar('limit')).select(scalar('limit').div(length.add(epsilon)), length.like(1))
      store('y', x.mul(scale))
    },
  })
  return result
}

export const renorms: Contract[] = [
  {
    overload: 'renorm',
    category: 'norm',
    compute: (rt, [self, p, dim, maxNorm], out) =>
      renorm(rt, self as Tensor, Number(p), dim as number, Number(maxNorm), out?.[0] ?? null),
  },
]
