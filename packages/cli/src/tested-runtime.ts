// The runtime that conformance checks, in the program and in the processes that run its cases.
import { createRuntime, type Runtime } from '@opgems/core'

/** Without the configured fallback: what another backend computes proves nothing of this one. */
export const openTested = (backend: string | undefined): Promise<Runtime> =>
  createRuntime({ fallback: [], ...(backend === undefined ? {} : { backend }) })
