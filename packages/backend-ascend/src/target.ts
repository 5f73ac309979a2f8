// What the npu lowering needs to know of an Ascend NPU, from what its run time tells.
import { type DType, dtypes, type NpuTarget } from '@opgems/core'
import { ascendC } from './dialect.ts'
import { cubeUnit } from './matrix-unit.ts'

export interface NpuLimits {
  /** Number of the architecture, as ACL_DEV_ATTR_NPU_ARCH tells: 2201 for 910B and 910C. */
  readonly arch: number
  /** Cores that compute on vectors. */
  readonly vectorCores: number
  readonly cubeCores: number
  /** Unified buffer of one of them, in bytes. */
  readonly ubBytes: number
}

/** What Ascend C's Select keeps for itself at the end of the unified buffer (TMP_UB_OFFSET in its header). */
const reservedBytes = 8 << 10
/** What the dialect keeps for elements on their way: 64 blocks of 32 bytes. */
export const stageBytes = 64 * 32

/** Neither vectors nor scalar code have numbers of 64 bits with a point. */
const supported: readonly DType[] = dtypes.filter((d) => d !== 'float64' && d !== 'complex128')

export const ascendTarget = ({ arch, vectorCores, cubeCores, ubBytes }: NpuLimits): NpuTarget => ({
  family: 'npu',
  arch: `dav-${arch}`,
  dialect: ascendC,
  cores: vectorCores,
  scratchpadBytes: ubBytes - reservedBytes - stageBytes,
  alignment: 32,
  // Compare takes multiples of 256 bytes.
  countUnit: 64,
  dtypes: supported,
  matrixUnit: cubeUnit(cubeCores),
})

/** An Ascend 910B3, for emulating where no NPU is at hand. Sizes are those of NPUTargetSpec.td in Huawei's AscendNPU-IR. */
export const ascend910b3: NpuLimits = { arch: 2201, vectorCores: 40, cubeCores: 20, ubBytes: 192 << 10 }
