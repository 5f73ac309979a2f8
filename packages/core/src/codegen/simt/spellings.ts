// The dialect's own functions and conversions, as spellings that the evaluation of kernel nodes asks for.
import type { FunctionSpelling, NarrowConversion, SimtDialect } from '../../backend/target.ts'
import type { Kernel } from '../../kernel/index.ts'
import { scalarType } from '../loops/build.ts'
import { spelledByLoops } from '../loops/lower/element-values.ts'
import type { Spellings } from '../loops/lower/values.ts'
import { spelled } from './build.ts'

const conversions: Readonly<Record<string, NarrowConversion>> = {
  'float16 float32': 'half_to_float',
  'float32 float16': 'float_to_half',
  'bfloat16 float32': 'bfloat_to_float',
  'float32 bfloat16': 'float_to_bfloat',
}

/** One for each dialect and kind of rounding, because formulas of monoids are kept by it. */
const known = new WeakMap<SimtDialect, Map<boolean, Spellings>>()

/** @param isFast results are rounded to 16 bits or less, so that approximations do */
export function spellingsOf(dialect: SimtDialect, isFast: boolean): Spellings {
  const own = known.get(dialect) ?? new Map<boolean, Spellings>()
  known.set(dialect, own)
  const found = own.get(isFast) ?? makeSpellings(dialect, isFast)
  own.set(isFast, found)
  return found
}

function makeSpellings(dialect: SimtDialect, isFast: boolean): Spellings {
  const textOf = (fn: string, dtype: string): string | undefined => {
    const spelling: FunctionSpelling | undefined = dialect.functions[fn]
    if (dtype === 'float32') return (isFast ? spelling?.fast : undefined) ?? spelling?.f32
    return dtype === 'float64' ? spelling?.f64 : undefined
  }
  return {
    has: (fn, dtype) => textOf(fn, dtype) !== undefined,
    map: (fn, dtype, args) => {
      const text = textOf(fn, dtype)
      return text === undefined ? null : spelled(scalarType(dtype === 'float32' ? 'f32' : 'f64'), text, args)
    },
    cast: (from, to, arg) => {
      const name = conversions[`${from} ${to}`]
      if (!name || !dialect.conversions.includes(name)) return null
      const text = name.startsWith('float_to') ? name : `${name}((u16)$0)`
      return spelled(scalarType(to === 'float32' ? 'f32' : 'i32'), text, [arg])
    },
  }
}

export const isSpelled = (spellings: Spellings, fn: string, dtype: string): boolean =>
  spellings.has(fn, dtype) || spelledByLoops(fn, dtype)

/** Whether every result is a float of 16 bits or less. */
export function hasNarrowResults(kernel: Kernel): boolean {
  const written = kernel.tensors.filter((t) => t.access !== 'read')
  return written.length > 0 && written.every((t) => /^(float16|bfloat16|float8)/.test(t.dtype))
}
