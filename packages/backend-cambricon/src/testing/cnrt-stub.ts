// The stubs of CNRT with CNRTC, and of CNDrv.
import { fileURLToPath } from 'node:url'
import { buildStubs, type StubLibraries } from '../../../emulator/src/testing/stub-libraries.ts'

export interface CnrtStub extends StubLibraries {
  readonly runTime: string
  readonly driver: string
}

/** Null where the host has no C compiler. */
export function buildCnrtStub(): CnrtStub | null {
  const built = buildStubs(fileURLToPath(new URL('./cnrt-stub.c', import.meta.url)), 'cnrt', [[], ['-DCNDRV']])
  if (!built) return null
  const [runTime, driver] = built.paths as [string, string]
  return { ...built, runTime, driver }
}
