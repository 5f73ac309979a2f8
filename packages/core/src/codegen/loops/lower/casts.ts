// Casts between kernel dtypes in LoopIR, with PyTorch's rules: integers wrap, floats truncate, anything non-zero is true.
import type { KernelDType } from '../../../kernel/index.ts'
import { constant, convert, op } from '../build.ts'
import type { Expr } from '../ir.ts'
import { representation } from './elements.ts'
import { bitsToFloat, floatToBits, type Namer } from './narrow-floats.ts'

type NarrowFloat = keyof typeof bitsToFloat
const isNarrow = (dtype: KernelDType): dtype is NarrowFloat => dtype in bitsToFloat

/** Brings an i32 register back into the range of a narrower integer dtype. */
export function wrap(dtype: KernelDType, x: Expr): Expr {
  const sign = (bits: number) => op('shr', op('shl', x, constant('i32', 32 - bits)), constant('i32', 32 - bits))
  if (dtype === 'int8') return sign(8)
  if (dtype === 'int16') return sign(16)
  if (dtype === 'uint8') return op('and', x, constant('i32', 0xff))
  return x
}

/** `name` names intermediate values that are used twice. */
export function cast(from: KernelDType, to: KernelDType, x: Expr, name: Namer): Expr {
  if (from === to) return x
  if (isNarrow(from)) return cast('float32', to, name(bitsToFloat[from](x, name)), name)
  if (isNarrow(to)) return floatToBits[to](name(cast(from, 'float32', x, name)), name)
  const { elem } = representation[to]
  // A float beyond int32 still has defined low bits when it goes through int64, as PyTorch's casts to narrow integers do.
  if (elem === 'i32' && to !== 'int32' && (x.type.elem === 'f32' || x.type.elem === 'f64'))
    return wrap(to, convert('i32', convert('i64', x)))
  return wrap(to, convert(elem, x))
}
