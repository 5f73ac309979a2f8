// The primitives on int32 in machine arithmetic, for evaluating long columns; tested against the table's exact meaning.
type Int32Operation = (a: number, b: number) => number

const bool = (x: boolean): number => (x ? 1 : 0)

export const int32Operations: Readonly<Record<string, Int32Operation>> = {
  neg: (a) => -a | 0,
  not: (a) => ~a,
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: Math.imul,
  div: (a, b) => (b === 0 ? 0 : (a / b) | 0),
  rem: (a, b) => (b === 0 ? 0 : (a % b) | 0),
  pmin: (a, b) => Math.min(a, b),
  pmax: (a, b) => Math.max(a, b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => a << b,
  shr: (a, b) => a >> b,
  ushr: (a, b) => (a >>> b) | 0,
  /** The product by 16-bit halves. */
  mulhi: (a, b) => {
    const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff]
    const middle = aHigh * bLow + Math.floor((aLow * bLow) / 65536)
    return (aHigh * bHigh + Math.floor((middle + aLow * bHigh) / 65536)) | 0
  },
  lt: (a, b) => bool(a < b),
  le: (a, b) => bool(a <= b),
  gt: (a, b) => bool(a > b),
  ge: (a, b) => bool(a >= b),
  eq: (a, b) => bool(a === b),
  ne: (a, b) => bool(a !== b),
}
