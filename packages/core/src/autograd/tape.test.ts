// Gradients on the public API: leaves, graphs, accumulation, memory.
import { afterAll, describe, expect, test } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import type { Tensor } from '../tensor/index.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

test('backward gives the gradients of products, sums and broadcasts, and frees the graph', async () => {
  const before = rt.memory()
  const x = rt.tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { requiresGrad: true },
  )
  const w = rt.tensor(
    [
      [1, 0],
      [2, 1],
    ],
    { requiresGrad: true },
  )
  const b = rt.tensor([1, -1], { requiresGrad: true })
  // Σ (x·w + b)²: the gradient of x·w + b is 2 (x·w + b).
  const y = rt.ops.add(rt.ops.mm(x, w), b)
  const loss = rt.ops.sum(rt.ops.mul(y, y))
  loss.backward()
  expect(await y.toArray()).toEqual([
    [6, 1],
    [12, 3],
  ])
  expect(await b.grad!.toArray()).toEqual([36, 8])
  expect(await w.grad!.toArray()).toEqual([
    [84, 20],
    [120, 28],
  ])
  expect(await x.grad!.toArray()).toEqual([
    [12, 26],
    [24, 54],
  ])
  for (const t of [x, w, b, y, loss]) t.dispose()
  // The product and the square were dropped without being disposed of.
  expect(rt.memory().tensors - before.tensors).toBe(2)
})

/** Runs in a tidy scope; nothing may be left behind but what was there. */
async function leavesNothing(body: () => unknown): Promise<void> {
  const { tensors, allocated } = rt.memory()
  await rt.tidy(body)
  expect(rt.memory()).toMatchObject({ tensors, allocated })
}
const leaf = (values: number | number[] | number[][]) => rt.tensor(values, { requiresGrad: true })
const values = (t: Tensor | null) => Array.from(t!.dataSync() as Float32Array)
const refused = (code: string, ...words: string[]) =>
  expect.objectContaining({ code, message: expect.stringMatching(words.join('.*')) })

describe('requiresGrad', () => {
  test('is off by default, settable on floating leaves, and passes to results', () =>
    leavesNothing(() => {
      const x = rt.tensor([1, 2])
      expect(rt.ops.mul(x, x).requiresGrad).toBe(false)
      expect(x.requiresGrad_().requiresGrad).toBe(true)
      const y = rt.ops.mul(x, 2)
      expect([y.requiresGrad, y.isLeaf, x.isLeaf]).toEqual([true, false, true])
      expect(rt.ops.gt(x, 1).requiresGrad).toBe(false)
      expect(rt.ops.argmax(x).requiresGrad).toBe(false)
      expect(() => {
        y.requiresGrad = false
      }).toThrow(refused('BAD_ARGUMENT', 'result'))
      expect(() => rt.tensor([1], { dtype: 'int64', requiresGrad: true })).toThrow(refused('UNSUPPORTED_DTYPE'))
    }))

  test('noGrad and detach cut off', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      expect(rt.noGrad(() => rt.ops.mul(x, x)).requiresGrad).toBe(false)
      expect(x.detach().requiresGrad).toBe(false)
      expect(rt.ops.detach(x).requiresGrad).toBe(false)
      expect(() => rt.noGrad(async () => x)).toThrow(refused('BAD_ARGUMENT', 'asynchronous'))
      const y = rt.ops.sum(rt.ops.mul(x, x.detach()))
      y.backward()
      expect(values(x.grad)).toEqual([1, 2])
    }))
})

describe('backward', () => {
  test('accumulates in leaves, in the same tensor', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      rt.ops.sum(rt.ops.mul(x, x)).backward()
      const first = x.grad
      rt.ops.sum(x).backward()
      expect(x.grad).toBe(first)
      expect(values(x.grad)).toEqual([3, 5])
      x.grad = null
      expect(x.grad).toBeNull()
    }))

  test('needs the gradient of more than one element, in its shape', () =>
    leavesNothing(() => {
      const y = rt.ops.mul(leaf([1, 2]), 2)
      expect(() => y.backward()).toThrow(refused('BAD_ARGUMENT', 'must be given'))
      expect(() => y.backward(rt.tensor([1]))).toThrow(refused('SHAPE_MISMATCH'))
      expect(() => rt.tensor([1]).backward()).toThrow(refused('BAD_ARGUMENT', 'does not require'))
    }))

  test('frees what was saved, unless told to keep it', () =>
    leavesNothing(() => {
      const x = leaf([3])
      const y = rt.ops.mul(x, x)
      y.backward(null, { retainGraph: true })
      y.backward()
      expect(values(x.grad)).toEqual([12])
      expect(() => y.backward()).toThrow(refused('BAD_ARGUMENT', 'retainGraph'))
    }))

  test('works when intermediate results were disposed of, and inside tidy', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      const loss = rt.tidy(() => rt.ops.sum(rt.ops.exp(rt.ops.mul(x, x))))
      rt.tidy(() => loss.backward())
      const expected = [1, 2].map((v) => Math.fround(2 * v * Math.exp(v * v)))
      values(x.grad).forEach((g, i) => expect(g).toBeCloseTo(expected[i]!, 3))
    }))

  test('of a graph that nobody runs frees what it saved when its results are disposed of', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      const y = rt.ops.exp(rt.ops.mul(x, x))
      const { allocated } = rt.memory()
      y.dispose()
      expect(rt.memory().allocated).toBeLessThan(allocated)
    }))

  test('does not recurse: a chain of ten thousand calls', () =>
    leavesNothing(() => {
      const x = leaf([1])
      const y = rt.tidy(() => {
        let sum = rt.ops.add(x, x)
        for (let i = 0; i < 10_000; i++) sum = rt.ops.add(sum, x)
        return sum
      })
      y.backward()
      expect(values(x.grad)).toEqual([10_002])
    }))

  test('refuses operators without a formula by name, and only then', () =>
    leavesNothing(() => {
      const x = leaf([1.5, -2])
      const z = rt.ops.nextafter(rt.ops.mul(x, 2), rt.tensor([1, 1]))
      expect(z.requiresGrad).toBe(true)
      expect(() => rt.ops.sum(z).backward()).toThrow(refused('NO_GRADIENT', 'nextafter'))
      expect(x.grad).toBeNull()
    }))
})

describe('rt.grad', () => {
  test('gives gradients of leaves and of results without touching grad; null where unused', () =>
    leavesNothing(() => {
      const [x, unused] = [leaf([1, 2]), leaf([1])]
      const y = rt.ops.mul(x, x)
      const z = rt.ops.sum(rt.ops.mul(y, 3))
      const [toX, toY, none] = rt.grad([z], [x, y, unused])
      expect([values(toX!), values(toY!), none]).toEqual([[6, 12], [3, 3], null])
      expect(x.grad).toBeNull()
      expect(() => rt.grad([z], [rt.tensor([1])])).toThrow(refused('BAD_ARGUMENT', 'input'))
    }))

  test('makes a function of gradients from a function', () =>
    leavesNothing(() => {
      const gradient = rt.grad((a, b) => rt.ops.sum(rt.ops.mul(a!, b!)))
      const [toA, toB] = gradient(rt.tensor([1, 2]), rt.tensor([3, 4]))
      expect([values(toA!), values(toB!)]).toEqual([
        [3, 4],
        [1, 2],
      ])
      const chosen = rt.grad((a, index) => rt.ops.sum(rt.ops.take(a!, index!)))
      const [toSource, toIndex] = chosen(rt.tensor([1, 2, 3]), rt.tensor([1, 1], { dtype: 'int64' }))
      expect([values(toSource!), toIndex]).toEqual([[0, 2, 0], null])
    }))

  test('refuses gradients of gradients', () =>
    leavesNothing(() => {
      const x = leaf([1])
      expect(() => rt.grad([rt.ops.mul(x, x)], [x], undefined, { createGraph: true })).toThrow(refused('UNSUPPORTED'))
    }))
})

describe('in-place writes', () => {
  test('to leaves that require gradients, or views of them, are refused outside noGrad', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      expect(() => rt.ops.add_(x, 1)).toThrow(refused('BAD_ARGUMENT', 'leaf'))
      expect(() => rt.ops.mul_(rt.ops.narrow(x, 0, 0, 1), 2)).toThrow(refused('BAD_ARGUMENT', 'view of a leaf'))
      expect(values(x)).toEqual([1, 2])
      rt.noGrad(() => rt.ops.add_(x, 1))
      expect(values(x)).toEqual([2, 3])
    }))

  test('to a result go on with its history', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      const y = rt.ops.mul(x, 3)
      rt.ops.mul_(y, rt.ops.clone(y.detach()))
      rt.ops.sum(y).backward()
      expect(values(x.grad)).toEqual([9, 18])
    }))

  test('keep what their own gradient needs', () =>
    leavesNothing(() => {
      const x = leaf([0.5])
      const y = rt.ops.mul(x, 1)
      rt.ops.sin_(y)
      y.backward()
      expect(values(x.grad)[0]).toBeCloseTo(Math.cos(0.5), 6)
    }))

  test('to what a call has saved are found at backward', () =>
    leavesNothing(() => {
      const x = leaf([1, 2])
      const y = rt.ops.mul(x, 1)
      const z = rt.ops.sum(rt.ops.mul(y, y))
      rt.noGrad(() => rt.ops.add_(y, 1))
      expect(() => z.backward()).toThrow(refused('BAD_ARGUMENT', 'mul.*modified in place'))
    }))

  test('to a view reach the tensor that it shows, and its other views', () =>
    leavesNothing(() => {
      const [x, w] = [leaf([1, 2, 3]), leaf([10])]
      const y = rt.ops.mul(x, 2)
      const other = rt.ops.narrow(y, 0, 0, 2)
      rt.ops.mul_(rt.ops.narrow(y, 0, 1, 1), w)
      expect(values(y)).toEqual([2, 40, 6])
      rt.ops.sum(rt.ops.mul(y, rt.tensor([1, 1, 5]))).backward(null, { retainGraph: true })
      expect([values(x.grad), values(w.grad)]).toEqual([[2, 20, 10], [4]])
      x.grad = null
      rt.ops.sum(other).backward()
      expect(values(x.grad)).toEqual([2, 20, 0])
    }))

  test('of a tracked value make a tensor without history track', () =>
    leavesNothing(() => {
      const w = leaf([5, 6])
      const rows = rt.ops.zeros([2, 2])
      rt.ops.copy_(rt.ops.select(rows, 0, 1), w)
      expect(rows.requiresGrad).toBe(true)
      rt.ops.sum(rt.ops.mul(rows, rows)).backward()
      expect(values(w.grad)).toEqual([10, 12])
    }))

  test('by out= of tracked values are refused', () =>
    leavesNothing(() => {
      const x = leaf([1])
      const out = rt.ops.zeros([1])
      expect(() => rt.ops.mul(x, x, { out })).toThrow(refused('BAD_ARGUMENT', 'out='))
    }))
})

test('a view made without an operator is differentiated by its geometry, overlapping ones too', () =>
  leavesNothing(() => {
    const x = leaf([1, 2, 3, 4])
    const windows = rt.view(x, [3, 2], [1, 1])
    rt.ops.sum(rt.ops.mul(windows, windows)).backward()
    expect(values(x.grad)).toEqual([2, 8, 12, 8])
  }))

test('kinks follow PyTorch: relu, abs, clamp, maximum, sqrt', () =>
  leavesNothing(() => {
    const gradientOf = (f: (x: Tensor) => Tensor, at: number[]) => {
      const x = leaf(at)
      rt.ops.sum(f(x)).backward()
      return values(x.grad)
    }
    expect(gradientOf((x) => rt.ops.relu(x), [-1, 0, 1])).toEqual([0, 0, 1])
    expect(gradientOf((x) => rt.ops.abs(x), [-1, 0, 1])).toEqual([-1, 0, 1])
    expect(gradientOf((x) => rt.ops.clamp(x, -1, 1), [-2, -1, 0, 1, 2])).toEqual([0, 1, 1, 1, 0])
    expect(gradientOf((x) => rt.ops.maximum(x, rt.ops.zeros([3])), [-1, 0, 1])).toEqual([0, 0.5, 1])
    expect(gradientOf((x) => rt.ops.sqrt(x), [0, 4])).toEqual([Infinity, 0.25])
    expect(gradientOf((x) => rt.ops.max(x), [3, 1, 3])).toEqual([0.5, 0, 0.5])
  }))

test('a fused function is differentiated from its formula', () =>
  leavesNothing(() => {
    const scaled = rt.fuse((a, b, c) => a!.mul(b!).add(c!))
    const [x, y] = [leaf([1, 2]), leaf([3])]
    rt.ops.sum(scaled(x, y, 10)).backward()
    expect([values(x.grad), values(y.grad)]).toEqual([[3, 3], [3]])
  }))
