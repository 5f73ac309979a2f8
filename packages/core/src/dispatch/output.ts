// Results written to tensors that the caller gave: what may be written where, and the copy for operators that make their own.
import { type DType, dtypeInfo } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { formatShape, type Shape, sameShape, Tensor } from '../tensor/index.ts'
import { copyInto } from './launch/copy.ts'
import type { Runtime } from './runtime.ts'

const kindOrder = { bool: 0, int: 1, float: 2, complex: 3 } as const

/** @throws SHAPE_MISMATCH or DTYPE_MISMATCH when the result cannot be written to `out` */
export function checkOutput(operator: string, out: Tensor, shape: Shape, dtype: DType): Tensor {
  if (!sameShape(out.shape, shape))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: the result has shape ${formatShape(shape)} but is to be written to ${out.describe()}`,
      { operator, shapes: [shape, out.shape] },
    )
  if (dtype === out.dtype) return out
  const from = dtypeInfo(dtype).kind
  const to = dtypeInfo(out.dtype).kind
  if (kindOrder[from] > kindOrder[to])
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: a ${dtype} result cannot be written to ${out.describe()}`, {
      operator,
      dtypes: [dtype, out.dtype],
    })
  return out
}

/** Brings what an operator returned into the tensors that it was to write: nothing to do where it wrote them itself. */
export function settleOutputs(rt: Runtime, operator: string, result: unknown, out: readonly Tensor[]): void {
  if (out.length === 1 && result === out[0]) return
  const results = Array.isArray(result) ? result : [result]
  if (results.every((r) => !(r instanceof Tensor) || out.includes(r))) return
  if (results.length !== out.length)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${results.length} results but ${out.length} tensors to write`, {
      operator,
    })
  out.forEach((target, i) => {
    const made = results[i]
    if (!(made instanceof Tensor) || made === target) return
    copyInto(rt, checkOutput(operator, target, made.shape, made.dtype), made)
    made.dispose()
  })
}
