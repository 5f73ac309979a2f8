// How values lie in scratchpad.
import type { Expr, MemoryType } from '../loops/ir.ts'
import type { VectorCode } from './vector-code.ts'

/** The element type of a new vector for a value: what is loaded stays as it lies in memory. */
export function storageOf(code: VectorCode, value: Expr, wide: boolean): MemoryType {
  if (value.kind === 'load' || value.kind === 'gather') return value.memory
  if (value.kind === 'npu' && value.npu.op === 'narrow') return value.npu.to === 'float32' ? 'f32' : 'u16'
  const known = value.kind === 'var' ? code.storage.get(value.variable) : undefined
  if (known) return known.memory
  switch (value.type.elem) {
    case 'bool':
      return 'f32'
    case 'index':
      return wide ? 'i64' : 'i32'
    case 'ptr':
      throw new Error('there are no vectors of addresses')
    default:
      return value.type.elem
  }
}

/** What names of instructions call the elements of a value: bool, or how they lie in scratchpad. */
export function typeOf(code: VectorCode, value: Expr): MemoryType | 'bool' {
  if (value.type.elem === 'bool') return 'bool'
  if (value.kind === 'npu' && value.npu.op === 'elements') return code.storage.get(value.npu.vector)!.memory
  return storageOf(code, value, code.shape.wide)
}
