// A runtime on the emulated GPU for tests.
import type { SimtTarget } from '@opgems/core'
import { emulatedDriver } from '@opgems/emulator'
import type { Runtime } from '../../../core/src/dispatch/runtime.ts'
import type { KernelTrace } from '../../../core/src/dispatch/trace.ts'
import { openEmulated } from '../../../emulator/src/testing/emulated-runtime.ts'
import { emulatedInstructions } from '../emulated-instructions.ts'
import { h100Limits, nvidiaTarget } from '../target.ts'

export const openEmulatedRuntime = (
  target: SimtTarget = nvidiaTarget(h100Limits),
  folder?: string,
  trace?: KernelTrace,
): Runtime =>
  openEmulated('nvidia', emulatedDriver({ vendor: 'nvidia', target, header: emulatedInstructions }), folder, trace)
