// Views: shared storage, writes through them, odd sizes, and refusals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import { hasAtenSchema } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'
import { views } from './index.ts'

let rt: Runtime
beforeAll(() => {
  rt = openTestRuntime('wasm')
})
afterAll(() => rt.close())

const range = (...shape: number[]): Tensor =>
  rt.tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    { shape },
  )
const call = (name: string, ...args: unknown[]) => rt.call(name, args) as Tensor
const values = (t: Tensor) => Array.from(t.dataSync() as Float32Array)
const code = (action: () => unknown) => {
  try {
    action()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('sharing', () => {
  const cases: readonly (readonly [string, ...unknown[]])[] = [
    ['view', [6, 4]],
    ['reshape', [4, 6]],
    ['flatten', 0, 1],
    ['unflatten', 2, [2, 2]],
    ['permute', [2, 0, 1]],
    ['transpose', 0, 2],
    ['movedim', 0, 2],
    ['squeeze'],
    ['unsqueeze', 1],
    ['expand', [5, 2, 3, 4]],
    ['slice', 1, 1, 3],
    ['select', 2, -1],
    ['narrow', 2, 1, 2],
    ['diagonal', 1, 1, 2],
    ['unfold', 2, 3, 1],
    ['as_strided', [2, 2], [12, 1], 3],
    ['alias'],
    ['detach'],
    ['mT'],
    ['atleast_3d'],
    ['contiguous'],
  ]
  test.each(cases)('%s shares the memory of its input', (name, ...args) => {
    const x = range(2, 3, 4)
    const view = call(name as string, x, ...args)
    expect(view.storage).toBe(x.storage)
    view.dispose()
    expect(x.isDisposed).toBe(false)
    x.dispose()
  })

  test('an in-place operator writes through a transposed view', () => {
    const x = range(2, 3)
    const t = call('t', x)
    const row = call('select.int', t, 0, 1)
    call('add_', row, 100)
    expect(values(x)).toEqual([0, 101, 2, 3, 104, 5])
    for (const v of [x, t, row]) v.dispose()
  })

  test('copying forms do not share', () => {
    const x = range(2, 3)
    const copy = call('t_copy', x)
    expect(copy.storage).not.toBe(x.storage)
    expect(values(copy)).toEqual([0, 3, 1, 4, 2, 5])
    x.dispose()
    copy.dispose()
  })

  test('reshape copies where strides allow no view', () => {
    const x = range(2, 3)
    const t = call('t', x)
    const flat = call('reshape', t, [-1])
    expect(flat.storage).not.toBe(x.storage)
    expect(values(flat)).toEqual([0, 3, 1, 4, 2, 5])
    expect(code(() => call('view', t, [-1]))).toBe('SHAPE_MISMATCH')
    for (const v of [x, t, flat]) v.dispose()
  })
})

describe('odd sizes', () => {
  test('a tensor without elements keeps its shape through views', () => {
    const x = rt.empty([0, 3], 'float32')
    const made = [call('t', x), call('view', x, [3, 0]), call('slice', x, 0, 0, 5), call('unsqueeze', x, 0)]
    expect(made.map((v) => v.shape)).toEqual([
      [3, 0],
      [3, 0],
      [0, 3],
      [1, 0, 3],
    ])
    for (const v of [...made, x]) v.dispose()
  })

  test('a zero-dim tensor can be viewed', () => {
    const x = rt.scalarTensor(7, 'float32')
    const made = [call('view', x, [1, 1]), call('t', x), call('flatten', x), call('expand', x, [2, 2])]
    expect(made.map(values)).toEqual([[7], [7], [7], [7, 7, 7, 7]])
    for (const v of [...made, x]) v.dispose()
  })

  test('parts of a split dimension add up to it, the last being smaller', () => {
    const x = range(7)
    const parts = rt.call('split', [x, 3]) as Tensor[]
    const sections = rt.call('tensor_split', [x, 3]) as Tensor[]
    expect(parts.map((p) => p.numel)).toEqual([3, 3, 1])
    expect(sections.map((p) => p.numel)).toEqual([3, 2, 2])
    for (const v of [x, ...parts, ...sections]) v.dispose()
  })
})

describe('out forms copy what the view shows', () => {
  test('_unsafe_view.out and unsafe_split.Tensor_out', () => {
    const x = range(2, 6)
    const [wide, ...parts] = [range(3, 4), range(2, 4), range(2, 2)]
    const made = [rt.call('aten::_unsafe_view.out', [x, [3, 4]], { out: wide })].flat()
    made.push(rt.call('aten::unsafe_split.Tensor_out', [x, 4, 1], { out: parts }) as Tensor)
    expect(made.flat()).toEqual([wide, ...parts])
    expect(values(wide!)).toEqual(values(x))
    expect(parts.map(values)).toEqual([
      [0, 1, 2, 3, 6, 7, 8, 9],
      [4, 5, 10, 11],
    ])
    for (const t of [x, wide!, ...parts]) t.dispose()
    expect(rt.memory().tensors).toBe(0)
  })
  test('other shapes, other counts and in-place changes of a geometry are refused', () => {
    const x = range(2, 6)
    expect(code(() => rt.call('aten::_unsafe_view.out', [x, [3, 4]], { out: x }))).toBe('SHAPE_MISMATCH')
    expect(code(() => rt.call('aten::unsafe_split.Tensor_out', [x, 1], { out: [x] }))).toBe('BAD_ARGUMENT')
    expect(code(() => rt.call('aten::t_', [x]))).toBe('UNSUPPORTED_OP')
    x.dispose()
    expect(rt.memory().tensors).toBe(0)
  })
})

describe('refusals', () => {
  test.each([
    ['select', [0, 2], 'INDEX_OUT_OF_RANGE'],
    ['select', [2, 0], 'INDEX_OUT_OF_RANGE'],
    ['narrow', [1, 2, 2], 'INDEX_OUT_OF_RANGE'],
    ['view', [[4, 2]], 'SHAPE_MISMATCH'],
    ['view', [[-1, -1]], 'SHAPE_MISMATCH'],
    ['permute', [[0, 0]], 'BAD_ARGUMENT'],
    ['expand', [[2, 4]], 'SHAPE_MISMATCH'],
    ['as_strided', [[4], [2], 0], 'BAD_ARGUMENT'],
    ['as_strided', [[2], [-1], 5], 'BAD_ARGUMENT'],
    ['slice', [0, 0, 2, 0], 'BAD_ARGUMENT'],
    ['split_with_sizes', [[1, 1], 1], 'SHAPE_MISMATCH'],
    ['unfold', [1, 4, 1], 'BAD_ARGUMENT'],
  ] as const)('%s %j gives %s', (name, args, expected) => {
    const x = range(2, 3)
    expect(code(() => rt.call(name, [x, ...args]))).toBe(expected)
    x.dispose()
    expect(rt.memory().tensors).toBe(0)
  })

  test('every contract has a schema', () => {
    expect(views.filter((c) => !hasAtenSchema(c.overload)).map((c) => c.overload)).toEqual([])
  })
})
