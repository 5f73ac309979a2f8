// TensorFlow.js on its WebAssembly backend as a participant: argv[2] is the number of threads.
import { dirname } from 'node:path'
import { readInput } from './input.ts'
import { loadPeerPackage, peerRequire } from './peer-package.ts'
import type { Task } from './protocol.ts'
import { type Participant, serve } from './serve.ts'

interface TfTensor {
  dispose(): void
  dataSync(): Float32Array
}
interface TensorFlow {
  readonly version_core: string
  setBackend(name: string): Promise<boolean>
  tensor(values: Float32Array, shape: readonly number[]): TfTensor
  add(x: TfTensor, y: TfTensor): TfTensor
  exp(x: TfTensor): TfTensor
  softmax(x: TfTensor, axis: number): TfTensor
  sum(x: TfTensor, axis?: number): TfTensor
  matMul(x: TfTensor, y: TfTensor): TfTensor
}
interface WasmBackend {
  setWasmPaths(folder: string): void
  setThreadsCount(threads: number): void
  getThreadsCount(): number
}

await serve(async (): Promise<Participant> => {
  const tf = loadPeerPackage<TensorFlow>('@tensorflow/tfjs-core')
  const wasm = loadPeerPackage<WasmBackend>('@tensorflow/tfjs-backend-wasm')
  wasm.setWasmPaths(`${dirname(peerRequire().resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`)
  wasm.setThreadsCount(Number(process.argv[2] ?? 2))
  await tf.setBackend('wasm')
  return {
    description: `tfjs-wasm ${tf.version_core}, threads: ${wasm.getThreadsCount()} (it has more in browsers only)`,
    prepare: async (task) => {
      if (task.mode === 'given') return 'TensorFlow.js has no calls with a given output'
      const inputs = task.inputs.map((_, i) => tf.tensor(readInput(task, i), task.shape))
      const call = operation(tf, task, inputs)
      const release = () => {
        for (const tensor of inputs) tensor.dispose()
      }
      if (!call) {
        release()
        return `TensorFlow.js has no single kernel for ${task.operation}`
      }
      return {
        run: () => call().dispose(),
        output: () => {
          const result = call()
          const values = result.dataSync()
          result.dispose()
          return values
        },
        release,
      }
    },
  }
})

function operation(tf: TensorFlow, task: Task, inputs: readonly TfTensor[]): (() => TfTensor) | undefined {
  const [x, y] = inputs as [TfTensor, TfTensor]
  switch (task.operation) {
    case 'add':
      return () => tf.add(x, y)
    case 'exp':
      return () => tf.exp(x)
    case 'softmax':
      return () => tf.softmax(x, -1)
    case 'sum':
      return () => tf.sum(x)
    case 'sum_last':
      return () => tf.sum(x, -1)
    case 'mm':
      return () => tf.matMul(x, y)
    case 'copy':
    case 'gelu':
    case 'layer_norm':
      return undefined
    default:
      return task.operation satisfies never
  }
}
