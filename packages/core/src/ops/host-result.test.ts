// equal, allclose, is_nonzero and item on both engines, against PyTorch's documented behaviour.
import { afterAll, describe, expect, it } from 'vitest'
import { engines, openTestRuntime } from './testing/runtime.ts'

describe.each(engines)('results on the host: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())

  it('equal compares shape and every element, and NaN equals nothing', () => {
    const x = rt.tensor([[1, 2, 3]])
    expect(rt.call('equal', [x, rt.tensor([[1, 2, 3]])])).toBe(true)
    expect(rt.call('equal', [x, rt.tensor([[1, 2, 4]])])).toBe(false)
    expect(rt.call('equal', [x, rt.tensor([1, 2, 3])])).toBe(false)
    expect(rt.call('equal', [rt.tensor([Number.NaN]), rt.tensor([Number.NaN])])).toBe(false)
    expect(rt.call('equal', [rt.empty([0, 2], 'float32'), rt.empty([0, 2], 'float32')])).toBe(true)
  })
  it('equal compares two dtypes in the one to which both promote', () => {
    const ones = rt.tensor([1])
    expect(rt.call('equal', [ones, rt.tensor([1], { dtype: 'int64' })])).toBe(true)
    expect(rt.call('equal', [ones, rt.tensor([2], { dtype: 'int64' })])).toBe(false)
  })
  it('allclose broadcasts and takes |a - b| ≤ atol + rtol·|b|', () => {
    expect(rt.call('allclose', [rt.tensor([1, 1.00001]), rt.tensor(1)], { rtol: 1e-4 })).toBe(true)
    expect(rt.call('allclose', [rt.tensor([1, 1.001]), rt.tensor(1)], { rtol: 1e-4 })).toBe(false)
    expect(rt.call('allclose', [rt.tensor([Number.NaN]), rt.tensor([Number.NaN])], { equal_nan: true })).toBe(true)
  })
  it('item keeps the kind of the dtype; only one element is accepted', () => {
    expect(rt.call('item', [rt.tensor([[2.5]])])).toBe(2.5)
    expect(rt.call('item', [rt.tensor(3, { dtype: 'int64' })])).toBe(3n)
    expect(rt.call('item', [rt.tensor(true)])).toBe(true)
    expect(() => rt.call('item', [rt.tensor([1, 2])])).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
    expect(rt.call('is_nonzero', [rt.tensor([0])])).toBe(false)
    expect(rt.call('is_nonzero', [rt.tensor([-0.5])])).toBe(true)
  })
})
