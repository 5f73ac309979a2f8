// The gradient of a view by geometry alone: what came from each place in memory is added there.
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { elementCount, type Tensor } from '../../tensor/index.ts'

export type Geometry = Pick<Tensor, 'shape' | 'strides' | 'storageOffset' | 'dtype'>

/** The gradient of `source` from that of `view`, which shows the same memory. @throws NO_GRADIENT where source elements share memory */
export function stridedGradient(rt: Runtime, grad: Tensor, source: Geometry, view: Geometry): Tensor {
  if (repeats(source) || source.dtype !== view.dtype)
    throw new OpGemsError(
      'NO_GRADIENT',
      'backward: a view of a tensor whose elements share memory has no gradient formula',
      {
        shapes: [source.shape, view.shape],
      },
    )
  const start = Math.min(source.storageOffset, view.storageOffset)
  const memory = rt.call('aten::zeros', [[Math.max(end(source), end(view)) - start]], { dtype: grad.dtype }) as Tensor
  if (elementCount(view.shape) > 0) addTo(rt, memory, grad, view, start)
  return rt.view(memory, source.shape, source.strides, source.storageOffset - start)
}

function addTo(rt: Runtime, memory: Tensor, grad: Tensor, view: Geometry, start: number): void {
  const { shape, strides, storageOffset } = view
  if (!repeats(view)) {
    rt.call('aten::copy_', [rt.view(memory, shape, strides, storageOffset - start), grad])
    return
  }
  const places = rt.call('aten::arange', [memory.numel], { dtype: 'int64' }) as Tensor
  const seen = rt.view(places, shape, strides, storageOffset - start)
  rt.call('aten::index_add_', [
    memory,
    0,
    rt.call('aten::reshape', [seen, [-1]]),
    rt.call('aten::reshape', [grad, [-1]]),
  ])
}

/** Past the last element in memory. */
const end = ({ shape, strides, storageOffset }: Geometry): number =>
  elementCount(shape) === 0
    ? storageOffset
    : shape.reduce((at, size, d) => at + (size - 1) * strides[d]!, storageOffset) + 1

/** Whether two elements may share memory. */
function repeats({ shape, strides }: Geometry): boolean {
  const order = shape.map((_, d) => d).filter((d) => shape[d]! > 1)
  order.sort((a, b) => strides[a]! - strides[b]!)
  let reach = 0
  for (const d of order) {
    if (strides[d]! <= reach) return true
    reach += (shape[d]! - 1) * strides[d]!
  }
  return false
}
