// The runtime that conformance checks, in the program and in the processes that run its cases.
import { createRuntime, type Runtime } from '@opgems/core'

/** Without the configured fallback, since what another backend computes proves nothing of this one, and with float32 as it is. */
export const openTested = (backend: string | undefined): Promise<Runtime> =>
  createRuntime({ fallback: [], float32MatmulPrecision: 'highest', ...(backend === undefined ? {} : { backend }) })
