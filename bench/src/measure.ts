// Measures one case on all participants in turn, so that a change of the machine's speed meets them alike.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { OutputMode, ParticipantProcess, Task } from '@opgems/cli/peers'
import type { BenchCase } from './cases.ts'
import { compareOutputs } from './inputs.ts'

export interface Timing {
  readonly min: number
  readonly median: number
  readonly runs: number
}

/** Milliseconds of a call, or why there are none: it has no such call, it threw, or it computed something else. */
export type Outcome = Timing | { readonly absent: string } | { readonly failed: string } | { readonly wrong: string }

export interface CaseResult {
  readonly name: string
  readonly mode: OutputMode
  readonly shape: readonly number[]
  readonly bytesMoved: number
  readonly flops: number
  /** By participant. */
  readonly outcomes: Readonly<Record<string, Outcome>>
  /** Time in which plain C++ copies as many bytes as the case moves; null where memory does not bound it. */
  readonly floor: Timing | null
}

export interface MeasureOptions {
  /** Turns that each participant has; a turn is a few discarded runs and the case's timed ones. */
  readonly turns: number
  readonly folder: string
}

/** Threads of the participant before are still spinning for a while. */
const settleMilliseconds = 40
/** Discarded at the start of a turn: after a pause, some processors need a few passes over the data to be at full speed. */
const warmUpRuns = 3

export async function measureCase(
  benchCase: BenchCase,
  mode: OutputMode,
  participants: readonly ParticipantProcess[],
  copier: ParticipantProcess | undefined,
  inputs: readonly string[],
  options: MeasureOptions,
): Promise<CaseResult> {
  const { operation, shape, calls } = benchCase
  const task: Task = { operation, mode, shape, inputs, calls }
  const outcomes: Record<string, Outcome> = {}
  const ready: ParticipantProcess[] = []
  for (const participant of participants) {
    const refusal = await prepare(participant, task)
    if (refusal === null) ready.push(participant)
    else outcomes[participant.name] = refusal
  }
  const right = await agreeing(ready, benchCase, options.folder, outcomes)
  const isMemoryBound = copier !== undefined && benchCase.bytesMoved > 0
  const copyTask: Task = { operation: 'copy', mode: 'given', shape, inputs: inputs.slice(0, 1), calls: 1 }
  if (isMemoryBound) await prepare(copier, copyTask)
  const taking = isMemoryBound ? [...right, copier] : right
  const times = await takeTurns(taking, options.turns, benchCase.runs)
  for (const participant of right) outcomes[participant.name] = summarize(times.get(participant) ?? [])
  const copied = isMemoryBound ? summarize(times.get(copier) ?? []) : null
  for (const participant of [...ready, ...(isMemoryBound ? [copier] : [])]) await participant.ask({ do: 'release' })
  const copiedBytes = 2 * 4 * shape[0] * shape[1]
  const { name, bytesMoved, flops } = benchCase
  return { name, mode, shape, bytesMoved, flops, outcomes, floor: copied && scale(copied, bytesMoved / copiedBytes) }
}

/** Null when ready, else why not. */
async function prepare(participant: ParticipantProcess, task: Task): Promise<Outcome | null> {
  try {
    const reply = await participant.ask({ do: 'prepare', task })
    if ('missing' in reply) return { absent: reply.missing }
    await participant.ask({ do: 'run', times: warmUpRuns })
    return null
  } catch (error) {
    return { failed: String(error).split('\n')[0] ?? '' }
  }
}

/** Those whose output is that of the first peer, else of the first one; the others' outcomes say what differs. */
async function agreeing(
  ready: readonly ParticipantProcess[],
  benchCase: BenchCase,
  folder: string,
  outcomes: Record<string, Outcome>,
): Promise<ParticipantProcess[]> {
  const reference = ready.find((p) => !p.name.startsWith('cpu')) ?? ready[0]
  if (!reference) return []
  const referencePath = join(folder, 'reference.f32')
  await reference.ask({ do: 'write', path: referencePath })
  const right: ParticipantProcess[] = []
  for (const participant of ready) {
    const path = join(folder, 'output.f32')
    if (participant !== reference) await participant.ask({ do: 'write', path })
    const difference = participant === reference ? null : compareOutputs(path, referencePath, benchCase.tolerance)
    if (difference === null) right.push(participant)
    else outcomes[participant.name] = { wrong: `${difference} of ${reference.name}` }
  }
  return right
}

async function takeTurns(
  participants: readonly ParticipantProcess[],
  turns: number,
  runs: number,
): Promise<Map<ParticipantProcess, number[]>> {
  const times = new Map(participants.map((participant): [ParticipantProcess, number[]] => [participant, []]))
  for (let turn = 0; turn < turns; turn++)
    for (const participant of participants) {
      await pause(settleMilliseconds)
      await participant.ask({ do: 'run', times: warmUpRuns })
      const reply = await participant.ask({ do: 'run', times: runs })
      if ('milliseconds' in reply) times.get(participant)?.push(...reply.milliseconds)
    }
  return times
}

export function summarize(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((x, y) => x - y)
  return {
    min: sorted[0] ?? Number.NaN,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    runs: sorted.length,
  }
}

const scale = (timing: Timing, factor: number): Timing => ({
  min: timing.min * factor,
  median: timing.median * factor,
  runs: timing.runs,
})
