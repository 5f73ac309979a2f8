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
/** The longest that the thread may take to start. */
const startSeconds = 60
/** How much later than the thread's own limit the thread is given up. */
const patienceSeconds = 10

interface CompilerThread {
  readonly worker: Worker
  readonly port: MessagePort
  /** 1 once the thread runs, and when it has answered. */
  readonly answered: Int32Array
}

export class NvrtcCompiler implements Compiler {
  readonly name: string
  readonly id: string
  #thread: CompilerThread | undefined

  /** `folder` receives the sources that fail. */
  constructor(
    private readonly path: string,
    version: string,
    private readonly folder: string,
    private readonly limitSeconds = defaultLimitSeconds,
  ) {
    this.name = `NVRTC ${version}`
    this.id = `${this.name} ${compilerOptions.join(' ')}`
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
    const { port, answered } = this.#thread
    Atomics.store(answered, 0, 0)
    port.postMessage(request)
    Atomics.wait(answered, 0, 0, (this.limitSeconds + patienceSeconds) * 1000)
    const answer: Answer | undefined = receiveMessageOnPort(port)?.message
    if (answer) return answer
    this.close()
    return { error: 'the thread that compiles did not answer', log: '' }
  }

  #start(): CompilerThread {
    const { port1: port, port2 } = new MessageChannel()
    const answered = new Int32Array(new SharedArrayBuffer(4))
    const { path, limitSeconds } = this
    const worker = new Worker(new URL('./compiler-thread.mjs', import.meta.url), {
      name: 'opgems nvrtc',
      execArgv: [],
      workerData: { port: port2, answered, path, limitSeconds },
      transferList: [port2],
    })
    worker.unref()
    port.unref()
    const thread = { worker, port, answered }
    if (Atomics.wait(answered, 0, 0, startSeconds * 1000) !== 'timed-out') return thread
    void worker.terminate()
    throw new OpGemsError('COMPILE_FAILED', `nvidia: the thread that compiles did not start in ${startSeconds} seconds`)
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
