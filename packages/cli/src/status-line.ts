// One line of progress on standard error, overwritten as it changes; nothing where that is not a terminal.
import type { TextStream } from './io.ts'

export interface StatusLine {
  show(text: string): void
  clear(): void
}

const clearLine = '\r\u001b[K'

export function statusLine(stream: TextStream): StatusLine {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  return {
    show: (text) => stream.write(clearLine + text.slice(0, (stream.columns ?? 80) - 1)),
    clear: () => stream.write(clearLine),
  }
}
