// Matrix products of tensors: dtypes, batches, strides; what every operator of this category launches.
import type { MatrixArgument, ProductFactors } from '../../backend/product-call.ts'
import type { ProductClass, ProductCompute } from '../../codegen/products.ts'
import { launchProduct } from '../../dispatch/launch/product.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, dtypeInfo, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import {
  broadcastShapes,
  broadcastStrides,
  expandsTo,
  formatShape,
  type Shape,
  type Tensor,
} from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'

export interface ProductOptions {
  readonly out?: Tensor | null
  /** Added to the product; broadcasts to its shape. */
  readonly addend?: Tensor | null
  readonly alpha?: number
  readonly beta?: number
  /** The operands' dtypes may differ; the first one's decides the computing dtype. */
  readonly mixed?: boolean
}

const computeOf: Partial<Record<DType, ProductCompute>> = {
  float64: 'float64',
  float32: 'float32',
  float16: 'float32',
  bfloat16: 'float32',
  int64: 'int64',
  int32: 'int32',
  int16: 'int32',
  int8: 'int32',
  uint8: 'int32',
}

/** @throws UNSUPPORTED_DTYPE, DTYPE_MISMATCH */
export function productCompute(rt: Runtime, operator: string, tensors: readonly Tensor[]): ProductCompute {
  if (tensors.some((t) => isComplex(t.dtype))) rt.refuseComplex(operator, tensors)
  const { dtype } = tensors[0]!
  const compute = computeOf[dtype]
  const described = tensors.map((t) => t.describe()).join(', ')
  if (!compute)
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: no matrix product of ${dtype} (${described})`, {
      operator,
      dtypes: [dtype],
    })
  if (tensors.some((t) => t.dtype !== dtype))
    throw new OpGemsError(
      'DTYPE_MISMATCH',
      `${operator}: the operands' dtypes differ (${described}); convert one of them`,
      {
        operator,
        dtypes: tensors.map((t) => t.dtype),
      },
    )
  return compute
}

/**
 * alpha·A·B + beta·D for A [..., M, K], B [..., K, N]; batch dimensions broadcast.
 * @throws SHAPE_MISMATCH
 */
export function matrixProduct(
  rt: Runtime,
  operator: string,
  a: Tensor,
  b: Tensor,
  options: ProductOptions = {},
): Tensor {
  const compute = productCompute(rt, operator, options.mixed ? [a] : [a, b])
  const [m, k] = [a.shape[a.rank - 2]!, a.shape[a.rank - 1]!]
  const [k2, n] = [b.shape[b.rank - 2]!, b.shape[b.rank - 1]!]
  if (k !== k2) refuseShapes(operator, a, b, `inner sizes ${k} and ${k2} differ`)
  const batch = broadcastShapes(operator, [a.shape.slice(0, -2), b.shape.slice(0, -2)])
  const shape = [...batch, m, n]
  const out = options.out ? checkOutput(operator, options.out, shape, a.dtype) : rt.empty(shape, a.dtype)
  const { addend = null, alpha = 1, beta = 1 } = options
  if (addend) checkAddend(operator, addend, a.dtype, shape)
  const kind: ProductClass = {
    a: a.dtype as KernelDType,
    b: b.dtype as KernelDType,
    c: out.dtype as KernelDType,
    addend: addend && beta !== 0 ? (addend.dtype as KernelDType) : null,
    scaled: alpha !== 1,
    compute,
  }
  const scale = (x: number) => (compute.startsWith('int') ? Math.trunc(x) : x)
  return multiplyInto(rt, kind, { a, b, out, addend, alpha: scale(alpha), beta: scale(beta) })
}

/** Matrices whose dtypes and shapes fit: A [..., M, K], B [..., K, N], the result, and what is added to it where the kind says so. */
export interface ProductOperands {
  readonly a: Tensor
  readonly b: Tensor
  readonly out: Tensor
  readonly addend: Tensor | null
  readonly alpha: number
  readonly beta: number
  readonly factors?: ProductFactors
}

/** Launches the product of checked operands; returns `out`. */
export function multiplyInto(
  rt: Runtime,
  kind: ProductClass,
  { a, b, out, addend, ...scales }: ProductOperands,
): Tensor {
  const { shape } = out
  const [m, n, k] = [shape[shape.length - 2]!, shape[shape.length - 1]!, a.shape[a.rank - 1]!]
  const operands = [a, b, out, ...(kind.addend ? [addend!] : [])]
  forEachBatch(
    shape.slice(0, -2),
    operands.map((t) => matrixStrides(t, shape)),
    (offsets, size, steps) => {
      const [first, second, third, fourth] = operands.map((t, i) => matrixArgument(t, shape, offsets[i]!, steps[i]!))
      const args = { m, n, k, batch: size, a: first!, b: second!, c: third!, addend: fourth ?? null }
      launchProduct(rt, kind, { ...args, ...scales })
    },
  )
  return out
}

/** The addend has the operands' dtype and broadcasts to the product. @throws DTYPE_MISMATCH, SHAPE_MISMATCH */
function checkAddend(operator: string, addend: Tensor, dtype: DType, shape: Shape): void {
  if (addend.dtype !== dtype)
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: cannot add ${addend.describe()} to a product of ${dtype}`, {
      operator,
      dtypes: [addend.dtype, dtype],
    })
  if (!expandsTo(addend.shape, shape))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${addend.describe()} does not expand to the product's shape ${formatShape(shape)}`,
      { operator, shapes: [addend.shape, shape] },
    )
}

export function refuseShapes(operator: string, a: Tensor, b: Tensor, why: string): never {
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: cannot multiply ${a.describe()} by ${b.describe()}: ${why}`, {
    operator,
    shapes: [a.shape, b.shape],
  })
}

/** Strides along the batch dimensions of the result. */
const matrixStrides = (t: Tensor, shape: Shape): readonly number[] => {
  const batch = shape.slice(0, -2)
  const own = t.shape.slice(0, -2)
  return broadcastStrides(own, t.strides.slice(0, -2), batch)
}

function matrixArgument(t: Tensor, shape: Shape, offset: number, batch: number): MatrixArgument {
  const isVector = t.rank < 2
  const rowSize = t.shape[t.rank - 2] ?? 1
  const columnSize = t.shape[t.rank - 1] ?? 1
  // A side of size 1 that the result has larger is repeated: an addend broadcasts.
  const repeats = (size: number, wanted: number) => size === 1 && wanted !== 1
  const isAddend =
    t.rank < shape.length || rowSize !== shape[shape.length - 2] || columnSize !== shape[shape.length - 1]
  const row = isVector ? 0 : t.strides[t.rank - 2]!
  const column = t.rank === 0 ? 0 : t.strides[t.rank - 1]!
  const { bytes } = dtypeInfo(t.dtype)
  return {
    address: t.address + offset * bytes,
    row: isAddend && repeats(rowSize, shape[shape.length - 2]!) ? 0 : row,
    column: isAddend && repeats(columnSize, shape[shape.length - 1]!) ? 0 : column,
    batch,
  }
}

/** Visits a batch as runs that one stride for each operand describes: the last dimension, or all of them where they merge. */
function forEachBatch(
  batch: Shape,
  strides: readonly (readonly number[])[],
  visit: (offsets: readonly number[], size: number, steps: readonly number[]) => void,
): void {
  let run = 1
  let from = batch.length
  let steps = strides.map(() => 0)
  while (from > 0) {
    const size = batch[from - 1]!
    const outer = strides.map((s) => s[from - 1]!)
    const joins = run === 1 || size === 1 || outer.every((s, i) => s === steps[i]! * run)
    if (!joins) break
    if (run === 1) steps = outer
    run *= size
    from--
  }
  const rest = batch.slice(0, from)
  const count = rest.reduce((n, s) => n * s, 1)
  for (let i = 0; i < count; i++) {
    const offsets = strides.map(() => 0)
    for (let d = from - 1, left = i; d >= 0; d--) {
      const at = left % batch[d]!
      left = Math.floor(left / batch[d]!)
      strides.forEach((s, o) => {
        offsets[o]! += at * s[d]!
      })
    }
    visit(offsets, run, steps)
  }
}
