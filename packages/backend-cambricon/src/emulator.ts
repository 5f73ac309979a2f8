// The emulated card: rendered BANG C on the host, against a header of ours with the vendor's names.
import { fileURLToPath } from 'node:url'
import type { Driver } from '@opgems/core'
import { emulatedCores } from '@opgems/emulator'
import { type MluLimits, mlu590, mluTarget } from './target.ts'

export function emulatedMlu(limits: MluLimits = mlu590): Driver {
  const target = mluTarget(limits)
  return emulatedCores({
    vendor: 'cambricon',
    target,
    headers: fileURLToPath(new URL('../emulator', import.meta.url)),
    defines: {
      __BANG_ARCH__: limits.isa,
      OPGEMS_NRAM_BYTES: target.scratchpadBytes,
      OPGEMS_WRAM_BYTES: limits.wramBytes,
    },
  })
}
