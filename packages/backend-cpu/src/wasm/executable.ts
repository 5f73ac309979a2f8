// A kernel loaded into the WebAssembly engine, and how long its program instances take.
import type { Executable } from '@opgems/core'
import type { WasmModule } from './webassembly.ts'

export type Kernel = (slots: number, first: number, end: number, scratch: number) => void

export class WasmExecutable implements Executable {
  /** Milliseconds of one program instance, from the launches so far; infinite while unknown. */
  msPerProgram = Number.POSITIVE_INFINITY

  /** @param number its name among the threads, from 1 */
  constructor(
    readonly number: number,
    readonly entry: string,
    readonly module: WasmModule,
    readonly kernel: Kernel,
  ) {}

  /** Takes the mean of old and new, so that one disturbed launch decides little and warming up is forgotten. */
  record(ms: number, programs: number): void {
    if (programs === 0) return
    const latest = ms / programs
    this.msPerProgram = this.msPerProgram === Number.POSITIVE_INFINITY ? latest : (this.msPerProgram + latest) / 2
  }
}
