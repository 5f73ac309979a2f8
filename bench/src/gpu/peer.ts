// PyTorch in a process of its own: makes the inputs, times its operators, judges our outputs (peers/torch_ops.py).
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PoolName } from './cases.ts'

export interface PeerMachine {
  readonly torch: string
  readonly cuda: string | null
  readonly device: string
}
export interface OutputFile {
  readonly path: string
  readonly dtype: string
  readonly shape: readonly number[]
}
export interface Judgement {
  /** What is wrong; null for outputs within the bound. */
  readonly problem: string | null
  /** Greatest error as a share of what is allowed. */
  readonly worst: number | null
}

export class TorchPeer {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>
  #complaints = ''

  constructor(python: string) {
    const script = fileURLToPath(new URL('../../peers/torch_ops.py', import.meta.url))
    this.#child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child.on('error', (error) => {
      this.#complaints += error.message
    })
    // A write to a process that has ended is noticed by the missing reply.
    this.#child.stdin!.on('error', () => {})
    this.#child.stderr!.on('data', (data: Buffer) => {
      this.#complaints = (this.#complaints + data.toString()).slice(-2000)
    })
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]()
  }

  describe(): Promise<PeerMachine> {
    return this.#ask({ do: 'describe' })
  }
  /** Writes `count` normal numbers to `path`; inputs of later cases are cut from them. */
  async pool(dtype: PoolName, count: number, path: string): Promise<void> {
    await this.#ask({ do: 'pool', dtype, count, path })
  }
  /** Makes a case's inputs; writes its index, when it has one, to `indexPath` and gives its shape. */
  async prepare(
    op: string,
    shape: readonly number[],
    dtype: PoolName,
    indexPath: string,
  ): Promise<readonly number[] | null> {
    const reply = await this.#ask<{ indexShape?: readonly number[] }>({ do: 'prepare', op, shape, dtype, indexPath })
    return reply.indexShape ?? null
  }
  /** Microseconds of the prepared case, measured for `rep` milliseconds. */
  time(rep: number): Promise<number> {
    return this.#microseconds({ do: 'time', rep })
  }
  check(outputs: readonly OutputFile[]): Promise<Judgement> {
    return this.#ask({ do: 'check', outputs })
  }
  copy(bytes: number, rep: number): Promise<number> {
    return this.#microseconds({ do: 'copy', bytes, rep })
  }
  host(op: string): Promise<number> {
    return this.#microseconds({ do: 'host', op })
  }
  close(): void {
    this.#child.stdin!.end()
    this.#child.kill()
  }

  async #microseconds(request: object): Promise<number> {
    return (await this.#ask<{ microseconds: number }>(request)).microseconds
  }
  /** @throws with what the process said when it fails or ends */
  async #ask<Reply>(request: object): Promise<Reply> {
    this.#child.stdin!.write(`${JSON.stringify(request)}\n`)
    for (;;) {
      const { value, done } = await this.#lines.next()
      if (done) throw new Error(`PyTorch's process ended: ${this.#complaints.trim().split('\n').at(-1) ?? ''}`)
      // Libraries print notices of their own.
      if (!value.startsWith('{')) continue
      const reply = JSON.parse(value) as Reply & { error?: string }
      if (reply.error !== undefined) throw new Error(`torch: ${reply.error}`)
      return reply
    }
  }
}
