// Philox4x32-10, a counter-based random number generator (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3; SC11).
import { polynomial } from '../kernel/elementwise/polynomial.ts'
import type { Value } from '../kernel/index.ts'

export type Words = readonly [Value, Value, Value, Value]

const multipliers = [0xd2511f53 | 0, 0xcd9e8d57 | 0] as const
/** Weyl sequence of the key: the golden ratio and √3 − 1. */
const weyl = [0x9e3779b9 | 0, 0xbb67ae85 | 0] as const
const rounds = 10

/** Four random int32 words from a counter of four and a key of two. */
export function philox4x32(counter: Words, key: readonly [Value, Value]): Words {
  let [a, b, c, d] = counter
  let [low, high] = key
  for (let round = 0; round < rounds; round++) {
    const [m0, m1] = multipliers
    const next: Words = [c.mulhi(m1).xor(b).xor(low), c.mul(m1), a.mulhi(m0).xor(d).xor(high), a.mul(m0)]
    ;[a, b, c, d] = next
    low = low.add(weyl[0])
    high = high.add(weyl[1])
  }
  return [a, b, c, d]
}

/**
 * The words of element `i` (int64) of random call `call` (int32) under a 64-bit seed: Philox of the counter
 * (low i, high i, call, 0) with the seed as key. Every element has a counter of its own, so that its value depends on
 * seed, call and position alone and not on how a device divides the work.
 */
export function elementWords(i: Value, call: Value, seed: readonly [Value, Value]): Words {
  return philox4x32([i.to('int32'), i.shr(32).to('int32'), call, call.like(0)], seed)
}

/** The words that four neighbours share: Philox of the counter (low i/4, high i/4, call, 1). */
function sharedWords(i: Value, call: Value, seed: readonly [Value, Value]): Words {
  // Without the remainder first, compilers do not see that the neighbours' counters are one.
  const group = i.sub(i.and(3)).shr(2)
  return philox4x32([group.to('int32'), group.shr(32).to('int32'), call, call.like(1)], seed)
}

/**
 * One word for element `i`, where one is enough: four neighbours take the words of one counter, which costs a device whose threads
 * have neighbouring elements a quarter of the work.
 */
export function elementWord(i: Value, call: Value, seed: readonly [Value, Value]): Value {
  const [a, b, c, d] = sharedWords(i, call, seed)
  const place = i.and(3).to('int32')
  return place.lt(2).select(place.eq(0).select(a, b), place.eq(2).select(c, d))
}

/** Standard normal float32 of element `i`: the two numbers of Box and Muller, from two words, go to two neighbours. */
export function elementNormal(i: Value, call: Value, seed: readonly [Value, Value]): Value {
  const [a, b, c, d] = sharedWords(i, call, seed)
  const place = i.and(3).to('int32')
  const isFirst = place.lt(2)
  const [first, second] = [isFirst.select(a, c), isFirst.select(b, d)]
  const radius = uniformAboveZero([first, first], 24, 'float32').log().mul(-2).sqrt()
  const turn = uniform([second, second], 24, 'float32')
  // The sine is the cosine of a quarter turn less.
  return radius.mul(cosineOfTurns(place.and(1).eq(1).select(turn.sub(0.25), turn)))
}

/** cos 2πt = sin 2πy where y is a quarter less |t - nearest whole|; Taylor's series of that to y¹¹, which leaves out 6·10⁻⁸ at most. */
function cosineOfTurns(t: Value): Value {
  const y = t.like(0.25).sub(t.sub(t.add(0.5).floor()).abs())
  const full = 2 * Math.PI
  const coefficients = [1, 6, 120, 5040, 362880, 39916800].map((f, n) => ((-1) ** n * full ** (2 * n + 1)) / f)
  return polynomial(y.mul(y), coefficients).mul(y)
}

/** Uniform in (0, 1]: safe for logarithms. */
export function uniformAboveZero(
  words: readonly [Value, Value],
  digits: number,
  compute: 'float32' | 'float64',
): Value {
  return uniform(words, digits, compute).add(2 ** -digits)
}

/** Uniform in [0, 1) with as many bits as asked: 24 fit float32, 53 float64, 11 float16, 8 bfloat16. */
export function uniform(
  [first, second]: readonly [Value, Value],
  digits: number,
  compute: 'float32' | 'float64',
): Value {
  const top = (word: Value, bits: number) => word.ushr(32 - bits).to(compute)
  if (digits <= 24) return top(first, digits).mul(2 ** -digits)
  // 27 bits of the first word above 26 of the second.
  return top(first, 27)
    .mul(2 ** -27)
    .add(top(second, 26).mul(2 ** -53))
}

/** Standard normal by Box and Muller: two uniform numbers from four words. */
export function standardNormal([a, b, c, d]: Words, compute: 'float32' | 'float64'): Value {
  const digits = compute === 'float64' ? 53 : 24
  const radius = uniformAboveZero([a, b], digits, compute).log().mul(-2).sqrt()
  const turn = uniform([c, d], digits, compute)
  return radius.mul(turn.mul(2 * Math.PI).cos())
}

/** Whole numbers of 63 bits, int64. */
export function wholeNumber([a, b]: Words): Value {
  const low = a.to('int64').and(0xffffffffn)
  return b.to('int64').and(0x7fffffffn).shl(32).or(low)
}
