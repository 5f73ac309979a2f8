// One kernel of the simt family before it is printed: parameters of 8 bytes each and the body of one thread.
import type { MemoryType, Stmt } from '../loops/ir.ts'

export interface SimtParameter {
  readonly name: string
  readonly slot: number
  readonly kind: 'integer' | 'float' | { readonly memory: MemoryType; readonly access: 'read' | 'write' | 'readwrite' }
}

export interface SimtFunction {
  readonly name: string
  /** In the order of the slots. */
  readonly parameters: readonly SimtParameter[]
  /** Threads of a block. */
  readonly threads: number
  /** Whether offsets have 64 bits. */
  readonly wide: boolean
  readonly body: readonly Stmt[]
}
