// Measures one operator's representative call beside PyTorch and the floor.
import type { ParticipantProcess, Task } from '@opgems/cli/peers'
import { type MeasureOptions, measure, type Outcome, scale, type Timing } from '../measure.ts'
import type { InputSpec, OperatorCall } from './call.ts'
import { compareOutputs, writeInputs } from './inputs.ts'
import { operatorTask } from './task.ts'

export interface OperatorResult {
  readonly operator: string
  /** What PyTorch ran: the operator itself, or a composition of its result. */
  readonly isComposed: boolean
  readonly shapes: readonly (readonly number[])[]
  readonly dtypes: readonly string[]
  /** By participant. */
  readonly outcomes: Readonly<Record<string, Outcome>>
  /** Time in which plain C++ copies as many bytes as inputs and outputs have; null where memory does not bound the call. */
  readonly floor: Timing | null
  readonly reason: string | null
}

export interface Copier {
  readonly participant: ParticipantProcess
  /** A file of float32 values of `shape`. */
  readonly path: string
  readonly shape: readonly [number, number]
}

export async function measureOperator(
  call: OperatorCall,
  participants: readonly ParticipantProcess[],
  copier: Copier | null,
  options: MeasureOptions & { readonly milliseconds: number },
): Promise<OperatorResult> {
  const task = operatorTask(call, writeInputs(options.folder, call.inputs))
  const copy = call.bound === 'memory' ? copier : null
  const { outcomes, copied, outputBytes } = await measure(
    {
      task,
      runs: (slowest) => runsWithin(options.milliseconds, slowest * call.calls),
      compare: (path, referencePath) => compareOutputs(path, referencePath, call.comparison),
      copy: copy && { copier: copy.participant, task: copyTask(copy) },
    },
    participants,
    options,
  )
  const moved = outputBytes + call.inputs.reduce((sum, spec) => sum + inputBytes(spec), 0)
  return {
    operator: call.operator,
    isComposed: call.isComposed ?? false,
    shapes: task.inputs.map(({ shape }) => shape),
    dtypes: [...new Set(task.inputs.map(({ dtype }) => dtype))],
    outcomes,
    floor: copied && copy && scale(copied, moved / (8 * copy.shape[0] * copy.shape[1])),
    reason: call.reason ?? null,
  }
}

/** Runs of one turn that fit into so many milliseconds. */
const runsWithin = (milliseconds: number, one: number): number =>
  Math.max(1, Math.min(5, Math.floor(milliseconds / Math.max(one, 1e-3))))

const copyTask = ({ path, shape }: Copier): Task => ({
  operation: 'copy',
  mode: 'given',
  shape,
  inputs: [path],
  calls: 1,
})

const elementBytes = { float32: 4, int64: 8, int32: 4, bool: 1 }
const inputBytes = ({ shape, dtype }: InputSpec): number => shape.reduce((n, s) => n * s, elementBytes[dtype])
