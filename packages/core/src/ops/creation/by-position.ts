// Tensors of one dimension whose values follow from their positions.
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, isIntegral } from '../../dtype/index.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'

/** The value at position `i` from the operator's scalars, all in the computing dtype; `i` is int64. */
export type PositionFormula = (i: Value, scalars: readonly Value[], compute: KernelDType) => Value

/** Fills a tensor of one dimension by position. */
export function fillByPosition(
  rt: Runtime,
  operator: string,
  target: Tensor,
  compute: KernelDType,
  scalars: readonly (number | bigint)[],
  scalarTypes: readonly KernelDType[],
  formula: PositionFormula,
): void {
  const key = `${operator}:${compute}>${target.dtype}`
  const program = rt.program(
    key,
    (store) =>
      new IndexedProgram(
        key,
        {
          name: operator,
          operands: [{ dtype: target.dtype, access: 'write', computed: 0 }],
          scalars: scalarTypes,
          body: (site) => site.store(0, formula(site.coord(0), site.scalars, compute).to(target.dtype as KernelDType)),
        },
        store,
      ),
  )
  program.run(
    { sizes: target.shape, roles: ['special'] },
    [{ address: target.address, strides: target.strides }],
    scalars,
  )
}

/** Fills a tensor of one dimension with integers that the host computes in float64 and truncates: for devices without that dtype. */
export function fillFromHost(rt: Runtime, target: Tensor, valueAt: (i: number) => number): void {
  const values = Array.from({ length: target.numel }, (_, i) => Math.trunc(valueAt(i)))
  rt.tidy(() => rt.call('aten::copy_', [target, rt.tensor(values, { dtype: target.dtype })]))
}

/** The dtype to compute positions in: int64, or float64 where the device has it, or float32. */
export function positionDType(rt: Runtime, dtype: DType): KernelDType {
  if (isIntegral(dtype, true)) return 'int64'
  const narrow = dtype === 'float16' || dtype === 'bfloat16'
  return !narrow && rt.device.target.dtypes.includes('float64') ? 'float64' : 'float32'
}
