// Rearranging, joining, creating and copying: results on small tensors, strided outputs, refusals; on the WebAssembly engine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import { hasAtenSchema } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { copies } from '../copy/index.ts'
import { creations } from '../creation/index.ts'
import { indexing } from '../index/index.ts'
import { joins } from '../join/index.ts'
import { randoms } from '../random/index.ts'
import { openTestRuntime } from '../testing/runtime.ts'
import { shapes } from './index.ts'

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
/** A tensor or plain values from a call whose tensors are disposed of. */
const run = (name: string, args: readonly unknown[], keywords = {}) =>
  rt.tidy(() => {
    const result = rt.call(name, args, keywords) as Tensor
    return { shape: result.shape, dtype: result.dtype, values: Array.from(result.dataSync() as Float32Array, Number) }
  })
const code = (action: () => unknown) => {
  try {
    action()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('rearranging', () => {
  const row = () => range(5)
  test.each([
    ['flip', [[0]], [4, 3, 2, 1, 0]],
    ['roll', [[2], [0]], [3, 4, 0, 1, 2]],
    ['roll', [[-7], [0]], [2, 3, 4, 0, 1]],
    ['repeat_interleave', [2], [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]],
    ['tile', [[2]], [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]],
    ['pad', [[2, 1]], [0, 0, 0, 1, 2, 3, 4, 0]],
    ['pad', [[-2, -1]], [2, 3]],
    ['pad', [[2, 2], 'circular'], [3, 4, 0, 1, 2, 3, 4, 0, 1]],
    ['pad', [[2, 2], 'reflect'], [2, 1, 0, 1, 2, 3, 4, 3, 2]],
    ['pad', [[1, 2], 'replicate'], [0, 0, 1, 2, 3, 4, 4, 4]],
  ] as const)('%s %j of a row', (name, args, expected) => {
    const x = row()
    expect(run(name, [x, ...args]).values).toEqual(expected)
    x.dispose()
  })

  test('triu and tril keep their triangles of a transposed batch', () => {
    const x = range(2, 2, 3)
    const t = rt.call('mT', [x]) as Tensor
    expect(run('triu', [t, 1]).values).toEqual([0, 3, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0])
    expect(run('tril', [t]).values).toEqual([0, 0, 1, 4, 2, 5, 6, 0, 7, 10, 8, 11])
    t.dispose()
    x.dispose()
  })

  test('reflection wider than the input is refused', () => {
    const x = row()
    expect(code(() => run('pad', [x, [5, 0], 'reflect']))).toBe('BAD_ARGUMENT')
    expect(code(() => run('pad', [x, [-3, -3]]))).toBe('BAD_ARGUMENT')
    x.dispose()
  })
})

describe('joining', () => {
  test('cat promotes dtypes, skips empty vectors and writes strided outputs', () => {
    rt.tidy(() => {
      const whole = rt.tensor(BigInt64Array.of(7n, 8n), { shape: [1, 2] })
      const empty = rt.empty([0], 'float32')
      const joined = run('cat', [[range(2, 2), empty, whole], 0])
      expect(joined).toEqual({ shape: [3, 2], dtype: 'float32', values: [0, 1, 2, 3, 7, 8] })
      const out = rt.call('t', [rt.empty([2, 3], 'float32')]) as Tensor
      rt.call('cat', [[range(2, 2), whole], 0], { out })
      expect(Array.from(out.dataSync() as Float32Array)).toEqual([0, 1, 2, 3, 7, 8])
    })
  })
  test('shapes that differ elsewhere are refused', () => {
    rt.tidy(() => {
      expect(code(() => run('cat', [[range(2, 2), range(2, 3)], 0]))).toBe('SHAPE_MISMATCH')
      expect(code(() => run('stack', [[range(2), range(3)]]))).toBe('SHAPE_MISMATCH')
      expect(code(() => run('cat', [[rt.scalarTensor(1)]]))).toBe('SHAPE_MISMATCH')
    })
  })
})

describe('creating and copying', () => {
  test.each([
    ['arange', [3], 'int64', [0, 1, 2]],
    ['arange', [1, 0, -0.5], 'float32', [1, 0.5]],
    ['linspace', [0, 1, 3], 'float32', [0, 0.5, 1]],
    ['logspace', [0, 2, 3], 'float32', [1, 10, 100]],
    ['full', [[2], true], 'bool', [1, 1]],
    ['eye', [2, 3], 'float32', [1, 0, 0, 0, 1, 0]],
  ] as const)('%s %j', (name, args, dtype, values) => {
    expect(run(name, args)).toMatchObject({ dtype, values })
  })

  test('full keeps int64 exact beyond 2^53', () => {
    const x = rt.call('full', [[1], 2n ** 62n + 1n], { dtype: 'int64' }) as Tensor
    expect(x.dataSync()[0]).toBe(2n ** 62n + 1n)
    x.dispose()
  })

  test('clone keeps a dense layout, contiguous makes it row-major', () => {
    rt.tidy(() => {
      const t = rt.call('t', [range(2, 3)]) as Tensor
      expect((rt.call('clone', [t]) as Tensor).strides).toEqual([1, 3])
      expect((rt.call('contiguous', [t]) as Tensor).strides).toEqual([2, 1])
      const image = rt.empty([1, 2, 3, 4], 'float32')
      const last = rt.call('contiguous', [image], { memory_format: 'channels_last' }) as Tensor
      expect(last.strides).toEqual([24, 1, 8, 2])
    })
  })

  test('a number copied to complex has no imaginary part', () => {
    rt.tidy(() => {
      const x = rt.call('to.dtype', [range(2), 'complex64']) as Tensor
      expect(Array.from(x.dataSync() as Float32Array)).toEqual([0, 0, 1, 0])
    })
  })

  test('a step that leads away is refused', () => {
    expect(code(() => run('arange', [0, 3, -1]))).toBe('BAD_ARGUMENT')
    expect(code(() => run('zeros', [[-1]]))).toBe('BAD_ARGUMENT')
  })
})

test('every contract has a schema, and nothing is left behind', () => {
  const all = [...shapes, ...joins, ...creations, ...copies, ...indexing, ...randoms]
  expect(all.filter((c) => !c.schema && !hasAtenSchema(c.overload)).map((c) => c.overload)).toEqual([])
  expect(rt.memory().tensors).toBe(0)
})
