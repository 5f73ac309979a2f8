// This project as a participant that knows operators by their ATen names: argv[2] is the backend, argv[3] the number of threads.
import { readFileSync } from 'node:fs'
import { type Participant, type PreparedTask, serve } from '@opgems/cli/peers'
import { createRuntime, dtypeInfo, type Runtime, Tensor } from '@opgems/core'
import type { OperatorTask } from '../operators/task.ts'

const [backend = 'cpu', threads = '2'] = process.argv.slice(2)

await serve<OperatorTask>(async (): Promise<Participant<OperatorTask>> => {
  const rt = await createRuntime({ backend, threads: Number(threads) })
  return {
    description: `@opgems ${rt.backend.version} on ${rt.backend.id}:${rt.device.name} (${rt.device.probe.description}; ${rt.device.probe.toolchain})`,
    prepare: async (task) => prepare(rt, task),
  }
})

function prepare(rt: Runtime, task: OperatorTask): PreparedTask {
  const inputs = task.inputs.map(({ path, shape, dtype }) => rt.fromBytes(readFileSync(path), { shape, dtype }))
  const args = task.args.map((value) => fill(value, inputs))
  const keywords = Object.fromEntries(Object.entries(task.keywords).map(([k, v]) => [k, fill(v, inputs)]))
  const isFresh = new Set<unknown>(inputs)
  const call = () => rt.call(`aten::${task.operator}`, args, keywords)
  /** Gives back what a call made, but not what it was given. */
  const free = (result: unknown) => {
    if (Array.isArray(result)) for (const one of result) free(one)
    else if (result instanceof Tensor && !isFresh.has(result)) result.dispose()
  }
  const first = call()
  const outputBytes = [first, ...task.writes.map((i) => inputs[i])]
    .flat()
    .reduce((sum: number, t) => sum + bytesOf(t), 0)
  free(first)
  return {
    outputBytes,
    run: () => free(call()),
    output: async () => {
      const made = call()
      const shown = task.writes.length > 0 ? task.writes.map((i) => inputs[i]) : [made].flat()
      const values = await flat(task.results > 0 ? shown.slice(0, task.results) : shown)
      free(made)
      return values
    },
    release: () => {
      for (const input of inputs) input.dispose()
    },
  }
}

function fill(value: unknown, inputs: readonly Tensor[]): unknown {
  if (Array.isArray(value)) return value.map((v) => fill(v, inputs))
  if (typeof value !== 'object' || value === null) return value
  const reference = value as { readonly input?: number; readonly dtype?: string }
  return reference.input === undefined ? reference.dtype : inputs[reference.input]
}

function bytesOf(value: unknown): number {
  return value instanceof Tensor ? value.numel * dtypeInfo(value.dtype).bytes : 0
}

function asDoubles(values: Awaited<ReturnType<Tensor['data']>>): Float64Array {
  return values instanceof BigInt64Array ? Float64Array.from(values, Number) : new Float64Array(values)
}

/** Every number of the results, in float64. */
async function flat(results: readonly unknown[]): Promise<Float64Array> {
  const parts: Float64Array[] = []
  for (const result of results)
    if (result instanceof Tensor) parts.push(asDoubles(await result.data()))
    else if (result !== null && result !== undefined) parts.push(Float64Array.of(Number(result)))
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
