// Writes one value everywhere: the kernel behind zeros, full and fill_.
import { type DType, dtypeInfo, isComplex } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { PointwiseSpec } from '../../kernels/pointwise.ts'
import type { HostScalar, Tensor } from '../../tensor/index.ts'
import type { Runtime } from '../runtime.ts'
import { PointwiseProgram } from './pointwise-program.ts'

/** Fills `target`, through its strides; the value is cast as PyTorch casts scalars. */
export function fillWith(rt: Runtime, target: Tensor, value: HostScalar): void {
  if (target.numel === 0) return
  if (isComplex(target.dtype)) return fillComplex(rt, target, value)
  const real = typeof value === 'object' ? value.re : value
  const scalar = scalarDType(target.dtype)
  const key = `fill${target.dtype}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: 'fill',
      inputs: [],
      outputs: [target.dtype],
      scalars: [scalar],
      formula: (_: unknown, [x]: Parameters<PointwiseSpec['formula']>[1]) => [x!.to(target.dtype as KernelDType)],
    }
    return new PointwiseProgram(key, spec, store)
  })
  program.run([target], [], [scalarValue(target.dtype, real)])
}

function fillComplex(rt: Runtime, target: Tensor, value: HostScalar): void {
  const parts = typeof value === 'object' ? [value.re, value.im] : [value, 0]
  const strides = target.strides.map((s) => s * 2)
  parts.forEach((part, i) => {
    const view = rt.view(target, target.shape, strides, target.storageOffset * 2 + i, dtypeInfo(target.dtype).real)
    fillWith(rt, view, part)
    view.dispose()
  })
}

/** The dtype in which a scalar for a tensor of this dtype is passed to a kernel. */
export function scalarDType(dtype: DType): KernelDType {
  if (dtype === 'float64') return 'float64'
  return dtypeInfo(dtype).kind === 'float' ? 'float32' : 'int64'
}

/** The scalar as it is passed: whole numbers for integers, 0 or 1 for bool. */
function scalarValue(dtype: DType, value: number | bigint | boolean): number | bigint {
  const { kind } = dtypeInfo(dtype)
  if (kind === 'bool') return value ? 1 : 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (kind === 'float') return Number(value)
  return typeof value === 'bigint' ? value : Math.trunc(value)
}
