// einsum, tensordot and kron beside sums written out in float64.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { engines, openTestRuntime } from '../testing/runtime.ts'
import { parseEquation } from './equation.ts'

describe('einsum equations', () => {
  it('without an arrow keeps the labels that occur once, in order', () => {
    expect(parseEquation('ik,kj', [2, 2]).output).toEqual(['i', 'j'])
  })
  it('names dimensions under an ellipsis from the last one', () => {
    expect(parseEquation('...ij,...j->...i', [4, 2])).toEqual({
      inputs: [
        ['...1', '...0', 'i', 'j'],
        ['...0', 'j'],
      ],
      output: ['...1', '...0', 'i'],
    })
  })
  it.each([
    ['ij,jk', [2]],
    ['ij->ijk', [2]],
    ['i->ii', [1]],
    ['ij', [3]],
    ['i1', [2]],
  ])('refuses %s for operands of %j dimensions', (equation, ranks) => {
    expect(() => parseEquation(equation, ranks)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })
})

describe.each(engines)('contractions: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const counting = (shape: number[], step = 0.25) =>
    rt.tensor(
      Float64Array.from({ length: shape.reduce((n, s) => n * s, 1) }, (_, i) => (i % 7) * step - 0.5),
      { shape },
    )

  it('einsum of three operands sums over what the result does not name', async () => {
    const [a, b, c] = [counting([2, 3]), counting([3, 4], 0.5), counting([4])]
    const result = rt.call('einsum', ['ij,jk,k->i', [a, b, c]]) as Tensor
    const [x, y, z] = [await a.data(), await b.data(), await c.data()] as [Float64Array, Float64Array, Float64Array]
    const expected = [0, 1].map((i) => {
      let sum = 0
      for (let j = 0; j < 3; j++) for (let k = 0; k < 4; k++) sum += x[i * 3 + j]! * y[j * 4 + k]! * z[k]!
      return sum
    })
    expect(result.shape).toEqual([2])
    ;(await result.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(expected[i]!, 12))
  })
  it('einsum takes diagonals and traces, and broadcasts an ellipsis', async () => {
    const square = rt.tensor([
      [1, 2],
      [3, 4],
    ])
    expect(await (rt.call('einsum', ['ii->i', [square]]) as Tensor).toArray()).toEqual([1, 4])
    expect(await (rt.call('einsum', ['ii', [square]]) as Tensor).toArray()).toBe(5)
    const wide = rt.call('einsum', ['...ij,jk->...ik', [counting([2, 1, 3, 2]), counting([2, 5])]]) as Tensor
    expect(wide.shape).toEqual([2, 1, 3, 5])
  })
  it('tensordot contracts the named dimensions', () => {
    const result = rt.call('aten::tensordot', [counting([3, 4, 5]), counting([4, 3, 2]), [1, 0], [0, 1]]) as Tensor
    expect(result.shape).toEqual([5, 2])
  })
  it('kron places the second tensor at every element of the first', async () => {
    const a = rt.tensor([[1, 2]])
    const b = rt.tensor([[1], [10]])
    expect(await (rt.call('kron', [a, b]) as Tensor).toArray()).toEqual([
      [1, 2],
      [10, 20],
    ])
  })
  it('cross needs three elements', () => {
    const call = () => rt.call('linalg_cross', [counting([2, 4]), counting([2, 4])])
    expect(call).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
  })
})
