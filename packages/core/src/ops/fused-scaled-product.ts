// cutlass_scaled_mm of the reference library: the product of matrices of float8 or int8, scaled into a tensor that is given.
import type { FactorVector } from '../backend/product-call.ts'
import type { Contract } from '../dispatch/contract.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { isFloat8 } from '../dtype/index.ts'
import { type ErrorCode, OpGemsError } from '../errors/errors.ts'
import type { Tensor } from '../tensor/index.ts'
import { multiplyScaled } from './blas/scaled.ts'

const operator = 'cutlass_scaled_mm'

interface Operands {
  readonly c: Tensor
  readonly a: Tensor
  readonly b: Tensor
  readonly scaleA: Tensor
  readonly scaleB: Tensor
  readonly bias: Tensor | null
}

function refuse(code: ErrorCode, what: string, tensors: readonly Tensor[]): never {
  const described = tensors.map((t) => t.describe()).join(', ')
  const [dtypes, shapes] = [tensors.map((t) => t.dtype), tensors.map((t) => t.shape)]
  throw new OpGemsError(code, `${operator}: ${what}, got ${described}`, { operator, dtypes, shapes })
}

const floats = ['float32', 'float16', 'bfloat16']

function check({ c, a, b, scaleA, scaleB, bias }: Operands): void {
  if (c.rank !== 2 || a.rank !== 2 || b.rank !== 2) refuse('SHAPE_MISMATCH', 'c, a and b must be matrices', [c, a, b])
  if (a.shape[1] !== b.shape[0] || c.shape[0] !== a.shape[0] || c.shape[1] !== b.shape[1])
    refuse('SHAPE_MISMATCH', 'c must have the shape of a·b', [c, a, b])
  const isPair = (isFloat8(a.dtype) && isFloat8(b.dtype)) || (a.dtype === 'int8' && b.dtype === 'int8')
  if (!isPair) refuse('DTYPE_MISMATCH', 'a and b must both be of float8 or of int8', [a, b])
  if (!floats.includes(c.dtype)) refuse('DTYPE_MISMATCH', `c must be of ${floats.join(', ')}`, [c])
  if (scaleA.dtype !== 'float32' || scaleB.dtype !== 'float32')
    refuse('DTYPE_MISMATCH', 'a_scale and b_scale must be float32', [scaleA, scaleB])
  if (bias && !floats.includes(bias.dtype)) refuse('DTYPE_MISMATCH', `bias must be of ${floats.join(', ')}`, [bias])
  if (bias && (bias.rank !== 1 || bias.numel !== b.shape[1]))
    refuse('SHAPE_MISMATCH', `bias must hold ${b.shape[1]} elements`, [bias])
}

/** One factor for all, or one for each. @throws UNSUPPORTED for blocks of elements with factors of their own */
function factorsFor(name: string, scale: Tensor, count: number): FactorVector {
  if (scale.numel !== 1 && (scale.numel !== count || !scale.isContiguous()))
    refuse('UNSUPPORTED', `${name} must hold one element or ${count} contiguous ones (blocks are not supported)`, [
      scale,
    ])
  return { address: scale.address, step: scale.numel === 1 ? 0 : 1 }
}

/** c = a_scale·b_scale·(a·b) + bias, summed in float32, or exactly in int32. @throws SHAPE_MISMATCH, DTYPE_MISMATCH, UNSUPPORTED */
function scaledProduct(rt: Runtime, operands: Operands): Tensor {
  check(operands)
  const { c, a, b, scaleA, scaleB } = operands
  const row = factorsFor('a_scale', scaleA, a.shape[0]!)
  const column = factorsFor('b_scale', scaleB, b.shape[1]!)
  rt.tidy(() => multiplyScaled(rt, operands, { row, column }, c))
  return c
}

export const fusedScaledProducts: Contract[] = [
  {
    overload: operator,
    category: 'fused',
    schema: `${operator}(Tensor(a!) c, Tensor a, Tensor b, Tensor a_scale, Tensor b_scale, Tensor? bias=None) -> Tensor(a!)`,
    compute: (rt, args) => {
      const [c, a, b, scaleA, scaleB] = args as Tensor[] as [Tensor, Tensor, Tensor, Tensor, Tensor]
      return scaledProduct(rt, { c, a, b, scaleA, scaleB, bias: args[5] as Tensor | null })
    },
  },
]
