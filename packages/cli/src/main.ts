// The opgems program: the process's arguments, streams and signals.
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

const stop = new AbortController()
const interrupt = () => {
  // The second interrupt does not wait for the command to end by itself.
  if (stop.signal.aborted) process.exit(130)
  stop.abort(new Error('interrupted'))
}
process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)
// A reader that has seen enough (`opgems ops | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
  caseWorker: fileURLToPath(new URL('./case-worker.js', import.meta.url)),
})
