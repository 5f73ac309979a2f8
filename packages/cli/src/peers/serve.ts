// The participant's side of the protocol: reads requests from standard input until it closes.
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Reply, Request, Task } from './protocol.ts'

/** A task whose inputs are in place. */
export interface PreparedTask {
  /** One call; an output made fresh is freed in it. */
  run(): void | Promise<void>
  /** The result of one more call. */
  output(): Float32Array | Float64Array | Promise<Float32Array | Float64Array>
  /** Bytes of what one call gives, where the harness counts them. */
  readonly outputBytes?: number
  release(): void | Promise<void>
}

export interface Participant<T = Task> {
  /** Name and version in words. */
  readonly description: string
  /** Null, or a text that says why, for what it cannot do. */
  prepare(task: T): Promise<PreparedTask | string>
}

export async function serve<T extends { readonly calls: number } = Task>(
  open: () => Promise<Participant<T>>,
): Promise<void> {
  const participant = await open()
  let prepared: PreparedTask | undefined
  let task: T | undefined
  const answer = async (request: Request<T>): Promise<Reply> => {
    switch (request.do) {
      case 'describe':
        return { description: participant.description }
      case 'prepare': {
        const made = await participant.prepare(request.task)
        if (typeof made === 'string') return { missing: made }
        prepared = made
        task = request.task
        return made.outputBytes === undefined ? { ready: true } : { ready: true, outputBytes: made.outputBytes }
      }
      case 'run':
        return { milliseconds: await timeRuns(need(prepared), request.times, task?.calls ?? 1) }
      case 'write': {
        const values = await need(prepared).output()
        writeFileSync(request.path, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
        return { done: true }
      }
      case 'release':
        await prepared?.release()
        prepared = undefined
        return { done: true }
      default:
        return request satisfies never
    }
  }
  for await (const line of createInterface({ input: process.stdin })) {
    const reply = await answer(JSON.parse(line) as Request<T>).catch((error: unknown) => ({
      error: describeError(error),
    }))
    process.stdout.write(`${JSON.stringify(reply)}\n`)
  }
}

async function timeRuns(task: PreparedTask, times: number, calls: number): Promise<number[]> {
  const milliseconds: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    for (let call = 0; call < calls; call++) {
      const pending = task.run()
      if (pending) await pending
    }
    milliseconds.push((performance.now() - start) / calls)
  }
  return milliseconds
}

function need(task: PreparedTask | undefined): PreparedTask {
  if (!task) throw new Error('no task is prepared')
  return task
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
