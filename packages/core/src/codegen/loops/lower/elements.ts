// How kernel dtypes live in LoopIR: register element and memory type. Narrow floats are held as their bits in i32 until cast.
import type { KernelDType } from '../../../kernel/index.ts'
import type { Elem, MemoryType } from '../ir.ts'

interface Representation {
  readonly elem: Elem
  readonly memory: MemoryType
}

export const representation: Readonly<Record<KernelDType, Representation>> = {
  float64: { elem: 'f64', memory: 'f64' },
  float32: { elem: 'f32', memory: 'f32' },
  float16: { elem: 'i32', memory: 'u16' },
  bfloat16: { elem: 'i32', memory: 'u16' },
  float8_e4m3fn: { elem: 'i32', memory: 'u8' },
  float8_e5m2: { elem: 'i32', memory: 'u8' },
  int64: { elem: 'i64', memory: 'i64' },
  int32: { elem: 'i32', memory: 'i32' },
  int16: { elem: 'i32', memory: 'i16' },
  int8: { elem: 'i32', memory: 'i8' },
  uint8: { elem: 'i32', memory: 'u8' },
  bool: { elem: 'bool', memory: 'u8' },
}
