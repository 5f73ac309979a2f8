// What the compiler accepts of rt.ops; `npm run typecheck` is where these can fail.
import { expectTypeOf, test } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import type { Operators } from './operators.ts'

declare const x: Tensor

test('results, optional arguments and keywords have the types of the schema', () => {
  const uses = (ops: Operators) => {
    expectTypeOf(ops.add(x, x, { alpha: 2 })).toEqualTypeOf<Tensor>()
    expectTypeOf(ops.add_(x, 1)).toEqualTypeOf<Tensor>()
    expectTypeOf(ops.sum(x, [0, 1], true, { dtype: 'float64' })).toEqualTypeOf<Tensor>()
    expectTypeOf(ops.sum(x, { dim: 1, keepdim: true })).toEqualTypeOf<Tensor>()
    const [values, indices] = ops.topk(x, 3, { largest: false })
    expectTypeOf([values, indices]).toEqualTypeOf<Tensor[]>()
    expectTypeOf(ops.max(x, 1)).toEqualTypeOf<[values: Tensor, indices: Tensor]>()
    expectTypeOf(ops.max(x, x)).toEqualTypeOf<Tensor>()
    expectTypeOf(ops.maximum(x, 1)).toEqualTypeOf<Tensor>()
    expectTypeOf(ops.split(x, 2)).toEqualTypeOf<Tensor[]>()
    // @ts-expect-error a required argument is missing
    ops.topk(x)
    // @ts-expect-error no such keyword
    ops.add(x, x, { beta: 2 })
    // @ts-expect-error no such dtype
    ops.sum(x, { dtype: 'float99' })
    // @ts-expect-error no such operator
    ops.nonesuch(x)
  }
  expectTypeOf(uses).returns.toBeVoid()
})
