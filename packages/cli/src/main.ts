// The opgems program: the process's arguments, streams and signals.
import { fileURLToPath } from 'node:url'
import { exitStatus } from './exit-status.ts'
import { run } from './run.ts'

const stop = new AbortController()
const end = () => stop.abort(new Error('interrupted'))
process.on('SIGINT', () => {
  // The second Ctrl-C does not wait for the command to end by itself.
  if (stop.signal.aborted) process.exit(exitStatus.interrupted)
  end()
})
// Programs that end others may send it twice (timeout: to the process, then to its group), while reports are being written.
process.on('SIGTERM', end)
// A reader that has seen enough (`opgems ops | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitStatus.success)
  process.stderr.write(`error: the results cannot be written: ${error.message}\n`)
  process.exit(exitStatus.failedCheck)
})
// Nobody is left to tell.
process.stderr.on('error', () => {})

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
  caseWorker: fileURLToPath(new URL('./case-worker.js', import.meta.url)),
})
