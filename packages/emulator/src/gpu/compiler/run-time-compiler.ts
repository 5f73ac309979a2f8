// A run-time compiler in a process of its own, waited for by the caller: operators compile on their first call, and a crash costs no more than that call.
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { OpGemsError } from '@opgems/core'
import { type Compiler, type CompilerOrigin, compileFailed, defaultLimitSeconds } from './compiler.ts'
import type { RunTimeApi } from './run-time-library.mjs'

type Answer = { readonly binary: Uint8Array } | { readonly error: string; readonly log: string }

/** The longest that the thread may take to start. */
const startSeconds = 60
/** How much later than the thread's own limit the thread is given up. */
const patienceSeconds = 10

export interface RunTimeCompilerOptions extends CompilerOrigin {
  readonly version: string
  readonly path: string
  readonly api: RunTimeApi
  /** Options that are the same for every architecture. */
  readonly options: readonly string[]
  /** The option that names the architecture, before its value: '--gpu-architecture='. */
  readonly architectureOption: string
  readonly limitSeconds?: number
}

interface CompilerThread {
  readonly worker: Worker
  readonly port: MessagePort
  /** 1 once the thread runs, and when it has answered. */
  readonly answered: Int32Array
}

export class RunTimeCompiler implements Compiler {
  readonly name: string
  readonly id: string
  readonly #limitSeconds: number
  #thread: CompilerThread | undefined

  constructor(private readonly spec: RunTimeCompilerOptions) {
    this.name = `${spec.program} ${spec.version}`
    this.id = `${this.name} ${spec.options.join(' ')}`
    this.#limitSeconds = spec.limitSeconds ?? defaultLimitSeconds
  }

  compile(source: string, architecture: string): Uint8Array {
    const { architectureOption, options } = this.spec
    const answer = this.#ask({ source, options: [`${architectureOption}${architecture}`, ...options] })
    if ('binary' in answer) return answer.binary
    throw compileFailed(this.spec, architecture, source, answer.error, answer.log)
  }

  close(): void {
    this.#thread?.port.close()
    void this.#thread?.worker.terminate()
    this.#thread = undefined
  }

  #ask(request: { readonly source: string; readonly options: readonly string[] }): Answer {
    this.#thread ??= this.#start()
    const { port, answered } = this.#thread
    Atomics.store(answered, 0, 0)
    port.postMessage(request)
    Atomics.wait(answered, 0, 0, (this.#limitSeconds + patienceSeconds) * 1000)
    const answer: Answer | undefined = receiveMessageOnPort(port)?.message
    if (answer) return answer
    this.close()
    return { error: 'the thread that compiles did not answer', log: '' }
  }

  #start(): CompilerThread {
    const { port1: port, port2 } = new MessageChannel()
    const answered = new Int32Array(new SharedArrayBuffer(4))
    const { path, api, vendor } = this.spec
    const worker = new Worker(new URL('./compiler-thread.mjs', import.meta.url), {
      name: `opgems ${vendor} compiler`,
      execArgv: [],
      workerData: { port: port2, answered, path, api, limitSeconds: this.#limitSeconds },
      transferList: [port2],
    })
    worker.unref()
    port.unref()
    const thread = { worker, port, answered }
    if (Atomics.wait(answered, 0, 0, startSeconds * 1000) !== 'timed-out') return thread
    void worker.terminate()
    throw new OpGemsError(
      'COMPILE_FAILED',
      `${vendor}: the thread that compiles did not start in ${startSeconds} seconds`,
    )
  }
}
