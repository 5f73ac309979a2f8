// Copies that involve complex numbers: pure movement of their real and imaginary parts.
import { dtypeInfo, isComplex } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { Runtime } from '../runtime.ts'

/** As copyInto, where either dtype is complex; a real source has zero imaginary parts, a real target takes real parts. */
export function copyComplex(
  rt: Runtime,
  target: Tensor,
  source: Tensor,
  copy: (target: Tensor, source: Tensor) => void,
): void {
  const views: Tensor[] = []
  const own = (view: Tensor): Tensor => {
    views.push(view)
    return view
  }
  if (isComplex(target.dtype) && isComplex(source.dtype)) copy(own(pairs(rt, target)), own(pairs(rt, source)))
  else if (isComplex(source.dtype)) copy(target, own(part(rt, source, 0)))
  else {
    copy(own(part(rt, target, 0)), source)
    const zero = own(rt.scalarTensor(0, dtypeInfo(target.dtype).real))
    copy(own(part(rt, target, 1)), zero)
  }
  for (const view of views) view.dispose()
}

/** Complex numbers as a last dimension of two reals. */
function pairs(rt: Runtime, x: Tensor): Tensor {
  const strides = [...x.strides.map((s) => s * 2), 1]
  return rt.view(x, [...x.shape, 2], strides, x.storageOffset * 2, dtypeInfo(x.dtype).real)
}

/** The real (0) or imaginary (1) parts. */
function part(rt: Runtime, x: Tensor, which: 0 | 1): Tensor {
  const strides = x.strides.map((s) => s * 2)
  return rt.view(x, x.shape, strides, x.storageOffset * 2 + which, dtypeInfo(x.dtype).real)
}
