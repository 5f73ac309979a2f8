// Public functions by value: what Python's signatures promise, checked against results worked out by hand.
import { afterAll, describe, expect, test } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import type { NestedArray, Tensor } from '../tensor/index.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

const valuesOf = (result: unknown): Promise<NestedArray> => (result as Tensor).toArray()
const call = (name: string, args: readonly unknown[], keywords?: Record<string, unknown>) =>
  valuesOf(rt.call(name, args, keywords))

const x = rt.tensor([
  [1, 2],
  [3, 4],
])

describe('spellings', () => {
  test('input, axis and keepdims are self, dim and keepdim', async () => {
    expect(await call('sum', [], { input: x, axis: 1, keepdims: true })).toEqual([[3], [7]])
  })
  test('sizes may be a list or the rest of the arguments', async () => {
    expect(await call('view', [x, 4])).toEqual([1, 2, 3, 4])
    expect(await call('permute', [x, 1, 0])).toEqual(await call('permute', [x, [1, 0]]))
  })
  test('a reduction is named by a text', async () => {
    const zero = rt.tensor([
      [0, 0],
      [0, 0],
    ])
    expect(await call('nn.functional.mse_loss', [x, zero], { reduction: 'sum' })).toBe(30)
  })
  test('inplace writes the input', async () => {
    const y = rt.tensor([-1, 2])
    expect(rt.call('nn.functional.relu', [y], { inplace: true })).toBe(y)
    expect(await valuesOf(y)).toEqual([0, 2])
  })
  test("a name with 'aten::' keeps ATen's signature", () => {
    expect(() => rt.call('aten::sum', [], { input: x })).toThrow(/'self' \(Tensor\) is missing/)
    expect(() => rt.call('aten::nn.functional.relu', [x])).toThrow(/not implemented/)
  })
})

describe('functions that do more than their operator', () => {
  test('reversed operators put the input last', async () => {
    const y = rt.tensor([2, 3])
    expect(await call('__rsub__', [y, 10])).toEqual([8, 7])
    expect(await call('__rpow__', [y, rt.tensor([10, 2])])).toEqual([100, 8])
  })
  test('where takes the condition first, and second as the method does', async () => {
    const condition = rt.tensor([true, false])
    const [a, b] = [rt.tensor([1, 2]), rt.tensor([10, 20])]
    expect(await call('where', [condition, a, b])).toEqual([1, 20])
    expect(await call('where', [a, condition, b])).toEqual([1, 20])
  })
  test('embedding takes indices and weight in either order', async () => {
    const indices = rt.tensor([1n, 0n])
    expect(await call('nn.functional.embedding', [indices, x])).toEqual([
      [3, 4],
      [1, 2],
    ])
    expect(await call('nn.functional.embedding', [x, indices])).toEqual([
      [3, 4],
      [1, 2],
    ])
  })
  test('indexing mixes integers, slices, new dimensions and lists', async () => {
    expect(await call('__getitem__', [x, 1])).toEqual([3, 4])
    expect(await call('__getitem__', [x, [{ start: 0, stop: 2 }, 1]])).toEqual([2, 4])
    expect(await call('__getitem__', [x, [null, 0]])).toEqual([[1, 2]])
    expect(
      await call('__getitem__', [
        x,
        [
          [0, 1],
          [1, 0],
        ],
      ]),
    ).toEqual([2, 3])
  })
  test('the norm of a text is that of its number', async () => {
    expect(await call('norm', [rt.tensor([3, 4])])).toBe(5)
    expect(await call('norm', [x, 'fro', 1])).toEqual(await call('norm', [x, 2, 1]))
  })
  test('kl_div averages over the batch', async () => {
    const [sum, mean] = ['sum', 'batchmean'].map((reduction) =>
      rt.call('nn.functional.kl_div', [x, rt.tensor([[1], [1]])], { reduction }),
    )
    expect(await valuesOf(mean)).toBe(((await valuesOf(sum)) as number) / 2)
  })
  test('broadcast_shapes gives a shape and no tensor', () => {
    expect(rt.call('broadcast_shapes', [[2, 1], 3])).toEqual([2, 3])
  })
  test('one result comes alone, several as an array', () => {
    const y = rt.tensor([1n, 1n, 2n])
    expect(Array.isArray(rt.call('unique', [y]))).toBe(false)
    expect(rt.call('unique', [y], { return_counts: true })).toHaveLength(2)
  })
  test('tensors made on the way are freed', () => {
    const before = rt.memory().tensors
    const result = rt.call('nn.functional.softsign', [x]) as Tensor
    expect(rt.memory().tensors).toBe(before + 1)
    result.dispose()
  })
})

describe('wrong calls name the function and its signature', () => {
  test.each([
    ['nn.functional.kl_div', [x], {}, "argument 'target' is missing"],
    ['nn.functional.kl_div', [x, x], { reduction: 'all' }, "argument 'reduction' must be one of none, mean, sum"],
    ['nn.functional.softsign', [x, x], {}, 'takes at most 1 positional arguments, got 2'],
    ['nn.functional.softsign', [3], {}, "argument 'input' must be a Tensor, got 3"],
    ['nn.functional.softsign', [x], { inplace: true }, "has no argument 'inplace'"],
    ['nn.functional.softsign', [x], { input: x }, "argument 'input' is given twice"],
    ['nn.functional.interpolate', [x], {}, 'give either size or scale_factor'],
  ])('%s %#', (name, args, keywords, message) => {
    expect(() => rt.call(name as string, args as unknown[], keywords as Record<string, unknown>)).toThrow(
      new RegExp(`^${(name as string).replaceAll('.', '\\.')}: ${message}.*; its signature is ${name}\\(`),
    )
  })
  test('an unknown name', () => {
    expect(() => rt.call('nn.functional.nonesuch', [x])).toThrow(/'nn\.functional\.nonesuch' is not implemented/)
  })
})
