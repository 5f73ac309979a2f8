// Tensor methods named after the dtype they convert to: x.half(), x.long().
import type { DType } from '../../dtype/index.ts'
import { define, type PublicFunction } from '../define.ts'

const dtypeOfMethod: Readonly<Record<string, DType>> = {
  bfloat16: 'bfloat16',
  bool: 'bool',
  byte: 'uint8',
  cdouble: 'complex128',
  cfloat: 'complex64',
  char: 'int8',
  double: 'float64',
  float: 'float32',
  half: 'float16',
  int: 'int32',
  long: 'int64',
  short: 'int16',
}

export const conversions: readonly PublicFunction[] = Object.entries(dtypeOfMethod).map(([name, dtype]) =>
  define(`${name}(input, *, memory_format='preserve_format')`, (a, aten) =>
    aten('to.dtype', [a.tensor('input'), dtype, false, false, a.get('memory_format')]),
  ),
)
