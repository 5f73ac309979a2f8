// Elementwise functions and conversions that a dialect of the npu family has, as the evaluation of kernel nodes asks for them.
import type { NpuDialect } from '../../backend/target.ts'
import { spelledByLoops } from '../loops/lower/element-values.ts'
import type { Spellings } from '../loops/lower/values.ts'
import { npuExpr } from './build.ts'
import type { NarrowType } from './ir.ts'

const isNarrowType = (dtype: string): dtype is NarrowType => /^(float32|float16|bfloat16)$/.test(dtype)

const known = new WeakMap<NpuDialect, Spellings>()

/** One object for each dialect, because formulas of monoids are kept by it. */
export function spellingsOf(dialect: NpuDialect): Spellings {
  const found = known.get(dialect) ?? makeSpellings(dialect)
  known.set(dialect, found)
  return found
}

function makeSpellings(dialect: NpuDialect): Spellings {
  const has = (fn: string, dtype: string) =>
    dtype === 'float32' && fn in dialect.scalarFunctions && !spelledByLoops(fn, dtype)
  return {
    has,
    map: (fn, dtype, args) => {
      if (!has(fn, dtype)) return null
      const lanes = Math.max(...args.map((a) => a.type.lanes))
      return npuExpr({ elem: 'f32', lanes }, { op: 'function', fn, args })
    },
    cast: (from, to, arg) => {
      if (arg.type.lanes === 1 || !dialect.instructions[`convert ${from} ${to}`]) return null
      if (!isNarrowType(from) || !isNarrowType(to) || (from === 'float32') === (to === 'float32')) return null
      const elem = to === 'float32' ? 'f32' : 'i32'
      return npuExpr({ elem, lanes: arg.type.lanes }, { op: 'narrow', from, to, arg })
    },
  }
}

export const isSpelled = (spellings: Spellings, fn: string, dtype: string): boolean =>
  spellings.has(fn, dtype) || spelledByLoops(fn, dtype)
