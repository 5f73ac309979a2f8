// The reference interpreter: runs every program instance of a kernel in plain TypeScript. It is the oracle of every lowering.
import { OpGemsError } from '../../errors/errors.ts'
import { Dependence } from '../dependence.ts'
import type { Kernel, Node } from '../node.ts'
import { foldsPrograms } from '../programs.ts'
import { runEffects } from './effects.ts'
import { Instance, type Launch } from './instance.ts'
import { type HostTensor, Memory } from './memory.ts'
import type { Mode, Scalar } from './scalar.ts'

export interface InterpretArguments {
  readonly tensors: Readonly<Record<string, HostTensor>>
  readonly scalars: Readonly<Record<string, number | bigint>>
  readonly mode: Mode
}

/**
 * Runs the kernel on host arrays, writing results into them; instances run one after another, the last grid dimension fastest.
 * Loads are made when their value is first needed; a dot is summed in float64 and rounded once.
 * @throws INDEX_OUT_OF_RANGE for an access outside a tensor and for a check that fails; BAD_KERNEL for a missing argument
 */
export function interpret(kernel: Kernel, { tensors, scalars, mode }: InterpretArguments): void {
  const missing = [
    ...kernel.tensors.filter((t) => !Object.hasOwn(tensors, t.name)),
    ...kernel.scalars.filter((s) => !Object.hasOwn(scalars, s.name)),
  ]
  if (missing.length)
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${kernel.name}': no argument for ${missing.map((m) => m.name).join(', ')}`,
    )
  const launch: Launch = {
    kernel,
    mode,
    scalars: new Map<string, Scalar>(Object.entries(scalars)),
    memories: new Map(kernel.tensors.map((t) => [t.name, new Memory(kernel, t.name, tensors[t.name]!, mode)])),
    dependence: new Dependence(),
  }
  const outside = new Instance(launch, [])
  const onlyLast = foldsPrograms(kernel)
  for (const program of cells(kernel.grid.map((count: Node) => Number(outside.scalar(count))))) {
    const instance = new Instance(launch, program)
    if (!onlyLast || instance.isLast) runEffects(instance, kernel.effects)
  }
}

/** Every coordinate of a grid, the last varying fastest. */
function* cells(counts: readonly number[]): Generator<number[]> {
  const [count, ...rest] = counts
  if (count === undefined) yield []
  else for (let i = 0; i < count; i++) for (const inner of cells(rest)) yield [i, ...inner]
}
