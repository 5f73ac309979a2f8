// The process that `opgems conformance` starts to run cases: it opens the device, and is replaced when it dies or loses it.
import { type CaseRequest, serveCases, type WorkerMessage } from '@opgems/conformance'
import { OpGemsError } from '@opgems/core'
import { openTested } from './tested-runtime.ts'

// An interrupt goes to all processes of the terminal; the program decides when this one ends.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(1))

const send = (message: WorkerMessage): Promise<void> =>
  new Promise((resolve, reject) => process.send!(message, (error: Error | null) => (error ? reject(error) : resolve())))

process.once('message', async (request: CaseRequest) => {
  try {
    const runtime = await openTested(request.backend)
    await serveCases(runtime, request, send)
    process.exit(0)
  } catch (error) {
    // A corpus that cannot be read is reported by the program, which reads it too.
    if (!(error instanceof OpGemsError && error.code === 'BAD_FILE')) process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  }
})
