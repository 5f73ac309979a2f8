// Moving lanes between vector parts: extraction, building from scalars, and masks between 32- and 64-bit lanes.
import type { Elem } from '../ir.ts'
import { lanesOfShape, type Shape, shapeOf } from './spelling.ts'

/** Lane `lane` of a vector of parts, as a scalar; bool gives 0 or 1. */
export function extractLane(elem: Elem, parts: readonly string[], lane: number): string {
  const shape = shapeOf[elem]
  const count = lanesOfShape[shape]
  const text = `(${shape}.extract_lane ${lane % count} ${parts[Math.floor(lane / count)]})`
  return elem === 'bool' ? `(i32.and ${text} (i32.const 1))` : text
}

/** Parts whose lanes are the given scalars. */
export function buildVector(elem: Elem, scalars: readonly string[]): string[] {
  const shape = shapeOf[elem]
  const count = lanesOfShape[shape]
  return Array.from({ length: scalars.length / count }, (_, part) => {
    let text = `(${shape}.splat ${scalars[part * count]})`
    for (let lane = 1; lane < count; lane++)
      text = `(${shape}.replace_lane ${lane} ${text} ${scalars[part * count + lane]})`
    return text
  })
}

/** Byte numbers of an i8x16.shuffle that takes the given 32-bit lanes of two parts (0…3 the first, 4…7 the second). */
const shuffleWords = (words: readonly number[]): string =>
  words.flatMap((word) => [0, 1, 2, 3].map((byte) => word * 4 + byte)).join(' ')

/** The low (or high) 32 bits of each 64-bit lane of two parts, in order, as one part. */
export const evenWords = (a: string, b: string): string => `(i8x16.shuffle ${shuffleWords([0, 2, 4, 6])} ${a} ${b})`
export const oddWords = (a: string, b: string): string => `(i8x16.shuffle ${shuffleWords([1, 3, 5, 7])} ${a} ${b})`
/** The low 64 bits of two parts as one part. */
export const lowHalves = (a: string, b: string): string => `(i8x16.shuffle ${shuffleWords([0, 1, 4, 5])} ${a} ${b})`
/** The high 64 bits of a part moved to its low bits; `part` is repeated. */
export const highHalf = (part: string): string => `(i8x16.shuffle ${shuffleWords([2, 3, 2, 3])} ${part} ${part})`

/** Sign-extends the 32-bit lanes of each part to two parts of 64-bit lanes; so it widens masks, too. Parts are repeated. */
export function extendParts(parts: readonly string[]): string[] {
  return parts.flatMap((part) => [`(i64x2.extend_low_i32x4_s ${part})`, `(i64x2.extend_high_i32x4_s ${part})`])
}

/** Joins neighbouring parts into half as many. */
export function joinPairs(parts: readonly string[], join: (a: string, b: string) => string): string[] {
  return Array.from({ length: parts.length / 2 }, (_, i) => join(parts[2 * i]!, parts[2 * i + 1]!))
}

/** A comparison's parts as masks of 32-bit lanes. */
export const toMask = (shape: Shape, parts: readonly string[]): readonly string[] =>
  lanesOfShape[shape] === 2 ? joinPairs(parts, evenWords) : parts
