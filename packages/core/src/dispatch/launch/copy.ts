// Copies elements between tensors of any layout and dtype: the kernel behind clone, contiguous, copy_ and to.
import { dtypeInfo, isComplex } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { PointwiseSpec } from '../../kernels/pointwise.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import type { Runtime } from '../runtime.ts'
import { copyComplex } from './copy-complex.ts'
import { PointwiseProgram } from './pointwise-program.ts'

/** Writes `source`, broadcast and cast, into `target`. */
export function copyInto(rt: Runtime, target: Tensor, source: Tensor): void {
  if (target.numel === 0) return
  if (isSameBlock(target, source)) {
    rt.device.copy(target.address, source.address, target.numel * dtypeInfo(target.dtype).bytes)
    return
  }
  if (isComplex(target.dtype) || isComplex(source.dtype))
    return copyComplex(rt, target, source, (to, from) => copyInto(rt, to, from))
  const key = `copy(${source.dtype})${target.dtype}`
  const program = rt.program(key, (store) => {
    const dtype = target.dtype as KernelDType
    const spec = {
      name: 'copy',
      inputs: [source.dtype],
      outputs: [target.dtype],
      scalars: [],
      formula: ([x]: Parameters<PointwiseSpec['formula']>[0]) => [x!.to(dtype)],
    }
    return new PointwiseProgram(key, spec, store)
  })
  program.run([target], [source], [])
}

/** Whether a plain copy of memory does. */
const isSameBlock = (target: Tensor, source: Tensor): boolean =>
  target.dtype === source.dtype &&
  sameShape(target.shape, source.shape) &&
  target.isContiguous() &&
  source.isContiguous()
