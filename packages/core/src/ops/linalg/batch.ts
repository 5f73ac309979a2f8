// Batches of matrices: what the operators of linear algebra ask of them, and how kernels see them.
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { broadcastShapes, type Shape, sameShape, type Tensor } from '../../tensor/index.ts'

export const count = (shape: Shape): number => shape.reduce((n, s) => n * s, 1)
export const batchOf = ({ shape }: Tensor): Shape => shape.slice(0, -2)
/** Rows and columns. */
export const sidesOf = ({ shape }: Tensor): readonly [number, number] => shape.slice(-2) as [number, number]

export function refuse(operator: string, why: string, tensors: readonly Tensor[]): never {
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${why}, got ${tensors.map((t) => t.describe()).join(', ')}`, {
    operator,
    shapes: tensors.map((t) => t.shape),
  })
}

/** @throws SHAPE_MISMATCH, UNSUPPORTED_DTYPE, DTYPE_MISMATCH unless these are matrices of one dtype, float32 or float64 */
export function checkMatrices(operator: string, ...tensors: readonly Tensor[]): void {
  const details = { operator, dtypes: tensors.map((t) => t.dtype) }
  const described = tensors.map((t) => t.describe()).join(', ')
  if (tensors.some((t) => t.rank < 2)) refuse(operator, 'expected matrices', tensors)
  if (tensors.some((t) => t.dtype !== 'float32' && t.dtype !== 'float64'))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes float32 or float64, got ${described}`, details)
  if (tensors.some((t) => t.dtype !== tensors[0]!.dtype))
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: expected one dtype, got ${described}`, details)
}

export function checkSquare(operator: string, ...tensors: readonly Tensor[]): void {
  checkMatrices(operator, ...tensors)
  if (tensors.some((t) => t.shape.at(-1) !== t.shape.at(-2))) refuse(operator, 'expected square matrices', tensors)
}

/** [N, rows, columns], contiguous; may share memory with the tensor. */
export function flattened(rt: Runtime, t: Tensor): Tensor {
  const [rows, columns] = sidesOf(t)
  const flat = rt.call('aten::reshape', [t, [count(batchOf(t)), rows, columns]]) as Tensor
  return rt.contiguous(flat)
}

export const transposed = (rt: Runtime, t: Tensor): Tensor => rt.call('aten::transpose', [t, -2, -1]) as Tensor
export const shaped = (rt: Runtime, t: Tensor, shape: Shape): Tensor => rt.call('aten::reshape', [t, shape]) as Tensor

/** Whether the right side of a system is one vector a matrix. */
export const isVectorSide = (a: Tensor, b: Tensor): boolean =>
  b.rank === 1 || (b.rank === a.rank - 1 && sameShape(b.shape, a.shape.slice(0, -1)))

/** Both with the batch that they broadcast to. */
export function sharedBatch(rt: Runtime, operator: string, a: Tensor, b: Tensor): readonly [Tensor, Tensor] {
  const batch = broadcastShapes(operator, [batchOf(a), batchOf(b)])
  const expanded = (t: Tensor) => rt.call('aten::expand', [t, [...batch, ...sidesOf(t)]]) as Tensor
  return [expanded(a), expanded(b)]
}

/** Waits for the device. @throws BAD_ARGUMENT where a matrix of the batch failed */
export function checkInfo(operator: string, info: Tensor, problem: string): void {
  const at = Array.from(info.dataSync() as Int32Array).findIndex((i) => i !== 0)
  if (at >= 0)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${problem}${info.numel > 1 ? ` (batch element ${at})` : ''}`, {
      operator,
    })
}
