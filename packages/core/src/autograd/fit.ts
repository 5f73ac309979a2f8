// Brings a gradient to the shape and dtype of the argument it is for: sums over broadcast dimensions, casts.
import type { Runtime } from '../dispatch/runtime.ts'
import type { DType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { formatShape, type Shape, sameShape, type Tensor } from '../tensor/index.ts'

export function fit(rt: Runtime, operator: string, gradient: Tensor, shape: Shape, dtype: DType): Tensor {
  const summed = sameShape(gradient.shape, shape) ? gradient : sumTo(rt, operator, gradient, shape)
  return summed.dtype === dtype ? summed : (rt.call('aten::_to_copy', [summed], { dtype }) as Tensor)
}

/** @throws SHAPE_MISMATCH when the shape does not broadcast to the gradient's: a formula is wrong, or the user's gradient */
function sumTo(rt: Runtime, operator: string, gradient: Tensor, shape: Shape): Tensor {
  const missing = gradient.rank - shape.length
  const isBroadcast = (d: number) => d < missing || (shape[d - missing] === 1 && gradient.shape[d] !== 1)
  const fits = missing >= 0 && shape.every((size, d) => size === gradient.shape[d + missing] || size === 1)
  if (!fits)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `backward of ${operator}: a gradient ${gradient.describe()} does not fit an argument of shape ${formatShape(shape)}`,
      { operator, shapes: [gradient.shape, shape] },
    )
  const dims = gradient.shape.map((_, d) => d).filter(isBroadcast)
  const summed =
    dims.length > 0
      ? (rt.call('aten::sum.dim_IntList', [gradient, dims, true], { dtype: gradient.dtype }) as Tensor)
      : gradient
  return rt.call('aten::reshape', [summed, shape]) as Tensor
}
