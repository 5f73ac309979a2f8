// Indexing on both engines: layouts against a plain reference, repeated places, and indices that are out of range.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, engines, openTestRuntime } from '../testing/runtime.ts'

const runtimes = new Map<Engine, Runtime>()
const runtimeOf = (engine: Engine): Runtime => {
  const open = runtimes.get(engine) ?? openTestRuntime(engine)
  runtimes.set(engine, open)
  return open
}
afterAll(() => Promise.all([...runtimes.values()].map((rt) => rt.close())))

const code = (action: () => unknown) => {
  try {
    action()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe.each(engines)('%s', (engine) => {
  const range = (shape: number[], dtype = 'float32'): Tensor =>
    runtimeOf(engine).tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i + 1),
      { shape, dtype },
    )
  const index = (values: number[], shape = [values.length]): Tensor =>
    runtimeOf(engine).tensor(BigInt64Array.from(values, BigInt), { shape })
  const call = (name: string, ...args: unknown[]) => runtimeOf(engine).call(name, args) as Tensor
  const numbers = (t: Tensor) => Array.from(t.dataSync() as ArrayLike<number | bigint>, Number)
  const tidy = <T>(body: () => T): T => runtimeOf(engine).tidy(body)

  test('index_select reads rows, columns and transposed tables alike', () => {
    const sizes = fc.integer({ min: 1, max: 5 })
    const property = fc.property(
      sizes,
      sizes,
      sizes,
      fc.integer({ min: 0, max: 2 }),
      fc.boolean(),
      fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
      (a, b, c, dim, transposed, picks) =>
        tidy(() => {
          const stored = range([a, b, c])
          const table = transposed ? call('transpose', stored, 0, 2) : stored
          const size = table.shape[dim]!
          const chosen = picks.map((p) => p % size)
          const got = call('index_select', table, dim, index(chosen))
          const shape = table.shape.map((s, i) => (i === dim ? chosen.length : s))
          const at = (p: number[]) => p.reduce((sum, x, i) => sum + x * table.strides[i]!, 0) + 1
          const expected: number[] = []
          for (let i = 0; i < shape[0]!; i++)
            for (let j = 0; j < shape[1]!; j++)
              for (let k = 0; k < shape[2]!; k++)
                expected.push(at([i, j, k].map((x, d) => (d === dim ? chosen[x]! : x))))
          expect(got.shape).toEqual(shape)
          expect(numbers(got)).toEqual(expected)
        }),
    )
    fc.assert(property, { numRuns: 25 })
  })

  test('long rows are read whole, across blocks of one kernel instance', () => {
    tidy(() => {
      const width = 9001
      const got = numbers(call('embedding', range([3, width]), index([2, 0])))
      expect(got).toEqual([2, 0].flatMap((row) => Array.from({ length: width }, (_, i) => row * width + i + 1)))
    })
  })

  test.each(['float32', 'bfloat16', 'float16', 'int64', 'int8'])('index_add adds up repeated places of %s', (dtype) => {
    tidy(() => {
      const sum = call(
        'index_add',
        runtimeOf(engine).call('zeros', [[3, 2]], { dtype }) as Tensor,
        0,
        index([2, 0, 2]),
        range([3, 2], dtype),
      )
      expect(numbers(sum)).toEqual([3, 4, 0, 0, 6, 8])
    })
  })

  test('scatter_add on bool is or', () => {
    tidy(() => {
      const base = runtimeOf(engine).tensor([false, false, true])
      const source = runtimeOf(engine).tensor([true, false, false])
      expect(numbers(call('scatter_add', base, 0, index([0, 1, 2]), source))).toEqual([1, 0, 1])
    })
  })

  test('index takes negative indices, masks and several tensors', () => {
    tidy(() => {
      const x = range([2, 3])
      expect(numbers(call('index', x, [index([-1]), index([-3])]))).toEqual([4])
      const mask = runtimeOf(engine).tensor([
        [true, false, true],
        [false, true, false],
      ])
      expect(numbers(call('index', x, [mask]))).toEqual([1, 3, 5])
      expect(call('index', x, [null, index([0, 1], [2, 1])]).shape).toEqual([2, 2, 1])
    })
  })

  test('index_put_ writes through a view and accumulates', () => {
    tidy(() => {
      const x = call('zeros', [2, 3])
      const one = runtimeOf(engine).scalarTensor(1, 'float32')
      call('index_put_', call('t', x), [index([2, 2])], one, true)
      expect(numbers(x)).toEqual([0, 0, 2, 0, 0, 2])
    })
  })

  test('an index out of range raises, changes nothing, and leaves the runtime usable', () => {
    tidy(() => {
      const x = range([3, 2])
      const values = numbers(x)
      const wrong: readonly (() => unknown)[] = [
        () => call('index_select', x, 0, index([0, 3])),
        () => call('index_select', x, 0, index([-1])),
        () => call('embedding', x, index([0, 2 ** 40])),
        () => call('gather', x, 1, index([0, 2, 0], [3, 1])),
        () => call('take', x, index([6])),
        () => call('index', x, [index([-4])]),
        () => call('scatter_', x, 0, index([3, 3], [1, 2]), 9),
        () => call('index_put_', x, [index([7])], runtimeOf(engine).scalarTensor(9, 'float32')),
        () => call('index_fill_', x, 1, index([2]), 9),
        () => call('index_select', call('zeros', [0, 2]), 0, index([0])),
      ]
      expect(wrong.map(code)).toEqual(wrong.map(() => 'INDEX_OUT_OF_RANGE'))
      expect(numbers(x)).toEqual(values)
      expect(numbers(call('index_select', x, 0, index([2])))).toEqual([5, 6])
    })
  })

  test('indices must be integers and shapes must fit', () => {
    tidy(() => {
      const x = range([3, 2])
      expect(code(() => call('index_select', x, 0, range([2])))).toBe('DTYPE_MISMATCH')
      expect(code(() => call('gather', x, 0, index([0])))).toBe('SHAPE_MISMATCH')
      expect(code(() => call('masked_select', x, x))).toBe('DTYPE_MISMATCH')
    })
  })

  test('nonzero counts across blocks and treats NaN as true', () => {
    tidy(() => {
      const n = 20_000
      const data = Float32Array.from({ length: n }, (_, i) => (i % 7 === 0 ? (i % 2 ? Number.NaN : 1) : 0))
      const places = call('nonzero', runtimeOf(engine).tensor(data, { shape: [n / 100, 100] }))
      const expected = Array.from({ length: n }, (_, i) => i).filter((i) => i % 7 === 0)
      expect(numbers(places)).toEqual(expected.flatMap((i) => [Math.floor(i / 100), i % 100]))
    })
  })

  test('nonzero writes into an output that lies column after column', () => {
    tidy(() => {
      const rt = runtimeOf(engine)
      const x = rt.tensor(Float32Array.of(0, 1, 0, 2, 3, 0), { shape: [1, 2, 3] })
      const out = call('t', rt.empty([3, 3], 'int64'))
      expect(rt.call('nonzero', [x], { out })).toBe(out)
      expect(numbers(rt.contiguous(out))).toEqual([0, 0, 1, 0, 1, 0, 0, 1, 1])
      expect(code(() => rt.call('nonzero', [x], { out, as_tuple: true }))).toBe('BAD_ARGUMENT')
    })
  })

  test('searchsorted counts the elements below, or not above', () => {
    tidy(() => {
      const row = runtimeOf(engine).tensor(Float32Array.of(1, 3, 3, 5))
      const wanted = runtimeOf(engine).tensor(Float32Array.of(0, 1, 3, 4, 9, Number.NaN))
      expect(numbers(call('bucketize', wanted, row))).toEqual([0, 0, 1, 3, 4, 4])
      const right = runtimeOf(engine).call('bucketize', [wanted, row], { right: true }) as Tensor
      expect(numbers(right)).toEqual([0, 1, 3, 3, 4, 4])
    })
  })

  test('complex elements move like any others', () => {
    tidy(() => {
      const x = call('view_as_complex', range([3, 2]))
      const picked = call('view_as_real', call('index_select', x, 0, index([2, 0])))
      expect(numbers(picked)).toEqual([5, 6, 1, 2])
    })
  })

  test('nothing is left behind', () => {
    expect(runtimeOf(engine).memory().tensors).toBe(0)
  })
})
