// Random elementwise operations and casts on the tiles of a random kernel.
import type { KernelDType, Value } from '../../../../kernel/index.ts'
import type { Draw } from './draw.ts'
import { clamped, exact, exactLimit, type Item, isExact, isFloat, isInt, rounded } from './item.ts'

const add = (a: Item, b: Item) => rounded(a.value.add(b.value), a.bound + b.bound, a.error + b.error)
const sub = (a: Item, b: Item) => rounded(a.value.sub(b.value), a.bound + b.bound, a.error + b.error)
const mul = (a: Item, b: Item) =>
  rounded(a.value.mul(b.value), a.bound * b.bound, a.error * b.bound + b.error * a.bound + a.error * b.error)
const either = (value: Value, a: Item, b: Item): Item => ({
  value,
  bound: Math.max(a.bound, b.bound),
  error: Math.max(a.error, b.error),
})

/** Functions whose result stays a whole number for whole operands, or keeps its error. */
const floatUnary: readonly ((a: Item) => Item)[] = [
  (a) => ({ ...a, value: a.value.neg() }),
  (a) => ({ ...a, value: a.value.abs() }),
  (a) => (isExact(a) ? { ...a, value: a.value.floor() } : a),
  (a) => (isExact(a) ? { ...a, value: a.value.trunc() } : a),
  (a) => (isExact(a) ? { ...a, value: a.value.rint() } : a),
  // A costly exact function: the root of a square.
  (a) => (isExact(a) && a.bound <= 1000 ? { ...a, value: a.value.mul(a.value).sqrt() } : a),
]
/** Functions that round: Lipschitz constant and greatest result on ±4. */
const transcendental: readonly { apply(x: Value): Value; slope: number; top: number }[] = [
  { apply: (x) => x.exp(), slope: 55, top: 55 },
  { apply: (x) => x.sigmoid(), slope: 1, top: 1 },
  { apply: (x) => x.tanh(), slope: 1, top: 1 },
  { apply: (x) => x.erf(), slope: 2, top: 1 },
  { apply: (x) => x.abs().add(1).log(), slope: 1, top: 2 },
]
const floatBinary: readonly ((a: Item, b: Item) => Item)[] = [
  add,
  sub,
  mul,
  (a, b) => either(a.value.pmin(b.value), a, b),
  (a, b) => either(a.value.pmax(b.value), a, b),
  (a, b) => either(a.value.maximum(b.value), a, b),
  (a, b) => either(a.value.minimum(b.value), a, b),
  multiplyAdd,
]
/** a·b + a, fused or not. */
function multiplyAdd(a: Item, b: Item): Item {
  const x = clamped(a, 100)
  const y = clamped(b, 100)
  const known = add(mul(x, y), x)
  return { ...known, value: x.value.fma(y.value, x.value) }
}
const intBinary = [
  'add',
  'sub',
  'mul',
  'div',
  'rem',
  'pmin',
  'pmax',
  'maximum',
  'minimum',
  'and',
  'or',
  'xor',
  'floorDivide',
  'remainder',
] as const
const comparisons = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const

/** A function of one tile. */
export function randomUnary(draw: Draw, a: Item): Item {
  const { dtype } = a.value
  if (dtype === 'bool') return exact(a.value.not())
  if (isInt(dtype))
    return exact(draw.of([a.value.neg(), a.value.not(), a.value.shl(draw.int(0, 7)), a.value.shr(draw.int(0, 7))]))
  if (draw.chance(30)) {
    const { apply, slope, top } = draw.of(transcendental)
    const x = clamped(a, 4)
    // Several roundings on the way, in float32 where the platform's library does not serve.
    return {
      value: apply(x.value),
      bound: top,
      error: slope * a.error + top * (dtype === 'float64' ? 2 ** -48 : 2 ** -20),
    }
  }
  return draw.of(floatUnary)(a)
}

/** A function of two tiles of one dtype. */
export function randomBinary(draw: Draw, a: Item, b: Item): Item {
  const { dtype } = a.value
  if (draw.chance(20) && isExact(a) && isExact(b)) return exact(a.value[draw.of(comparisons)](b.value))
  if (dtype === 'bool') return exact(a.value[draw.of(['and', 'or', 'xor'] as const)](b.value))
  if (isInt(dtype)) return exact(a.value[draw.of(intBinary)](b.value))
  return draw.of(floatBinary)(tamed(a), tamed(b))
}

export const select = (condition: Item, a: Item, b: Item): Item =>
  either(condition.value.select(a.value, b.value), a, b)

/** Small enough that a few more operations stay exact. */
export const tamed = (item: Item): Item => (item.bound > 4096 ? clamped(item, 60) : item)

/** The tile in a dtype with arithmetic. Inexact tiles stay floats. */
export function castTo(item: Item, dtype: KernelDType): Item {
  const from = item.value.dtype
  if (from === dtype) return item
  if (!isExact(item) && !isFloat(dtype)) return item
  if (isFloat(from) && isFloat(dtype)) {
    const small = isExact(item) ? fitting(item, exactLimit(dtype)) : item
    return rounded(small.value.to(dtype), small.bound, small.error)
  }
  if (isFloat(from)) return exact(fitting(item, 2 ** 30).value.to(dtype), dtype === 'bool' ? 1 : Infinity)
  const small = isFloat(dtype) ? fitting(item, exactLimit(dtype)) : item
  return exact(small.value.to(dtype), small.bound)
}
const fitting = (item: Item, limit: number): Item => (item.bound <= limit ? item : clamped(item, 60))

/** Through memory's narrow floats and back: whole numbers stay whole. */
export function throughStorage(item: Item, dtype: 'float16' | 'bfloat16'): Item {
  const small = item.bound > 60_000 ? clamped(item, 60) : item
  const value = small.value.to(dtype).to('float32')
  const loss = isExact(small) ? 0 : small.error + small.bound * 2 ** -7
  return { value, bound: small.bound * 1.01, error: loss }
}
