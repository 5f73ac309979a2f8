// Common divisors and multiples.
import type { Contract } from '../../dispatch/contract.ts'
import type { Value } from '../../kernel/index.ts'
import { defineBinary } from '../define-pointwise.ts'
import { whole } from './dtypes.ts'

/** Steps of Euclid's algorithm that suffice: Lamé's bound for the dtype's greatest numbers. */
const euclidSteps = { int64: 92, int32: 46, int16: 23, int8: 12, uint8: 13 } as const

const magnitude = (x: Value): Value => x.lt(0).select(x.neg(), x)

/** Euclid's algorithm; once the rest is 0 a step changes nothing. */
function greatestDivisor(a: Value, b: Value): Value {
  const steps = euclidSteps[a.dtype as keyof typeof euclidSteps]
  const [divisor] = a.builder.loop(0, steps, 1, [magnitude(a), magnitude(b)], (_, [x, y]) => {
    const isDone = y!.eq(0)
    return [isDone.select(x!, y!), isDone.select(y!, x!.rem(y!))]
  })
  return divisor!
}
function leastMultiple(a: Value, b: Value): Value {
  const divisor = greatestDivisor(a, b)
  return divisor.eq(0).select(divisor, magnitude(a.div(divisor).mul(b)))
}

export const integers: Contract[] = defineBinary(
  'default',
  { gcd: greatestDivisor, lcm: leastMultiple },
  { accepts: whole },
)
