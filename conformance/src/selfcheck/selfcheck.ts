// The proof that the suite can fail: it is run on deliberately wrong versions of a runtime, and must report each.
import { setImmediate as turn } from 'node:timers/promises'
import { type ConformanceCase, primaryDtype } from '../case.ts'
import { operatorFilter } from '../operator-name.ts'
import { randomCases } from '../random/families.ts'
import type { Counts } from '../report/report.ts'
import { runCase } from '../run/case.ts'
import { Tally } from '../run/tally.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { type Fault, faults } from './faults.ts'

export interface FaultReport {
  readonly name: string
  readonly description: string
  /** How many more cases failed than without the fault. */
  readonly detected: number
}

export interface SelfCheckReport {
  /** Every fault was seen, and the sound runtime passed something. */
  readonly ok: boolean
  /** The runtime as it is, on the same cases. */
  readonly baseline: Counts
  readonly faults: readonly FaultReport[]
}

export interface SelfCheckOptions {
  readonly seed?: number
  /** The faults to inject; all by default. */
  readonly faults?: readonly Fault[]
  readonly onProgress?: (fault: string) => void
  readonly signal?: AbortSignal
}

/** Few operators, but such that every fault shows in one: data moved, computed, reduced, written in place. */
const selection = {
  ops: 'aten::{neg,clone,mul.Tensor,add_.Tensor,sum,softmax.int}',
  dtypes: ['float32', 'bfloat16', 'int64'],
}

/** Drawn once, since every fault runs the same cases. */
const drawCases = (seed: number): ConformanceCase[] =>
  [...randomCases(seed, operatorFilter(selection.ops))].filter((test) => selection.dtypes.includes(primaryDtype(test)))

/** Injects each fault into the runtime and counts what the suite sees of it. */
export async function selfCheck(runtime: ConformanceRuntime, options: SelfCheckOptions = {}): Promise<SelfCheckReport> {
  const cases = drawCases(options.seed ?? 0)
  const run = async (candidate: ConformanceRuntime): Promise<Counts> => {
    const tally = new Tally()
    for (const test of cases) {
      await turn()
      if (options.signal?.aborted) break
      tally.add(test, await runCase(candidate, test))
    }
    return { ...tally.counts }
  }
  const baseline = await run(runtime)
  const reports: FaultReport[] = []
  for (const { name, description, inject } of options.faults ?? faults) {
    options.onProgress?.(name)
    const { failed } = await run(inject(runtime))
    reports.push({ name, description, detected: failed - baseline.failed })
  }
  return { ok: baseline.passed > 0 && reports.every((report) => report.detected > 0), baseline, faults: reports }
}
