// onnxruntime-node as a participant, each operation a model of one node: argv[2] is the number of threads.

import { readInput } from './input.ts'
import { onnxModel } from './onnx-model.ts'
import { loadPeerPackage } from './peer-package.ts'
import type { Task } from './protocol.ts'
import { type Participant, type PreparedTask, serve } from './serve.ts'

interface OrtTensor {
  readonly data: Float32Array
  readonly dims: readonly number[]
}
interface Session {
  run(feeds: Record<string, OrtTensor>, fetches: Record<string, OrtTensor | null>): Promise<Record<string, OrtTensor>>
  release(): Promise<void>
}
interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', values: Float32Array, dims: readonly number[]) => OrtTensor
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> }
  readonly env: { readonly versions: { readonly node?: string } }
}

const threads = Number(process.argv[2] ?? 2)

await serve(async (): Promise<Participant> => {
  const ort = loadPeerPackage<OnnxRuntime>('onnxruntime-node')
  return {
    description: `onnxruntime-node ${ort.env.versions.node ?? ''}, ${threads} threads`,
    prepare: (task) => prepare(ort, task),
  }
})

async function prepare(ort: OnnxRuntime, task: Task): Promise<PreparedTask | string> {
  const model = onnxModel(task.operation)
  if (!model) return `ONNX has no node for ${task.operation}`
  const session = await ort.InferenceSession.create(model.bytes, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const feeds = Object.fromEntries(model.inputs.map((name) => [name, input(ort, task, name)]))
  const fresh = async () => (await session.run(feeds, { z: null })).z as OrtTensor
  if (task.mode === 'fresh')
    return {
      run: async () => void (await fresh()),
      output: async () => (await fresh()).data,
      release: () => session.release(),
    }
  const first = await fresh()
  const out = new ort.Tensor('float32', new Float32Array(first.data.length), first.dims)
  return {
    run: async () => void (await session.run(feeds, { z: out })),
    output: () => out.data,
    release: () => session.release(),
  }
}

function input(ort: OnnxRuntime, task: Task, name: string): OrtTensor {
  const width = task.shape[1]
  switch (name) {
    case 'weight':
      return new ort.Tensor('float32', readInput(task, 1).slice(0, width), [width])
    case 'bias':
      return new ort.Tensor('float32', readInput(task, 1).slice(width, 2 * width), [width])
    default:
      return new ort.Tensor('float32', readInput(task, name === 'x' ? 0 : 1), task.shape)
  }
}
