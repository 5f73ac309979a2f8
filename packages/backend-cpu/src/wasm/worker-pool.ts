// The threads of the WebAssembly engine: starts workers, gives them modules, and runs launches together with the calling thread.
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { OpGemsError } from '@opgems/core'
import { abandon, CONTROL_WORDS, runChunks, SPINS, word } from './control.mjs'
import type { WasmExecutable } from './executable.ts'
import type { WasmMemory } from './webassembly.ts'

/** A worker that holds a launch for longer than this is taken for dead. */
const STALL_MS = 300_000
/** Chunks for each thread: enough to even out threads that start late or run slowly. */
const CHUNKS_PER_THREAD = 8

interface Member {
  readonly worker: Worker
  readonly port: MessagePort
}

export interface Launch {
  readonly slots: number
  readonly programs: number
  readonly scratch: number
  readonly scratchStride: number
}

export class WorkerPool {
  readonly #control = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * 4))
  readonly #memory: WasmMemory
  readonly #workers: number
  readonly #loaded: WasmExecutable[] = []
  #members: Member[] | undefined
  #failure: string | undefined

  /** @param threads the calling thread included; workers start with the first launch that needs them */
  constructor(memory: WasmMemory, threads: number) {
    this.#memory = memory
    this.#workers = threads - 1
  }

  get threads(): number {
    return this.#workers + 1
  }

  add(executable: WasmExecutable): void {
    this.#loaded.push(executable)
    for (const { port } of this.#members ?? []) send(port, executable)
  }

  /** Runs all program instances on the workers and this thread; returns how many this thread ran. */
  run(executable: WasmExecutable, launch: Launch): number {
    this.#start()
    if (this.#failure) throw new OpGemsError('LAUNCH_FAILED', this.#failure)
    const control = this.#control
    this.#open(executable, launch)
    try {
      return runChunks(control, executable.kernel, 0)
    } catch (error) {
      abandon(control)
      throw error
    } finally {
      Atomics.store(control, word.open, 0)
      this.#awaitWorkers()
      if (control[word.failed] === 1) this.#throwWorkerError(executable)
    }
  }

  /** Ends a worker as a crash would, so that tests see what follows. */
  async endWorker(number: number): Promise<void> {
    await this.#members?.[number - 1]?.worker.terminate()
  }

  async close(): Promise<void> {
    const members = this.#members ?? []
    this.#members = []
    this.#failure = 'cpu:wasm is closed'
    Atomics.store(this.#control, word.stop, 1)
    Atomics.add(this.#control, word.wake, 1)
    Atomics.notify(this.#control, word.wake)
    await Promise.all(members.map(({ worker }) => worker.terminate()))
    for (const { port } of members) port.close()
  }

  #open(executable: WasmExecutable, launch: Launch): void {
    const control = this.#control
    const chunk = Math.ceil(launch.programs / (this.threads * CHUNKS_PER_THREAD))
    control[word.programs] = launch.programs
    control[word.chunk] = chunk
    control[word.slots] = launch.slots
    control[word.scratch] = launch.scratch
    control[word.scratchStride] = launch.scratchStride
    control[word.failed] = 0
    Atomics.store(control, word.next, 0)
    Atomics.store(control, word.open, executable.number)
    Atomics.add(control, word.wake, 1)
    const helpers = Math.ceil(launch.programs / chunk) - 1
    if (Atomics.load(control, word.sleepers) > 0) Atomics.notify(control, word.wake, helpers)
  }

  /** Waits until no worker is inside the launch, which has been closed before. */
  #awaitWorkers(): void {
    const control = this.#control
    for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(control, word.active) === 0) return
    Atomics.store(control, word.waiting, 1)
    for (let active = 1; active > 0; ) {
      active = Atomics.load(control, word.active)
      if (active > 0 && Atomics.wait(control, word.active, active, STALL_MS) === 'timed-out') {
        this.#failure = `cpu:wasm: a worker thread did not come back within ${STALL_MS / 1000} s; create a new runtime`
        throw new OpGemsError('LAUNCH_FAILED', this.#failure)
      }
    }
    Atomics.store(control, word.waiting, 0)
  }

  #throwWorkerError(executable: WasmExecutable): never {
    const messages = (this.#members ?? []).map(({ port }) => receiveMessageOnPort(port)?.message).filter(Boolean)
    throw new OpGemsError('LAUNCH_FAILED', `cpu:wasm: kernel '${executable.entry}' failed: ${messages.join('; ')}`)
  }

  #start(): void {
    if (this.#members) return
    this.#members = Array.from({ length: this.#workers }, (_, i) => this.#startWorker(i + 1))
  }

  #startWorker(number: number): Member {
    const { port1: port, port2 } = new MessageChannel()
    for (const executable of this.#loaded) send(port, executable)
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      name: `opgems wasm ${number}`,
      execArgv: [],
      workerData: { control: this.#control, memory: this.#memory, port: port2, worker: number },
      transferList: [port2],
    })
    const lost = (reason: string) => {
      this.#failure ??= `cpu:wasm: worker thread ${number} ended (${reason}); create a new runtime`
    }
    worker.on('error', (error) => lost(String(error)))
    worker.on('exit', (code) => lost(`exit status ${code}`))
    worker.unref()
    port.unref()
    return { worker, port }
  }
}

const send = (port: MessagePort, { number, module, entry }: WasmExecutable): void =>
  port.postMessage({ number, module, entry })
