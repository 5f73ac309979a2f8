// This project as a participant: argv[2] is the backend, argv[3] the number of threads.

import { type Participant, type PreparedTask, readInput, serve, type Task } from '@opgems/cli/peers'
import { createRuntime, type Runtime, type Tensor } from '@opgems/core'

const [backend = 'cpu', threads = '2'] = process.argv.slice(2)
type Call = (keywords: Record<string, unknown>) => unknown

await serve(async (): Promise<Participant> => {
  const rt = await createRuntime({ backend, threads: Number(threads) })
  return {
    description: `@opgems ${rt.backend.version} on ${rt.backend.id}:${rt.device.name} (${rt.device.probe.description}; ${rt.device.probe.toolchain})`,
    prepare: async (task) => prepare(rt, task),
  }
})

function prepare(rt: Runtime, task: Task): PreparedTask {
  const inputs = task.inputs.map((_, i) => rt.tensor(readInput(task, i), { shape: [...task.shape] }))
  const [x, y] = inputs as [Tensor, Tensor]
  const made: Tensor[] = [...inputs]
  const release = () => {
    for (const tensor of made) tensor.dispose()
  }
  if (task.operation === 'copy' && task.mode === 'given') return copyTask(rt, task, x, release)
  const call = operation(rt, task, x, y, made)
  if (task.mode === 'fresh')
    return { run: () => (call({}) as Tensor).dispose(), output: () => read(call({}) as Tensor), release }
  const out = call({}) as Tensor
  made.push(out)
  const keywords = { out }
  return {
    run: () => {
      call(keywords)
    },
    output: async () => (await out.data()) as Float32Array,
    release,
  }
}

async function read(tensor: Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array
  tensor.dispose()
  return values
}

/** The device's own copy of bytes into a given output. */
function copyTask(rt: Runtime, task: Task, x: Tensor, release: () => void): PreparedTask {
  const out = rt.empty([...task.shape], 'float32')
  return {
    run: () => rt.device.copy(out.address, x.address, x.numel * 4),
    output: async () => (await out.data()) as Float32Array,
    release: () => {
      out.dispose()
      release()
    },
  }
}

function operation(rt: Runtime, task: Task, x: Tensor, y: Tensor, made: Tensor[]): Call {
  // Operators by name, where their types cannot follow.
  const ops = rt.ops as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
  const named = (name: string) => {
    const found = ops[name]
    if (!found) throw new Error(`rt.ops.${name} does not exist`)
    return found
  }
  switch (task.operation) {
    case 'add': {
      const add = named('add')
      return task.mode === 'fresh' ? () => add(x, y) : (keywords) => add(x, y, keywords)
    }
    case 'exp': {
      const exp = named('exp')
      return (keywords) => exp(x, keywords)
    }
    case 'gelu': {
      const gelu = named('gelu')
      return (keywords) => gelu(x, keywords)
    }
    case 'softmax': {
      // softmax.int has an out form with a dtype of its own; _softmax is what both reach.
      const softmax = task.mode === 'fresh' ? named('softmax') : named('_softmax')
      return task.mode === 'fresh' ? () => softmax(x, -1) : (keywords) => softmax(x, -1, false, keywords)
    }
    case 'layer_norm': {
      const layerNorm = named('layerNorm')
      const width = task.shape[1]
      const row = (index: number) => rt.view(y, [width], [1], index * width)
      const [weight, bias] = [row(0), row(1)]
      made.push(weight, bias)
      return () => layerNorm(x, [width], weight, bias)
    }
    case 'sum': {
      const sum = named('sum')
      return () => sum(x)
    }
    case 'sum_last': {
      const sum = named('sum')
      return () => sum(x, [-1])
    }
    case 'mm': {
      const mm = named('mm')
      return (keywords) => mm(x, y, keywords)
    }
    case 'copy': {
      const clone = named('clone')
      return () => clone(x)
    }
    default:
      return task.operation satisfies never
  }
}
