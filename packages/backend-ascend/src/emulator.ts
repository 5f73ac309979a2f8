// The emulated NPU: rendered Ascend C on the host, against a header of ours with the vendor's names.
import { fileURLToPath } from 'node:url'
import type { Driver } from '@opgems/core'
import { emulatedCores } from '@opgems/emulator'
import { ascend910b3, ascendTarget, type NpuLimits, stageBytes } from './target.ts'

export function emulatedNpu(limits: NpuLimits = ascend910b3): Driver {
  const target = ascendTarget(limits)
  return emulatedCores({
    vendor: 'ascend',
    target,
    headers: fileURLToPath(new URL('../emulator', import.meta.url)),
    defines: { __NPU_ARCH__: limits.arch, OPGEMS_UB_BYTES: target.scratchpadBytes + stageBytes },
  })
}
