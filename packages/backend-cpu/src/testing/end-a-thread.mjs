// A worker thread that is ended while it launches without a pause, then a runtime in the main thread, which prints what it finds.
// Argument: the backend.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { createRuntime } from '@opgems/core'

const open = async (backend) => {
  const rt = await createRuntime({ backend })
  return { rt, x: rt.tensor(new Float32Array(100_000).fill(1)) }
}

if (isMainThread) {
  const backend = process.argv[2]
  const worker = new Worker(new URL(import.meta.url), { workerData: backend })
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  const { rt, x } = await open(backend)
  console.log(await rt.ops.sum(rt.ops.add(x, x)).item())
  await rt.close()
} else {
  const { rt, x } = await open(workerData)
  rt.ops.add(x, x)
  parentPort.postMessage('started')
  for (;;) rt.tidy(() => void rt.ops.add(x, x))
}
