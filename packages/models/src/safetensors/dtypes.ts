// The element types of the safetensors format, their sizes, and the OpGems dtype each one maps to.
import type { DType } from '@opgems/core'

interface StoredDType {
  /** Size of one element; two formats pack elements below a byte. */
  readonly bits: number
  /** Absent where OpGems has no such dtype: such a tensor may lie in a file but cannot be read. */
  readonly dtype?: DType
}

/** Names as the format spells them (safetensors 0.8, `Dtype`). */
export const storedDTypes: ReadonlyMap<string, StoredDType> = new Map<string, StoredDType>([
  ['BOOL', { bits: 8, dtype: 'bool' }],
  ['F4', { bits: 4 }],
  ['F6_E2M3', { bits: 6 }],
  ['F6_E3M2', { bits: 6 }],
  ['U8', { bits: 8, dtype: 'uint8' }],
  ['I8', { bits: 8, dtype: 'int8' }],
  ['F8_E5M2', { bits: 8, dtype: 'float8_e5m2' }],
  ['F8_E4M3', { bits: 8, dtype: 'float8_e4m3fn' }],
  ['F8_E5M2FNUZ', { bits: 8 }],
  ['F8_E4M3FNUZ', { bits: 8 }],
  ['F8_E8M0', { bits: 8 }],
  ['I16', { bits: 16, dtype: 'int16' }],
  ['U16', { bits: 16 }],
  ['F16', { bits: 16, dtype: 'float16' }],
  ['BF16', { bits: 16, dtype: 'bfloat16' }],
  ['I32', { bits: 32, dtype: 'int32' }],
  ['U32', { bits: 32 }],
  ['F32', { bits: 32, dtype: 'float32' }],
  ['C64', { bits: 64, dtype: 'complex64' }],
  ['F64', { bits: 64, dtype: 'float64' }],
  ['I64', { bits: 64, dtype: 'int64' }],
  ['U64', { bits: 64 }],
])
