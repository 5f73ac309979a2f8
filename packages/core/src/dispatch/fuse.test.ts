// A user's formula over elements: what the compiler accepts of it, through the public face alone.
import { expect, expectTypeOf, it } from 'vitest'
import { createRuntime, type FusedFunction, type Tensor, type Value } from '../index.ts'

it('types the formula and the function made of it', async () => {
  const rt = await createRuntime({ backend: 'cpu:wasm' })
  const gated = rt.fuse((x, g) => {
    expectTypeOf(x).toEqualTypeOf<Value>()
    return x.mul(x.sigmoid()).mul(g)
  })
  expectTypeOf(gated).toEqualTypeOf<FusedFunction>()
  const result: Tensor = gated(rt.tensor([0, 2]), 3)
  // x · sigmoid(x) · 3 with sigmoid(2) = 1 / (1 + e⁻²)
  expect((await result.toArray()) as number[]).toEqual([0, expect.closeTo(6 / (1 + Math.exp(-2)), 5)])
  // @ts-expect-error no such elementwise function
  expect(() => rt.fuse((x) => x.sigmiod())(result)).toThrow(TypeError)
  // @ts-expect-error a string is no operand
  expect(() => gated('x')).toThrow(/must be a tensor or a number, not string/)
  expect(() => gated(1, 2)).toThrow(/at least one tensor/)
  await rt.close()
})
