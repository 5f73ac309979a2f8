// Products of bytes as they are measured, against sums on the host.
import { createRuntime, type Runtime, type Tensor } from '@opgems/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PoolName } from './cases.ts'
import { operators } from './operators.ts'

let rt: Runtime
beforeAll(async () => {
  rt = await createRuntime({ backend: 'cpu:wasm' })
})
afterAll(() => rt.close())

const [m, n, k] = [24, 16, 32]
const numbers = async (t: Tensor) => Array.from((await t.data()) as Iterable<number>, Number)

test.each([
  ['int_mm', 'int8', 'int32', 1],
  ['scaled_mm', 'float8_e4m3fn', 'bfloat16', 0.25],
  ['scaled_mm_rows', 'float8_e4m3fn', 'bfloat16', 0.25],
] as const satisfies readonly (readonly [string, PoolName, string, number])[])(
  '%s multiplies the pool’s start by its end, read column after column',
  async (op, dtype, resultDType, factor) => {
    const pool = rt.tensor(
      Array.from({ length: 2000 }, (_, i) => (i % 7) - 3),
      { dtype },
    )
    const { call } = operators[op]!({ rt, pool, shape: [m, n, k], index: null })
    const result = call() as Tensor
    const values = await numbers(pool)
    const expected = Array.from({ length: m * n }, (_, e) => {
      const [row, column] = [Math.floor(e / n), e % n]
      let sum = 0
      for (let i = 0; i < k; i++) sum += values[row * k + i]! * values[2000 - n * k + column * k + i]!
      return factor * sum
    })
    expect([result.dtype, result.shape, await numbers(result)]).toEqual([resultDType, [m, n], expected])
  },
)
