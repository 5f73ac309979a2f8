// What the npu lowering needs to know of a Cambricon MLU, from its attributes.
import { type DType, dtypes, type NpuTarget } from '@opgems/core'
import { bangDialect } from './dialect.ts'
import { matrixUnit } from './matrix-unit.ts'

export interface MluLimits {
  /** 372, 592, … */
  readonly isa: number
  /** Of one core, in bytes. */
  readonly nramBytes: number
  readonly wramBytes: number
  readonly clusters: number
  readonly coresPerCluster: number
}

/** What the compiler keeps of NRAM for itself, as Cambricon's own kernels assume. */
const reservedBytes = 128 << 10

/** 8-bit floats came with the sixth generation; elements of earlier ones are bits that nothing converts. */
const supported: readonly DType[] = dtypes

export function mluTarget({ isa, nramBytes, wramBytes, clusters, coresPerCluster }: MluLimits): NpuTarget {
  const cores = clusters * coresPerCluster
  const scratchpadBytes = nramBytes - reservedBytes
  const unit = matrixUnit(isa, { nramBytes: scratchpadBytes, wramBytes, cores })
  return {
    family: 'npu',
    arch: `mtp_${isa}`,
    dialect: bangDialect(isa),
    cores,
    scratchpadBytes,
    alignment: 128,
    countUnit: 64,
    dtypes: supported,
    ...(unit && { matrixUnit: unit }),
  }
}

/** An MLU590, for emulating where no card is at hand. */
export const mlu590: MluLimits = {
  ...{ isa: 592, nramBytes: 512 << 10, wramBytes: 512 << 10 },
  ...{ clusters: 16, coresPerCluster: 4 },
}
