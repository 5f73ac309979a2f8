// Runs command lines inside the test's process and captures what they write.
import { run } from '../run.ts'

export interface Captured {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export async function capture(argv: readonly string[], signal = new AbortController().signal): Promise<Captured> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const status = await run(argv, { stdout: stream('stdout'), stderr: stream('stderr'), signal })
  return { status, ...written }
}
