// Progress on standard error while a run is at work; silent where standard error is not a terminal.
import type { Progress } from '../suite.ts'

/** The part of a stream that progress needs; process.stderr fits. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface ProgressLine {
  /** For `onProgress`. */
  readonly update: (progress: Progress) => void
  /** Removes the line. */
  readonly clear: () => void
}

const clearLine = '\r\u001b[K'

/** One line that is overwritten at most every `interval` milliseconds. */
export function progressLine(stream: ProgressStream, interval = 100): ProgressLine {
  let next = 0
  if (!stream.isTTY) return { update: () => {}, clear: () => {} }
  return {
    update: ({ done, failed, unsupported, operator, source }) => {
      const now = performance.now()
      if (now < next) return
      next = now + interval
      const text = `${done} cases, ${failed} failed, ${unsupported} unsupported  ${source}  ${operator}`
      stream.write(clearLine + text.slice(0, (stream.columns ?? 80) - 1))
    },
    clear: () => {
      stream.write(clearLine)
    },
  }
}
