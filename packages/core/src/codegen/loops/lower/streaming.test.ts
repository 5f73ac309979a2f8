// Outputs larger than the last cache are written past it: same values, whatever the alignment, and the neighbours untouched.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runtime } from '../../../dispatch/runtime.ts'
import { engines, openTestRuntime } from '../../../ops/testing/runtime.ts'
import type { Tensor } from '../../../tensor/index.ts'

let rt: Runtime
beforeAll(async () => {
  rt = await openTestRuntime('native')
})
afterAll(() => rt.close())

const lastCache = ({ device: { target } }: Runtime): number => (target.family === 'loops' ? target.caches.l3 : 0)
const source = (count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => (i % 1000) - 500)

describe.runIf(engines.includes('native'))('streamed stores', () => {
  const element = { float32: 4, int32: 4, float64: 8, int64: 8 } as const

  it.each(['float32', 'int32', 'float64', 'int64'] as const)('write every %s, the tail included', async (dtype) => {
    const count = Math.ceil((lastCache(rt) * 1.1) / element[dtype]) + 5
    const values = source(count)
    using x = rt.tensor(values, { dtype })
    using y = rt.call('aten::neg', [x]) as Tensor
    const found = await y.data()
    const wrong = values.findIndex((v, i) => Number(found[i]) !== -v)
    expect(wrong).toBe(-1)
  })

  it('keep to their range where the output is not aligned', async () => {
    const count = Math.ceil((lastCache(rt) * 1.1) / 4)
    const values = source(count)
    using x = rt.tensor(values)
    using storage = rt.tensor(new Float32Array(count + 3))
    using out = rt.view(storage, [count], [1], 1)
    rt.call('aten::neg', [x], { out })
    const found = await storage.data()
    expect([found[0], found[count + 1], found[count + 2]]).toEqual([0, 0, 0])
    expect(values.findIndex((v, i) => Number(found[i + 1]) !== -v)).toBe(-1)
  })

  it('write where the input stood', async () => {
    const count = Math.ceil((lastCache(rt) * 1.1) / 4)
    const values = source(count)
    using x = rt.tensor(values)
    rt.call('aten::add_', [x, x])
    const found = await x.data()
    expect(values.findIndex((v, i) => Number(found[i]) !== 2 * v)).toBe(-1)
  })
})
