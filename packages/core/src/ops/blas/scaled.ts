// _scaled_mm: the product of matrices of float8, with a factor for each tensor, or for each row of one and column of the other.
import type { ProductFactors } from '../../backend/product-call.ts'
import type { ProductClass } from '../../codegen/products.ts'
import type { Contract } from '../../dispatch/contract.ts'
import { prefersDType } from '../../dispatch/launch/product.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, isFloat8 } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { multiplyInto, refuseShapes } from './matrix.ts'

const operator = '_scaled_mm'

interface ScaledProduct {
  readonly a: Tensor
  readonly b: Tensor
  readonly scaleA: Tensor
  readonly scaleB: Tensor
  readonly bias: Tensor | null
  /** Divides results of float8 alone, as on PyTorch's CPU. */
  readonly scaleResult: Tensor | null
}

function refuseDTypes(what: string, tensors: readonly Tensor[]): never {
  const described = tensors.map((t) => t.describe()).join(' and ')
  throw new OpGemsError('DTYPE_MISMATCH', `${operator}: ${what}, got ${described}`, {
    operator,
    dtypes: tensors.map((t) => t.dtype),
  })
}

function checkMatrices({ a, b }: ScaledProduct): void {
  if (a.rank !== 2 || b.rank !== 2) refuseShapes(operator, a, b, 'it takes two matrices')
  if (a.shape[1] !== b.shape[0]) refuseShapes(operator, a, b, `inner sizes ${a.shape[1]} and ${b.shape[0]} differ`)
  if (!isFloat8(a.dtype) || !isFloat8(b.dtype)) refuseDTypes('both matrices must be of float8', [a, b])
}

/** One factor for each tensor, or [M, 1] and [1, N]; not one and the other. @throws SHAPE_MISMATCH, DTYPE_MISMATCH */
function factorsOf({ a, b, scaleA, scaleB }: ScaledProduct): ProductFactors {
  if (scaleA.dtype !== 'float32' || scaleB.dtype !== 'float32')
    refuseDTypes('scale_a and scale_b must be float32', [scaleA, scaleB])
  const [m, n] = [a.shape[0]!, b.shape[1]!]
  if (scaleA.numel === 1 && scaleB.numel === 1) return factors(scaleA, scaleB, 0)
  const isVector = (t: Tensor, rows: number, columns: number) =>
    t.rank === 2 && t.shape[0] === rows && t.shape[1] === columns && t.isContiguous()
  if (isVector(scaleA, m, 1) && isVector(scaleB, 1, n)) return factors(scaleA, scaleB, 1)
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `${operator}: ${a.describe()} and ${b.describe()} take scales of one element each, or contiguous ones of shapes [${m}, 1] and [1, ${n}]; got scale_a ${scaleA.describe()} and scale_b ${scaleB.describe()}`,
    { operator, shapes: [a.shape, b.shape, scaleA.shape, scaleB.shape] },
  )
}
const factors = (row: Tensor, column: Tensor, step: number): ProductFactors => ({
  row: { address: row.address, step },
  column: { address: column.address, step },
})

function checkBias({ b, bias }: ScaledProduct): void {
  if (!bias) return
  if (!['float32', 'float16', 'bfloat16'].includes(bias.dtype))
    refuseDTypes('bias must be float32, float16 or bfloat16', [bias])
  const n = b.shape[1]!
  if (bias.numel !== n || bias.rank > 2 || bias.shape[bias.rank - 1] !== n)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: bias must hold ${n} elements, got ${bias.describe()}`, {
      operator,
      shapes: [bias.shape],
    })
}

function checkScaleResult({ scaleResult }: ScaledProduct): void {
  if (scaleResult && (scaleResult.numel !== 1 || scaleResult.dtype !== 'float32'))
    refuseDTypes('scale_result must be one float32', [scaleResult])
}

const resultDTypes: readonly DType[] = ['float32', 'float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2']

function resultDType({ a }: ScaledProduct, outDType: DType | null, out: Tensor | null): DType {
  if (out && outDType && out.dtype !== outDType) refuseDTypes(`out_dtype ${outDType} must be that of out`, [out])
  const dtype = out?.dtype ?? outDType ?? a.dtype
  if (resultDTypes.includes(dtype)) return dtype
  throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: no results of ${dtype}; known: ${resultDTypes.join(', ')}`, {
    operator,
    dtypes: [dtype],
  })
}

/** scale_a·scale_b·(A·B) + bias, summed in float32. @throws SHAPE_MISMATCH, DTYPE_MISMATCH, UNSUPPORTED_DTYPE */
function scaledProduct(rt: Runtime, given: ScaledProduct, outDType: DType | null, out: Tensor | null): Tensor {
  checkMatrices(given)
  factorsOf(given)
  checkBias(given)
  checkScaleResult(given)
  const dtype = resultDType(given, outDType, out)
  const shape = [given.a.shape[0]!, given.b.shape[1]!]
  const result = out ? checkOutput(operator, out, shape, dtype) : rt.empty(shape, dtype)
  rt.tidy(() => {
    const final = isFloat8(dtype) ? divided(rt, given) : given
    multiplyScaled(rt, final, factorsOf(final), result)
  })
  return result
}

/** The same with the result's scale taken into the factors and the bias. */
function divided(rt: Runtime, given: ScaledProduct): ScaledProduct {
  const { scaleA, bias, scaleResult } = given
  if (!scaleResult) return given
  const by = rt.call('aten::reshape', [scaleResult, []])
  const quotient = (t: Tensor) => rt.call('aten::div.Tensor', [t, by]) as Tensor
  const wide = bias && (rt.call('aten::to.dtype', [bias, 'float32']) as Tensor)
  return { ...given, scaleA: quotient(scaleA), bias: wide && quotient(wide) }
}

/** Launches factors·(A·B) + bias for matrices of float8 or of int8 that fit; what it makes on the way is the caller's scope's. */
export function multiplyScaled(
  rt: Runtime,
  { a, b, bias }: Pick<ScaledProduct, 'a' | 'b' | 'bias'>,
  factors: ProductFactors,
  out: Tensor,
): void {
  const kind: ProductClass = {
    a: a.dtype as KernelDType,
    b: b.dtype as KernelDType,
    c: out.dtype as KernelDType,
    addend: bias && (bias.dtype as KernelDType),
    scaled: false,
    factors: true,
    compute: a.dtype === 'int8' ? 'int32' : 'float32',
  }
  const rest = { out, addend: bias, alpha: 1, beta: 1, factors }
  const sides = { m: a.shape[0]!, n: b.shape[1]!, k: a.shape[1]! }
  // Every float8 is a float16.
  if (a.dtype === 'int8' || !prefersDType(rt, kind, 'float16', sides))
    return void multiplyInto(rt, kind, { a, b, ...rest })
  const [left, right] = [a, b].map((t) => rt.call('aten::to.dtype', [t, 'float16']) as Tensor)
  multiplyInto(rt, { ...kind, a: 'float16', b: 'float16' }, { a: left!, b: right!, ...rest })
}

export const scaledProducts: Contract[] = [
  contractsIn('blas')(operator, (rt, args, out) => {
    const [a, b, scaleA, scaleB] = args as Tensor[] as [Tensor, Tensor, Tensor, Tensor]
    const [bias, scaleResult, outDType] = args.slice(4) as [Tensor | null, Tensor | null, DType | null]
    return scaledProduct(rt, { a, b, scaleA, scaleB, bias, scaleResult }, outDType, out?.[0] ?? null)
  }),
]
