// A number that stands for the kind of a pointwise call: dtypes, zero-dim or not, attributes; equal calls of a kind share a plan.
import type { Arguments } from '../dispatch/contract.ts'
import { Tensor } from '../tensor/index.ts'
import type { Role } from './pointwise-operator.ts'

/** Digits 0 … 31 are tensors: dtype code and whether it has dimensions. */
const digits = {
  none: 32,
  parameter: 33,
  boolean: 34,
  integer: 35,
  fraction: 36,
  complex: 37,
  /** From here on: fixed values and attributes in order of appearance. */
  attribute: 38,
  base: 64,
} as const
/** So many digits and the leading one fit in a double's 53 bits. */
const mostDigits = 8

/** The signature of a call that has none: it is planned anew every time. */
const noSignature = -1

export class CallSignature {
  private readonly attributes = new Map<unknown, number>()

  constructor(
    private readonly roles: readonly Role[],
    private readonly fixedValues: readonly (readonly number[] | undefined)[],
  ) {}

  of(args: Arguments, out: readonly Tensor[] | null): number {
    if (args.length + (out?.length ?? 0) > mostDigits) return noSignature
    let signature = out === null ? 1 : 2
    for (let i = 0; i < args.length; i++) {
      const digit = this.digit(i, args[i])
      if (digit >= digits.base) return noSignature
      signature = signature * digits.base + digit
    }
    if (out !== null) for (let i = 0; i < out.length; i++) signature = signature * digits.base + tensorDigit(out[i]!)
    return signature
  }

  private digit(i: number, value: unknown): number {
    if (value instanceof Tensor) return tensorDigit(value)
    if (value === null) return digits.none
    const role = this.roles[i]!
    if (role === 'attribute') return this.attributeDigit(value)
    if (this.fixedValues[i]?.includes(value as number)) return this.attributeDigit(value)
    return role === 'parameter' ? digits.parameter : numberDigit(value)
  }
  private attributeDigit(value: unknown): number {
    const isPlain = typeof value !== 'object'
    const known = this.attributes.get(isPlain ? value : String(value))
    if (known !== undefined) return known
    const digit = digits.attribute + this.attributes.size
    if (digit < digits.base) this.attributes.set(isPlain ? value : String(value), digit)
    return digit
  }
}

const tensorDigit = (tensor: Tensor): number => tensor.dtypeInfo.code * 2 + (tensor.shape.length > 0 ? 1 : 0)

/** By the dtype that promotion gives a number. */
function numberDigit(value: unknown): number {
  if (typeof value === 'number') return Number.isInteger(value) ? digits.integer : digits.fraction
  if (typeof value === 'bigint') return digits.integer
  return typeof value === 'boolean' ? digits.boolean : digits.complex
}
