// _weight_int8pack_mm: a matrix times a weight of int8 with a factor for each of its rows; the reference library has it without `_`.
import type { ProductClass } from '../../codegen/products.ts'
import type { Contract } from '../../dispatch/contract.ts'
import { prefersDType } from '../../dispatch/launch/product.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { multiplyInto } from './matrix.ts'

const floats = ['float32', 'float16', 'bfloat16']

function check(operator: string, x: Tensor, weight: Tensor, scales: Tensor): void {
  const all = [x, weight, scales]
  const described = all.map((t) => t.describe()).join(', ')
  const [dtypes, shapes] = [all.map((t) => t.dtype), all.map((t) => t.shape)]
  if (!floats.includes(x.dtype) || weight.dtype !== 'int8' || !floats.includes(scales.dtype))
    throw new OpGemsError(
      'DTYPE_MISMATCH',
      `${operator} takes a matrix of ${floats.join(', ')}, a weight of int8 and scales of floats, got ${described}`,
      { operator, dtypes },
    )
  const fits = x.rank === 2 && weight.rank === 2 && x.shape[1] === weight.shape[1] && scales.numel === weight.shape[0]
  if (!fits)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator} takes [M, K], [N, K] and N scales, got ${described}`, {
      operator,
      shapes,
    })
}

/** x [M, K] · weightᵀ [K, N], column j times scales[j], summed in float32. @throws DTYPE_MISMATCH, SHAPE_MISMATCH */
function weightProduct(rt: Runtime, operator: string, x: Tensor, weight: Tensor, scales: Tensor): Tensor {
  check(operator, x, weight, scales)
  const [m, k, n] = [x.shape[0]!, x.shape[1]!, weight.shape[0]!]
  const out = rt.empty([m, n], x.dtype)
  const dtype = x.dtype as KernelDType
  const kind: ProductClass = {
    a: dtype,
    b: 'int8',
    c: dtype,
    addend: null,
    scaled: false,
    factors: true,
    compute: 'float32',
  }
  rt.tidy(() => {
    const one = rt.call('aten::ones', [[1]], { dtype: 'float32' }) as Tensor
    const wide = rt.call('aten::to.dtype', [scales, 'float32'])
    const column = rt.call('aten::reshape', [wide, [n]]) as Tensor
    const factors = {
      row: { address: one.address, step: 0 },
      column: { address: column.address, step: column.strides[0]! },
    }
    // Each int8 is exact in all of these dtypes.
    const converts = prefersDType(rt, kind, dtype, { m, n, k })
    const b = rt.call('aten::t', [converts ? rt.call('aten::to.dtype', [weight, dtype]) : weight]) as Tensor
    const rest = { a: x, b, out, addend: null, alpha: 1, beta: 0, factors }
    multiplyInto(rt, converts ? { ...kind, b: dtype } : kind, rest)
  })
  return out
}

const contract = (overload: string): Contract => ({
  overload,
  category: 'blas',
  compute: (rt, args) => {
    const [x, weight, scales] = args as Tensor[] as [Tensor, Tensor, Tensor]
    return weightProduct(rt, overload, x, weight, scales)
  },
})

export const weightProducts: Contract[] = [
  contract('_weight_int8pack_mm'),
  { ...contract('weight_int8pack_mm'), schema: 'weight_int8pack_mm(Tensor A, Tensor B, Tensor scales) -> Tensor' },
]
