// Runs cases in other processes and starts a new one where a process dies or loses its device, so that a bad kernel costs one case.
import { type ChildProcess, fork } from 'node:child_process'
import type { CaseRun } from '../run/outcome.ts'
import type { CaseRequest, WorkerMessage } from './messages.ts'

export interface IsolationOptions {
  /** Module that calls `serveCases` with the request that it is sent. */
  readonly worker: string
  /** Processes at the same time. */
  readonly jobs: number
  readonly request: Pick<CaseRequest, 'backend' | 'selection'>
  /** Time for one case, compiling included, after which its process is stopped. */
  readonly caseMilliseconds?: number
}

export interface IsolatedCases {
  /** The outcome of case `number`, null when it will never be known. Cases are asked for in order, each once. */
  run(number: number): Promise<CaseRun | null>
  /** Why no process can be had any more; empty while all is well. */
  problem(): string
  /** Stops the processes. */
  close(): void
}

/** Milliseconds for opening the device, and for a case by default. */
const patience = 300_000

const failure = (code: string, reason: string): CaseRun => ({
  outcome: { status: 'error', code, reason },
  milliseconds: 0,
  leaked: 0,
  layoutDiffers: false,
})

export function isolatedCases(options: IsolationOptions): IsolatedCases {
  const shards = Array.from({ length: options.jobs }, (_, shard) => new Shard(options, shard))
  return {
    run: (number) => shards[number % options.jobs]!.run(number),
    problem: () => shards.map((s) => s.problem).find((p) => p !== '') ?? '',
    close: () => {
      for (const shard of shards) shard.close()
    },
  }
}

/** The cases of one process after the other. */
class Shard {
  private readonly runs = new Map<number, CaseRun>()
  /** First case of which nothing is known. */
  private next: number
  private child: ChildProcess | undefined
  private timer: NodeJS.Timeout | undefined
  private lateness = ''
  private closed = false
  private isReady = false
  problem = ''
  private wake: () => void = () => {}

  constructor(
    private readonly options: IsolationOptions,
    private readonly shard: number,
  ) {
    this.next = shard
  }

  async run(number: number): Promise<CaseRun | null> {
    while (!this.closed) {
      const known = this.runs.get(number)
      if (known) {
        this.runs.delete(number)
        return known
      }
      this.child ??= this.start()
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    return null
  }
  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.child?.removeAllListeners()
    this.child?.kill('SIGKILL')
    this.wake()
  }

  private start(): ChildProcess {
    const { worker, request, jobs } = this.options
    const child = fork(worker, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const first = this.next
    let ended = false
    this.isReady = false
    child.on('message', (message) => this.receive(message as WorkerMessage))
    child.on('exit', (code, signal) => {
      if (ended) return
      ended = true
      this.exited(signal ?? code ?? 'unknown', this.next > first)
    })
    child.on('error', () => child.kill('SIGKILL'))
    child.send({ ...request, shard: this.shard, of: jobs, from: first } satisfies CaseRequest)
    this.watch(child)
    return child
  }
  private receive(message: WorkerMessage): void {
    if (message === 'ready') this.isReady = true
    if (this.child) this.watch(this.child)
    if (message === 'ready') return
    this.next = message.number + this.options.jobs
    this.runs.set(message.number, message.run)
    this.wake()
  }
  /** A process that ends well lost its device with the last case, and told so; any other died of the case at work. */
  private exited(how: number | string, hasReplied: boolean): void {
    clearTimeout(this.timer)
    this.child = undefined
    if (!this.isReady) {
      this.problem = `the process that runs the cases could not open the device (${this.lateness || how})`
      this.close()
    } else if (how !== 0 || !hasReplied) {
      const reason = this.lateness || `the process that ran it ended (${how})`
      this.runs.set(this.next, failure('PROCESS_ENDED', reason))
      this.next += this.options.jobs
    }
    this.lateness = ''
    this.wake()
  }
  private watch(child: ChildProcess): void {
    const limit = (this.isReady ? this.options.caseMilliseconds : undefined) ?? patience
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.lateness = `no result after ${limit / 1000} s`
      child.kill('SIGKILL')
    }, limit)
    this.timer.unref()
  }
}
