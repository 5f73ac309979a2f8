// Points to measure elementwise functions at: evenly in value, evenly in bit pattern, and the special ones.

export const specialFloats: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  4,
  8,
  10,
  0.25,
  Infinity,
  -Infinity,
  Number.NaN,
  2 ** -149,
  -(2 ** -149),
  2 ** -126,
  -(2 ** -126),
  3.4028234663852886e38,
  -3.4028234663852886e38,
  1e-10,
  -1e-10,
  1e10,
  -1e10,
]

/** A repeatable stream of numbers in 0 … 1 (mulberry32). */
export function randomStream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const word = new DataView(new ArrayBuffer(4))
/** Float32s drawn evenly over bit patterns, so over magnitudes. */
export function patterns(count: number, seed: number): number[] {
  const next = randomStream(seed)
  return Array.from({ length: count }, () => {
    word.setUint32(0, Math.floor(next() * 2 ** 32))
    return word.getFloat32(0)
  })
}
/** `count` float32s evenly within low … high. */
export function grid(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.fround(low + ((high - low) * i) / (count - 1)))
}
