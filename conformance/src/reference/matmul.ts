// The reference of matrix products: three loops over float64, with torch.matmul's ranks and broadcasting.
import { HostTensor, numelOf } from '../host/tensor.ts'
import { broadcastShape, expandTo } from './broadcast.ts'
import { commonDtype } from './promotion.ts'

/** torch.matmul; vectors are turned into matrices and back. Throws a RangeError if the sides do not fit. */
export function matmul(left: HostTensor, right: HostTensor): HostTensor {
  const a = left.shape.length === 1 ? reshape(left, [1, ...left.shape]) : left
  const b = right.shape.length === 1 ? reshape(right, [...right.shape, 1]) : right
  const product = batchedProduct(a, b)
  const shape = product.shape.filter((_, d, { length }) => {
    return !(left.shape.length === 1 && d === length - 2) && !(right.shape.length === 1 && d === length - 1)
  })
  return reshape(product, shape)
}

function batchedProduct(a: HostTensor, b: HostTensor): HostTensor {
  const [m, k] = a.shape.slice(-2) as [number, number]
  const [k2, n] = b.shape.slice(-2) as [number, number]
  if (k !== k2) throw new RangeError(`shapes ${JSON.stringify(a.shape)} and ${JSON.stringify(b.shape)} do not multiply`)
  const batch = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  const lefts = expandTo(a, [...batch, m, k])
  const rights = expandTo(b, [...batch, k, n])
  const result = new Float64Array(numelOf(batch) * m * n)
  for (let at = 0; at < result.length; at++) {
    const column = at % n
    const row = Math.floor(at / n)
    const slab = Math.floor(row / m) * k * n
    let sum = 0
    for (let i = 0; i < k; i++) sum += lefts[row * k + i]! * rights[slab + i * n + column]!
    result[at] = sum
  }
  return HostTensor.fromNumbers(commonDtype([a, b]), [...batch, m, n], result)
}

export const reshape = (tensor: HostTensor, shape: readonly number[]): HostTensor =>
  HostTensor.fromValues(tensor.dtype, shape, tensor.values)
