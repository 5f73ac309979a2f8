// Makes the inputs of a workload on a device.
import { type DType, dtypeInfo, OpGemsError, type Runtime, Tensor } from '@opgems/core'
import type { Workload } from './workloads.ts'

export interface PreparedWorkload {
  readonly shapes: readonly (readonly number[])[]
  /** Of the inputs and of what one call gives. */
  readonly bytes: number
  readonly operations: number | null
  /** One call; what it gives is disposed of. */
  run(): void
  dispose(): void
}

/** @throws what the operator throws for the dtype, after giving back the inputs */
export function prepareWorkload(rt: Runtime, workload: Workload, dtype: DType, elements: number): PreparedWorkload {
  const shapes = workload.shapes(elements)
  const inputs = shapes.map((shape, i) => makeInput(rt, workload, dtype, shapes, shape, i))
  const args = workload.args(inputs)
  const call = () => rt.call(workload.operator, args, workload.keywords)
  const dispose = () => {
    for (const input of inputs) input.dispose()
  }
  try {
    const results = tensorsOf(call())
    const bytes = sum([...inputs, ...results].map(bytesOf))
    for (const result of results) result.dispose()
    return {
      shapes,
      bytes,
      operations: workload.operations?.(shapes) ?? null,
      run: () => {
        for (const result of tensorsOf(call())) result.dispose()
      },
      dispose,
    }
  } catch (error) {
    dispose()
    throw error
  }
}

function makeInput(
  rt: Runtime,
  workload: Workload,
  dtype: DType,
  shapes: readonly (readonly number[])[],
  shape: readonly number[],
  position: number,
): Tensor {
  const count = shape.reduce((n, s) => n * s, 1)
  const bound = workload.indices?.get(position)?.(shapes)
  if (bound !== undefined) {
    const indices = BigInt64Array.from({ length: count }, (_, i) => BigInt(Math.floor(noise(i) * bound)))
    return rt.tensor(indices, { shape: [...shape] })
  }
  // Positive, so that logarithms and powers are numbers, and never zeros, which are cheaper than data.
  const made = rt.tensor(hostValues(count, position), { shape: [...shape] })
  if (dtype === 'float32') return made
  const cast = rt.call('aten::_to_copy', [made], { dtype }) as Tensor
  made.dispose()
  return cast
}

/** @throws OUT_OF_MEMORY for more than arrays of the host hold */
function hostValues(count: number, position: number): Float32Array {
  try {
    return Float32Array.from({ length: count }, (_, i) => 0.5 + noise(i + position))
  } catch (cause) {
    throw new OpGemsError('OUT_OF_MEMORY', `an array of ${count} elements cannot be made on the host`, {}, { cause })
  }
}

/** Even in [0, 1), and always the same. */
const noise = (i: number): number => {
  const x = Math.imul(i ^ 0x9e3779b9, 0x85ebca6b)
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32
}
const bytesOf = ({ numel, dtype }: Tensor): number => numel * dtypeInfo(dtype).bytes
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const tensorsOf = (result: unknown): readonly Tensor[] =>
  [result].flat().filter((value): value is Tensor => value instanceof Tensor)
