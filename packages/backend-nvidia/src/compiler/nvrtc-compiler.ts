// NVRTC in a process of its own, waited for by the caller: operators compile on their first call, and a crash costs no more than that call.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { OpGemsError } from '@opgems/core'
import type { Compiler } from './compiler.ts'
import { compilerOptions } from './options.ts'

type Answer = { readonly cubin: Uint8Array } | { readonly error: string; readonly log: string }

/** The longest that one kernel may take to compile. */
const defaultLimitSeconds = 300
/** How much later than the thread's own limit the thread is given up. */
const patienceSeconds = 10

export class NvrtcCompiler implements Compiler {
  readonly id: string
  readonly #answered = new Int32Array(new SharedArrayBuffer(4))
  #thread: { readonly worker: Worker; readonly port: MessagePort } | undefined

  /** `folder` receives the sources that fail. */
  constructor(
    private readonly path: string,
    version: string,
    private readonly folder: string,
    private readonly limitSeconds = defaultLimitSeconds,
  ) {
    this.id = `NVRTC ${version} ${compilerOptions.join(' ')}`
  }

  compile(source: string, architecture: string): Uint8Array {
    const answer = this.#ask({ source, options: [`--gpu-architecture=${architecture}`, ...compilerOptions] })
    if ('cubin' in answer) return answer.cubin
    throw compileFailed(`NVRTC, for ${architecture}`, source, answer.error, answer.log, this.folder)
  }

  close(): void {
    this.#thread?.port.close()
    void this.#thread?.worker.terminate()
    this.#thread = undefined
  }

  #ask(request: { readonly source: string; readonly options: readonly string[] }): Answer {
    this.#thread ??= this.#start()
    const { port } = this.#thread
    Atomics.store(this.#answered, 0, 0)
    port.postMessage(request)
    const patience = (this.limitSeconds + patienceSeconds) * 1000
    const outcome = Atomics.wait(this.#answered, 0, 0, patience)
    const answer: Answer | undefined = receiveMessageOnPort(port)?.message
    if (outcome !== 'timed-out' && answer) return answer
    this.close()
    return { error: 'the thread that compiles did not answer', log: '' }
  }

  #start() {
    const { port1: port, port2 } = new MessageChannel()
    const { path, limitSeconds } = this
    const worker = new Worker(new URL('./compiler-thread.mjs', import.meta.url), {
      name: 'opgems nvrtc',
      execArgv: [],
      workerData: { port: port2, answered: this.#answered, path, limitSeconds },
      transferList: [port2],
    })
    worker.unref()
    port.unref()
    return { worker, port }
  }
}

/** COMPILE_FAILED with the log and the file that holds the source. */
export function compileFailed(
  compiler: string,
  source: string,
  error: string,
  log: string,
  folder: string,
): OpGemsError {
  const path = join(folder, `failed-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.cu`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, source)
  return new OpGemsError('COMPILE_FAILED', `nvidia: ${compiler}: ${error}; source: ${path}\n${log}`.trimEnd(), {
    path,
    log,
  })
}
