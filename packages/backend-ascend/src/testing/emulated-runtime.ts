// A runtime on the emulated NPU for tests.
import type { Driver } from '@opgems/core'
import type { Runtime } from '../../../core/src/dispatch/runtime.ts'
import type { KernelTrace } from '../../../core/src/dispatch/trace.ts'
import { openEmulated } from '../../../emulator/src/testing/emulated-runtime.ts'
import { emulatedNpu } from '../emulator.ts'

export const openEmulatedRuntime = (driver: Driver = emulatedNpu(), folder?: string, trace?: KernelTrace): Runtime =>
  openEmulated('ascend', driver, folder, trace)
