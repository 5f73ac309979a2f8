// Constants as text of the simt dialects: NaN and infinities by their bits, because not all have a macro for them.
import type { SimtDialect } from '../../../backend/target.ts'
import { literal as finiteLiteral } from '../../loops/cpp/literals.ts'
import type { Elem } from '../../loops/ir.ts'
import { spell } from './spell.ts'

const bits32 = (value: number) => (Number.isNaN(value) ? '0x7fc00000' : value > 0 ? '0x7f800000' : '(i32)0xff800000u')
const bits64 = (value: number) =>
  Number.isNaN(value) ? '0x7ff8000000000000ll' : value > 0 ? '0x7ff0000000000000ll' : '(i64)0xfff0000000000000ull'

/** `wide` says whether offsets have 64 bits. */
export function literal(elem: Elem, value: number | bigint | boolean, dialect: SimtDialect, wide: boolean): string {
  if (elem === 'f32' && !Number.isFinite(Math.fround(Number(value))))
    return spell(dialect.bitcast.i32ToF32, [bits32(Math.fround(Number(value)))])
  if (elem === 'f64' && !Number.isFinite(Number(value))) return spell(dialect.bitcast.i64ToF64, [bits64(Number(value))])
  if (elem === 'index') return `${value}${wide ? 'll' : ''}`
  const text = finiteLiteral(elem, value)
  return elem === 'i64' ? text.replaceAll('L', 'll') : text
}
