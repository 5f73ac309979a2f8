// A worker thread of the WebAssembly engine: waits for launches in shared memory and runs chunks of their program instances.
import { receiveMessageOnPort, workerData } from 'node:worker_threads'
import { abandon, runChunks, SPINS, word } from './control.mjs'
import { mathFunctions } from './math-functions.mjs'

/** @type {{ control: Int32Array, memory: WebAssembly.Memory, port: import('node:worker_threads').MessagePort, worker: number }} */
const { control, memory, port, worker } = workerData

/** Kernels by executable number: a module until its first launch here. */
const modules = new Map()
const kernels = new Map()

/** Messages are read by hand, since this thread never returns to its event loop. */
function receiveModules() {
  for (let message = receiveMessageOnPort(port); message; message = receiveMessageOnPort(port)) {
    const { number, module, entry } = message.message
    modules.set(number, { module, entry })
  }
}

/** @param {number} number */
function kernelOf(number) {
  const known = kernels.get(number)
  if (known) return known
  receiveModules()
  const { module, entry } = modules.get(number)
  modules.delete(number)
  const kernel = new WebAssembly.Instance(module, { env: { memory }, math: mathFunctions }).exports[entry]
  kernels.set(number, kernel)
  return kernel
}

/** Takes part in the open launch. The count of active workers goes up before `open` is read, so the main thread can't miss it. */
function join() {
  Atomics.add(control, word.active, 1)
  try {
    const number = Atomics.load(control, word.open)
    if (number !== 0) runChunks(control, kernelOf(number), worker)
  } catch (error) {
    port.postMessage(String(error))
    Atomics.store(control, word.failed, 1)
    abandon(control)
  }
  Atomics.sub(control, word.active, 1)
  if (Atomics.load(control, word.waiting) === 1) Atomics.notify(control, word.active)
}

/** @param {number} seen */
function awaitLaunch(seen) {
  for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(control, word.wake) !== seen) return
  Atomics.add(control, word.sleepers, 1)
  Atomics.wait(control, word.wake, seen)
  Atomics.sub(control, word.sleepers, 1)
}

// A launch may be open already while this thread starts.
let seen = Atomics.load(control, word.wake)
while (Atomics.load(control, word.stop) === 0) {
  join()
  awaitLaunch(seen)
  seen = Atomics.load(control, word.wake)
}
