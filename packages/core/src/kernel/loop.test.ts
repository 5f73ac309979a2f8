// What a loop's carried tiles extend over.
import { describe, expect, it } from 'vitest'
import { KernelBuilder } from './builder.ts'
import { expandFunctions } from './expand.ts'
import { interpret } from './interpret/interpret.ts'
import { verifyKernel } from './verify/verify.ts'

/** gcd by Euclid's algorithm of a scalar and a tile: the values change places, so both become tiles. */
function gcd() {
  const k = new KernelBuilder('gcd')
  const x = k.tensor({ name: 'x', dtype: 'int64', access: 'read', strides: [1] })
  const y = k.tensor({ name: 'y', dtype: 'int64', access: 'write', strides: [1] })
  const axis = k.open('i', k.scalar('n'))
  const [result] = k.loop(0, 8, 1, [k.scalar('a'), x.load(axis)], (_, [a, b]) => {
    k.check(b!.ge(0), 'gcd of a negative number')
    return [b!.eq(0).select(a!, b!), b!.eq(0).select(b!, a!.rem(b!))]
  })
  y.store([axis], result!)
  return k.finish()
}
const host = (values: number[]) => ({
  data: BigInt64Array.from(values, BigInt),
  shape: [values.length],
  strides: [1],
  offset: 0,
})

describe('loops', () => {
  it('carry a tile where a scalar starts and the body yields a tile', () => {
    const kernel = gcd()
    verifyKernel(kernel)
    expect(kernel.checks).toHaveLength(1)
    const y = host([0, 0, 0])
    interpret(kernel, { tensors: { x: host([8, 9, 30]), y }, scalars: { n: 3, a: 12 }, mode: 'faithful' })
    expect([...y.data]).toEqual([4n, 3n, 6n])
  })
  it('stay so when the kernel is rewritten', () => {
    verifyKernel(expandFunctions(gcd(), () => true))
  })
})
