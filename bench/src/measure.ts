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

/** A task of any kind, measured on all participants. */
export interface Measurement<T> {
  readonly task: T
  /** Timed runs in one turn, given the slowest participant's milliseconds. */
  readonly runs: (slowest: number) => number
  /** Null when the outputs in two files agree, else what differs. */
  readonly compare: (path: string, referencePath: string) => string | null
  /** A copy to measure beside it, by the participant that only copies; null where memory does not bound the task. */
  readonly copy: { readonly copier: ParticipantProcess; readonly task: Task } | null
}

export interface Measured {
  readonly outcomes: Readonly<Record<string, Outcome>>
  readonly copied: Timing | null
  /** Bytes of an output, where a participant tells. */
  readonly outputBytes: number
}

/** Threads of the participant before are still spinning for a while. */
const settleMilliseconds = 40
/** Discarded at the start of a turn: as long for each, since processors are at full speed only a while after a pause. */
const warmUpMilliseconds = 50
const warmUpRuns = 3

export async function measureCase(
  benchCase: BenchCase,
  mode: OutputMode,
  participants: readonly ParticipantProcess[],
  copier: ParticipantProcess | undefined,
  inputs: readonly string[],
  options: MeasureOptions,
): Promise<CaseResult> {
  const { operation, shape, calls, name, bytesMoved, flops, runs, tolerance } = benchCase
  const isMemoryBound = copier !== undefined && bytesMoved > 0
  const copyTask: Task = { operation: 'copy', mode: 'given', shape, inputs: inputs.slice(0, 1), calls: 1 }
  const measurement: Measurement<Task> = {
    task: { operation, mode, shape, inputs, calls },
    runs: () => runs,
    compare: (path, referencePath) => compareOutputs(path, referencePath, tolerance),
    copy: isMemoryBound ? { copier, task: copyTask } : null,
  }
  const { outcomes, copied } = await measure(measurement, participants, options)
  const copiedBytes = 2 * 4 * shape[0] * shape[1]
  return { name, mode, shape, bytesMoved, flops, outcomes, floor: copied && scale(copied, bytesMoved / copiedBytes) }
}

export async function measure<T>(
  measurement: Measurement<T>,
  participants: readonly ParticipantProcess[],
  options: MeasureOptions,
): Promise<Measured> {
  const { task, copy } = measurement
  const outcomes: Record<string, Outcome> = {}
  const ready: ParticipantProcess[] = []
  let [slowest, outputBytes] = [0, 0]
  for (const participant of participants) {
    const prepared = await prepare(participant, task)
    if ('outcome' in prepared) outcomes[participant.name] = prepared.outcome
    else {
      ready.push(participant)
      slowest = Math.max(slowest, prepared.milliseconds)
      outputBytes = Math.max(outputBytes, prepared.outputBytes)
    }
  }
  const right = await agreeing(ready, measurement, options.folder, outcomes)
  if (copy) await prepare(copy.copier, copy.task)
  const taking = copy ? [...right, copy.copier] : right
  const times = await takeTurns(taking, options.turns, measurement.runs(slowest))
  for (const participant of right) outcomes[participant.name] = summarize(times.get(participant) ?? [])
  for (const participant of [...ready, ...(copy ? [copy.copier] : [])]) await participant.ask({ do: 'release' })
  return { outcomes, copied: copy && summarize(times.get(copy.copier) ?? []), outputBytes }
}

interface Readiness {
  /** Of a call, once warm. */
  readonly milliseconds: number
  readonly outputBytes: number
}

async function prepare<T>(participant: ParticipantProcess, task: T): Promise<Readiness | { outcome: Outcome }> {
  try {
    const reply = await participant.ask<T>({ do: 'prepare', task })
    if ('missing' in reply) return { outcome: { absent: reply.missing } }
    const warm = await participant.ask({ do: 'run', times: warmUpRuns })
    const milliseconds = 'milliseconds' in warm ? Math.min(...warm.milliseconds) : 0
    return { milliseconds, outputBytes: ('ready' in reply && reply.outputBytes) || 0 }
  } catch (error) {
    return { outcome: { failed: String(error).split('\n')[0] ?? '' } }
  }
}

/** Those whose output is that of the first peer, else of the first one; the others' outcomes say what differs. */
async function agreeing<T>(
  ready: readonly ParticipantProcess[],
  { compare }: Measurement<T>,
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
    const difference = participant === reference ? null : compare(path, referencePath)
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
      await warmUp(participant)
      const reply = await participant.ask({ do: 'run', times: runs })
      if ('milliseconds' in reply) times.get(participant)?.push(...reply.milliseconds)
    }
  return times
}

async function warmUp(participant: ParticipantProcess): Promise<void> {
  const start = performance.now()
  do await participant.ask({ do: 'run', times: warmUpRuns })
  while (performance.now() - start < warmUpMilliseconds)
}

export function summarize(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((x, y) => x - y)
  return {
    min: sorted[0] ?? Number.NaN,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    runs: sorted.length,
  }
}

export const scale = (timing: Timing, factor: number): Timing => ({
  min: timing.min * factor,
  median: timing.median * factor,
  runs: timing.runs,
})
