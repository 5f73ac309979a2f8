// Operators that only move elements treat them as integers of the same width: one kernel serves all dtypes of a width.
import { type DType, dtypeInfo, encode, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { HostScalar } from '../../tensor/index.ts'

const byWidth: Readonly<Record<number, KernelDType>> = { 1: 'uint8', 2: 'int16', 4: 'int32', 8: 'int64' }

/** The integer dtype as wide as an element. @throws UNSUPPORTED_DTYPE for complex128 */
export function bitsDType(operator: string, dtype: DType): KernelDType {
  const bits = byWidth[dtypeInfo(dtype).bytes]
  if (bits) return bits
  throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: ${dtype} is not supported; use view_as_real`, {
    operator,
    dtypes: [dtype],
  })
}

/** The bits of a value of this dtype as that integer. */
export function valueBits(value: HostScalar, dtype: DType): number | bigint {
  const parts = typeof value === 'object' ? [value.re, value.im] : isComplex(dtype) ? [Number(value), 0] : [value]
  const bytes = encode(parts as number[], dtype)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (bytes.byteLength) {
    case 1:
      return view.getUint8(0)
    case 2:
      return view.getInt16(0, true)
    case 4:
      return view.getInt32(0, true)
    default:
      return view.getBigInt64(0, true)
  }
}
