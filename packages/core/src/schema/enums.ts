// The names of PyTorch's memory formats, layouts and scalar types.
import type { DType } from '../dtype/index.ts'

/** In the order of c10::MemoryFormat, whose numbers stand in schema defaults. */
export const memoryFormats = ['contiguous_format', 'preserve_format', 'channels_last', 'channels_last_3d'] as const
export type MemoryFormat = (typeof memoryFormats)[number]

export const layouts = [
  'strided',
  'sparse_coo',
  'sparse_csr',
  'sparse_csc',
  'sparse_bsr',
  'sparse_bsc',
  'jagged',
] as const
export type Layout = (typeof layouts)[number]

/** In the order of c10::ScalarType, whose numbers stand in schema defaults; undefined is complex32, which we lack. */
export const scalarTypes: readonly (DType | undefined)[] = [
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'float16',
  'float32',
  'float64',
  undefined,
  'complex64',
  'complex128',
  'bool',
]
