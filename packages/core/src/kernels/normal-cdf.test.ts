// normalCdf against the complementary error function in float64, on both engines.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runtime } from '../dispatch/runtime.ts'
import { erfc } from '../kernel/elementwise/host/error-function.ts'
import { engines, openTestRuntime } from '../ops/testing/runtime.ts'
import { normalCdf } from './normal-cdf.ts'

const points = Float32Array.from({ length: 120_001 }, (_, i) => (i - 60_000) / 10_000)
const special = Float32Array.of(NaN, Infinity, -Infinity, 3e38, -3e38, 1e-45, 0, 5.2, -5.2)

describe.each(engines)('normalCdf on %s', (engine) => {
  let rt: Runtime
  beforeAll(async () => {
    rt = await openTestRuntime(engine)
  })
  afterAll(() => rt.close())

  async function evaluate(values: Float32Array): Promise<Float32Array> {
    using x = rt.tensor(values)
    using y = rt.fuse((v) => normalCdf(v))(x)
    return (await y.data()) as Float32Array
  }

  it('is within 2.5e-7 everywhere', async () => {
    const found = await evaluate(points)
    const worst = points.reduce((most, x, i) => Math.max(most, Math.abs(found[i]! - erfc(-x * Math.SQRT1_2) / 2)), 0)
    expect(worst).toBeLessThan(2.5e-7)
  })
  it('is exactly 0 and 1 far out, ½ at zero, and NaN for NaN', async () => {
    expect([...(await evaluate(special))]).toEqual([NaN, 1, 0, 1, 0, 0.5, 0.5, 1, 0])
  })
})
