// What operators keep for a runtime: programs, each holding the compiled kernels of one operator in one specialisation.
import type { KernelStore } from './kernel-store.ts'

/** Marks objects that a runtime keeps by key. */
export interface Program {
  readonly key: string
}

export class ProgramSet {
  private readonly programs = new Map<string, Program>()
  constructor(private readonly kernels: KernelStore) {}

  /** The program of this key; `make` builds it the first time and must give the same type for the same key. */
  get<T extends Program>(key: string, make: (kernels: KernelStore) => T): T {
    const known = this.programs.get(key) as T | undefined
    if (known) return known
    const program = make(this.kernels)
    this.programs.set(key, program)
    return program
  }
}
