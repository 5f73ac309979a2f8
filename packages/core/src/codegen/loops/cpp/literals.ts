// Constants as C++ text: shortest decimal that gives the same bits, NaN and infinities through built-ins.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Elem } from '../ir.ts'

function decimal(value: number): string {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** Fewest digits that round to the same f32. */
function shortestSingle(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits))
    if (Math.fround(candidate) === value) return candidate
  }
  return Number(value.toPrecision(9))
}

function floatText(value: number, suffix: 'f' | ''): string {
  if (Number.isNaN(value)) return `__builtin_nan${suffix}("")`
  if (!Number.isFinite(value)) return `${value < 0 ? '-' : ''}__builtin_inf${suffix}()`
  if (Object.is(value, -0)) return `-0.0${suffix}`
  return decimal(value) + suffix
}

function integerText(value: number | bigint | boolean, bits: 32 | 64): string {
  const suffix = bits === 64 ? 'L' : ''
  const wrapped = BigInt.asIntN(bits, BigInt(value))
  const least = -(1n << BigInt(bits - 1))
  return wrapped === least ? `(${wrapped + 1n}${suffix} - 1)` : `${wrapped}${suffix}`
}

/** A scalar constant of a LoopIR element. */
export function literal(elem: Elem, value: number | bigint | boolean): string {
  switch (elem) {
    case 'f32': {
      const single = Math.fround(Number(value))
      return floatText(Number.isFinite(single) ? shortestSingle(single) || single : single, 'f')
    }
    case 'f64':
      return floatText(Number(value), '')
    case 'i32':
      return integerText(value, 32)
    case 'i64':
    case 'index':
      return integerText(value, 64)
    case 'bool':
      return value ? 'true' : 'false'
    case 'ptr':
      throw new OpGemsError('BAD_KERNEL', 'LoopIR: an address cannot be a constant')
    default:
      throw new OpGemsError('BAD_KERNEL', `LoopIR: constant of unknown element ${elem satisfies never}`)
  }
}
