// What a command needs of the process: two streams and a signal that stops it.

/** The part of a stream that commands use; process.stdout fits. */
export interface TextStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface CommandIo {
  /** Results. */
  readonly stdout: TextStream
  /** Progress and errors. */
  readonly stderr: TextStream
  /** Aborted when the user wants the command to stop. */
  readonly signal: AbortSignal
  /** Module that runs conformance cases in a process of their own; without it they run in this one. */
  readonly caseWorker?: string
}

export const writeJson = (io: CommandIo, document: unknown): void => {
  io.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
}
