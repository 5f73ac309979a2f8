// The opgems command as a function.

export type { CommandIo, TextStream } from './io.ts'
export { run } from './run.ts'
