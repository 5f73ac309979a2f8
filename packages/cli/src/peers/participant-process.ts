// The harness's side of the protocol: a participant in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import type { Reply, Request } from './protocol.ts'

export interface ParticipantCommand {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** What to say to somebody who lacks it. */
  readonly howToGet: string
}

export class ParticipantProcess {
  readonly name: string
  description = ''
  readonly #child: ChildProcess
  readonly #lines: Interface
  #complaints = ''
  #waiting: ((line: string | null) => void) | undefined

  private constructor(command: ParticipantCommand) {
    this.name = command.name
    const env = { ...process.env, ...command.environment }
    this.#child = spawn(command.command, [...command.args], { stdio: ['pipe', 'pipe', 'pipe'], env })
    this.#child.on('error', (error) => {
      this.#complaints += error.message
      this.#settle(null)
    })
    this.#child.on('exit', () => this.#settle(null))
    this.#child.stdin?.on('error', () => {})
    this.#child.stderr?.on('data', (data: Buffer) => {
      this.#complaints = (this.#complaints + data.toString()).slice(-4000)
    })
    this.#lines = createInterface({ input: this.#child.stdout! })
    this.#lines.on('line', (line) => {
      // Libraries print notices of their own.
      if (line.startsWith('{')) this.#settle(line)
    })
  }

  /** Starts a participant; gives a text that says why where it cannot run here. */
  static async open(command: ParticipantCommand): Promise<ParticipantProcess | string> {
    const opened = new ParticipantProcess(command)
    try {
      const reply = await opened.ask({ do: 'describe' })
      if ('description' in reply) opened.description = reply.description
      return opened
    } catch (error) {
      opened.close()
      return `${command.name} does not run here (${String(error).replace(/^Error: /, '')}). ${command.howToGet}`
    }
  }

  /** Sends one request and waits for its reply. @throws when the participant fails or ends */
  async ask<T>(request: Request<T>): Promise<Reply> {
    const line = await new Promise<string | null>((resolve) => {
      this.#waiting = resolve
      if (this.#child.exitCode !== null) this.#settle(null)
      else this.#child.stdin?.write(`${JSON.stringify(request)}\n`)
    })
    if (line === null) throw new Error(`${this.name} ended: ${lastLine(this.#complaints)}`)
    const reply = JSON.parse(line) as Reply
    if ('error' in reply) throw new Error(`${this.name}: ${reply.error}`)
    return reply
  }

  close(): void {
    this.#lines.close()
    this.#child.stdin?.end()
    this.#child.kill()
  }

  #settle(line: string | null): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(line)
  }
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  return lines.findLast((line) => /error/i.test(line)) ?? lines[lines.length - 1] ?? ''
}
