// Reduces a float32 angle modulo π/2 exactly for every magnitude: Payne and Hanek's method in 32-bit integers.
import type { Value } from '../value.ts'

// 26 zero bits and then the first 230 bits of 2/π, in words of 32 bits.
const TWO_OVER_PI = [
  0x00000028, 0xbe60db93, 0x91054a7f, 0x09d5f47d, 0x4d377036, 0xd8a5664f, 0x10e4107f, 0x9458eaf7,
].map((word) => word | 0)

/** The 96 bits of TWO_OVER_PI from bit `offset` (0 … 129), as three words. */
function window(offset: Value): Value[] {
  const word = (i: number): Value => offset.like(TWO_OVER_PI[i]!)
  let words = [4, 5, 6, 7].map(word)
  for (let first = 3; first >= 0; first--) {
    const isBefore = offset.lt(32 * (first + 1))
    words = words.map((later, k) => isBefore.select(word(first + k), later))
  }
  const shift = offset.and(31)
  const rest = shift.like(31).sub(shift)
  return [0, 1, 2].map((k) => words[k]!.shl(shift).or(words[k + 1]!.ushr(1).ushr(rest)))
}

const SIGN = -(2 ** 31)
const isBelowUnsigned = (a: Value, b: Value): Value => a.xor(SIGN).lt(b.xor(SIGN))

/**
 * r (float32, |r| ≤ π/4) and quadrant (int32, modulo 4) with |x| = quadrant·π/2 + r. NaN for infinities and NaN.
 * Writing |x| = m·2ᵉ, only the bits of 2/π from 2^(1-e) on matter modulo 4; 96 of them leave an error below 2^-70.
 */
export function reduceAngle(x: Value): { r: Value; quadrant: Value } {
  const size = x.abs()
  const bits = size.bitcast('int32')
  const significand = bits.and(0x7fffff).or(0x800000)
  // Angles below ½ are their own remainder; the offset is only kept in range for them.
  const offset = bits.shr(23).sub(126).pmax(0)
  const [w0, w1, w2] = window(offset) as [Value, Value, Value]
  const carried = significand.mulhi(w2)
  const low = significand.mul(w1).add(carried)
  const carry = isBelowUnsigned(low, carried).select(low.like(1), low.like(0))
  const high = significand.mul(w0).add(significand.mulhi(w1)).add(carry)
  // high:low is |x|·2/π modulo 4 with 62 bits after the point.
  const quadrant = high.add(0x20000000).ushr(30)
  const fraction = high
    .sub(quadrant.shl(30))
    .to('float32')
    .add(
      low
        .ushr(8)
        .to('float32')
        .mul(2 ** -24),
    )
  const isSmall = size.lt(Math.PI / 4)
  return {
    r: isSmall.select(size, fraction.mul((Math.PI / 2) * 2 ** -30).add(x.sub(x))),
    quadrant: isSmall.select(quadrant.like(0), quadrant),
  }
}
