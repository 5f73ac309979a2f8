// The process that runs cases for the suite: it may die of one, and then costs that case alone.
import { runCase } from '../run/case.ts'
import { type CaseRun, outcomeOfError } from '../run/outcome.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { selectedCases } from '../suite.ts'
import type { CaseRequest, WorkerMessage } from './messages.ts'

/** Runs the request's cases in order. Ends early after a case that left the device unusable; the suite then starts another process. */
export async function serveCases(
  runtime: ConformanceRuntime,
  request: CaseRequest,
  send: (message: WorkerMessage) => Promise<void>,
): Promise<void> {
  await send('ready')
  let number = -1
  for await (const entry of selectedCases(request.selection)) {
    if (entry.kind !== 'case') continue
    number++
    if (number < request.from || number % request.of !== request.shard) continue
    const run = await runGuarded(() => runCase(runtime, entry.test))
    await send({ number, run })
    if (run.outcome.status === 'error' && !(await works(runtime))) return
  }
}

async function runGuarded(run: () => Promise<CaseRun>): Promise<CaseRun> {
  try {
    return await run()
  } catch (error) {
    return { outcome: outcomeOfError(error), milliseconds: 0, leaked: 0, layoutDiffers: false }
  }
}

/** Whether the device still answers; an illegal access takes all later work with it. */
async function works(runtime: ConformanceRuntime): Promise<boolean> {
  try {
    await runtime.synchronize()
    return true
  } catch {
    return false
  }
}
