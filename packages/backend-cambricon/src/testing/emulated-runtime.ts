// A runtime on the emulated card for tests.
import type { Driver } from '@opgems/core'
import type { Runtime } from '../../../core/src/dispatch/runtime.ts'
import type { KernelTrace } from '../../../core/src/dispatch/trace.ts'
import { openEmulated } from '../../../emulator/src/testing/emulated-runtime.ts'
import { emulatedMlu } from '../emulator.ts'

export const openEmulatedRuntime = (driver: Driver = emulatedMlu(), folder?: string, trace?: KernelTrace): Runtime =>
  openEmulated('cambricon', driver, folder, trace)
