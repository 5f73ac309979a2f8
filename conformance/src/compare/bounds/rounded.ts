// Numbers that carry a bound of their rounding error: running error analysis (Higham 2002, section 3.3).

/** What a dtype rounds to: its unit roundoff, half its smallest number, and its largest. */
export interface Precision {
  readonly u: number
  readonly tiny: number
  readonly most: number
}

/**
 * A value computed in steps, each rounded: |computed − value| ≤ error. A step with exact result z of operands that are off adds to
 * what the operands' errors become under it u·(|z| + that) + tiny for its own rounding. Beyond the largest number the error is infinite.
 */
export class Rounded {
  private constructor(
    readonly value: number,
    readonly error: number,
    private readonly precision: Precision,
  ) {}

  /** An operand as it was given. */
  static exact(value: number, precision: Precision): Rounded {
    return new Rounded(value, 0, precision)
  }
  /** A value that was rounded once, as a forward result that is kept for the gradient. */
  static kept(value: number, precision: Precision): Rounded {
    return Rounded.exact(value, precision).step(value, 0)
  }

  /** A number of the same dtype. */
  constant(value: number): Rounded {
    return Rounded.exact(value, this.precision)
  }

  private step(value: number, propagated: number): Rounded {
    const { u, tiny, most } = this.precision
    const error = propagated + u * (Math.abs(value) + propagated) + tiny
    return new Rounded(value, Math.abs(value) + error > most ? Infinity : error, this.precision)
  }
  private of(other: Rounded | number): Rounded {
    return typeof other === 'number' ? this.constant(other) : other
  }

  neg(): Rounded {
    return new Rounded(-this.value, this.error, this.precision)
  }
  abs(): Rounded {
    return new Rounded(Math.abs(this.value), this.error, this.precision)
  }
  add(other: Rounded | number): Rounded {
    const b = this.of(other)
    return this.step(this.value + b.value, this.error + b.error)
  }
  sub(other: Rounded | number): Rounded {
    return this.add(this.of(other).neg())
  }
  mul(other: Rounded | number): Rounded {
    const b = this.of(other)
    if (this.value === 0 && this.error === 0) return this
    if (b.value === 0 && b.error === 0) return b
    const propagated = Math.abs(this.value) * b.error + (Math.abs(b.value) + b.error) * this.error
    return this.step(this.value * b.value, propagated)
  }
  /** Over a divisor that overflowed the quotient may be 0. */
  div(other: Rounded | number): Rounded {
    const b = this.of(other)
    const quotient = this.value / b.value
    if (b.error === Infinity && this.error < Infinity) return this.step(quotient, Math.abs(quotient) + this.error)
    const least = Math.abs(b.value) - b.error
    return this.step(quotient, least > 0 ? (this.error + Math.abs(quotient) * b.error) / least : Infinity)
  }
  exp(): Rounded {
    const y = Math.exp(this.value)
    return this.step(y, y * Math.expm1(this.error))
  }
  log(): Rounded {
    const least = this.value - this.error
    return this.step(Math.log(this.value), least > 0 ? this.error / least : Infinity)
  }
  log1p(): Rounded {
    const least = 1 + this.value - this.error
    return this.step(Math.log1p(this.value), least > 0 ? this.error / least : Infinity)
  }
  /** x^−1/2, whose slope is x^−3/2 / 2. */
  rsqrt(): Rounded {
    const least = this.value - this.error
    return this.step(this.value ** -0.5, least > 0 ? (this.error * least ** -1.5) / 2 : Infinity)
  }
  /** x^p for x > 0 and a p that is exact. */
  pow(p: number): Rounded {
    const y = this.value ** p
    return this.step(y, this.error === 0 ? 0 : Math.abs((p * y * this.error) / this.value))
  }
  sin(): Rounded {
    return this.step(Math.sin(this.value), this.error)
  }
  cos(): Rounded {
    return this.step(Math.cos(this.value), this.error)
  }
}
