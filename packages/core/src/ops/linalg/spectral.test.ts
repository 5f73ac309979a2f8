// Singular values, eigenvectors and what follows from them, by their definitions; gradients against differences.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('singular values and eigenvectors: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const call = (name: string, args: readonly unknown[], keywords = {}) => rt.call(name, args, keywords) as Tensor
  const all = (name: string, args: readonly unknown[], keywords = {}) => rt.call(name, args, keywords) as Tensor[]
  const counting = (shape: readonly number[], seed = 1) => {
    const length = shape.reduce((n, s) => n * s, 1)
    const values = Float64Array.from({ length }, (_, i) => (((i * i * 37 + i * 5 + seed * 11) % 49) - 24) / 16)
    return rt.tensor(values, { shape, dtype: 'float64' })
  }
  const turned = (t: Tensor) => call('transpose', [t, -2, -1])
  const one = (t: Tensor) => {
    const n = t.shape.at(-1)!
    return call('expand', [call('eye', [n], { dtype: 'float64' }), [...t.shape.slice(0, -2), n, n]])
  }
  const numbers = async (t: Tensor) => Array.from((await t.data()) as Float64Array, (v) => v + 0)
  const close = async (a: Tensor, b: Tensor, digits = 9) => {
    expect(a.shape).toEqual(b.shape)
    const wanted = await numbers(b)
    ;(await numbers(a)).forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, digits))
  }
  /** Of rank 2. */
  const deficient = (rows: number, columns: number) =>
    call('matmul', [counting([rows, 2], 3), counting([2, columns], 4)])

  it.each<[string, () => Tensor]>([
    ['square', () => counting([2, 4, 4])],
    ['tall', () => counting([5, 3])],
    ['wide', () => counting([2, 3, 6])],
    ['of odd size', () => counting([7, 7])],
    ['rank-deficient', () => deficient(5, 4)],
    ['zero', () => call('zeros', [[3, 2]], { dtype: 'float64' })],
  ])('U·S·Vᵀ is the matrix, with falling values and columns at right angles: %s', async (_, make) => {
    const a = make()
    for (const full of [true, false]) {
      const [u, s, vh] = all('linalg_svd', [a, full]) as [Tensor, Tensor, Tensor]
      await close(call('matmul', [turned(u), u]), one(u))
      await close(call('matmul', [vh, turned(vh)]), one(turned(vh)))
      const k = s.shape.at(-1)!
      const scaled = call('mul', [call('narrow', [u, -1, 0, k]), call('unsqueeze', [s, -2])])
      await close(call('matmul', [scaled, call('narrow', [vh, -2, 0, k])]), a)
      expect(await numbers(call('diff', [s]))).toSatisfy((steps: number[]) => steps.every((d) => d <= 1e-12))
      await close(call('linalg_svdvals', [a]), s)
    }
  })
  it.each(['L', 'U'])('A·V is V·L with rising values, from the triangle %s', async (triangle) => {
    const a = counting([2, 5, 5])
    const part = call(triangle === 'L' ? 'tril' : 'triu', [a])
    const strict = call(triangle === 'L' ? 'tril' : 'triu', [a, triangle === 'L' ? -1 : 1])
    const symmetric = call('add', [part, turned(strict)])
    const [values, vectors] = all('linalg_eigh', [a, triangle]) as [Tensor, Tensor]
    await close(call('matmul', [symmetric, vectors]), call('mul', [vectors, call('unsqueeze', [values, -2])]))
    await close(call('matmul', [turned(vectors), vectors]), one(vectors))
    await close(call('linalg_eigvalsh', [a, triangle]), values)
    const steps = await numbers(call('diff', [values]))
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0)
  })
  it('eigenvalues of opposite signs stay apart', async () => {
    const a = rt.tensor(
      [
        [0, 2],
        [2, 0],
      ],
      { dtype: 'float64' },
    )
    const [values] = all('linalg_eigh', [a])
    const got = await numbers(values!)
    expect(got[0]).toBeCloseTo(-2, 12)
    expect(got[1]).toBeCloseTo(2, 12)
  })
  it('the pseudo-inverse by Penrose’s conditions, and ranks', async () => {
    for (const a of [counting([5, 3]), counting([3, 5]), deficient(4, 5)]) {
      const p = call('linalg_pinv', [a], { rtol: 1e-10 })
      const [ap, pa] = [call('matmul', [a, p]), call('matmul', [p, a])]
      await close(call('matmul', [ap, a]), a)
      await close(call('matmul', [pa, p]), p)
      await close(turned(ap), ap)
      await close(turned(pa), pa)
    }
    const rank = call('linalg_matrix_rank', [deficient(6, 5)], { rtol: 1e-10 })
    expect(Array.from((await rank.data()) as BigInt64Array)).toEqual([2n])
  })
  it('least squares have an error at right angles to the columns', async () => {
    const [a, b] = [counting([2, 6, 3]), counting([2, 6, 2], 2)]
    const [x, residuals, rank] = all('linalg_lstsq', [a, b], { driver: 'gelsd' })
    const error = call('sub', [call('matmul', [a, x]), b])
    await close(call('matmul', [turned(a), error]), call('zeros', [[2, 3, 2]], { dtype: 'float64' }))
    await close(residuals!, call('sum', [call('square', [error]), [-2]]))
    expect(Array.from((await rank!.data()) as BigInt64Array)).toEqual([3n, 3n])
  })
  it('norms of matrices', async () => {
    const a = counting([4, 3])
    const s = await numbers(call('linalg_svdvals', [a]))
    const norm = async (order: number | string) => (await numbers(call('linalg_matrix_norm', [a, order])))[0]
    expect(await norm(2)).toBeCloseTo(s[0]!, 10)
    expect(await norm(-2)).toBeCloseTo(s[2]!, 10)
    expect(await norm('nuc')).toBeCloseTo(s[0]! + s[1]! + s[2]!, 10)
    expect(await norm('fro')).toBeCloseTo(Math.hypot(...s), 10)
    expect((await numbers(call('linalg_cond', [a])))[0]).toBeCloseTo(s[0]! / s[2]!, 10)
    expect(() => call('linalg_matrix_norm', [a, 3])).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })

  it('exp of a matrix through its eigenvectors', async () => {
    for (const size of [0.1, 1, 6]) {
      const a = counting([2, 4, 4])
      const symmetric = call('mul', [call('add', [a, turned(a)]), size])
      const [values, vectors] = all('linalg_eigh', [symmetric]) as [Tensor, Tensor]
      const scaled = call('mul', [vectors, call('unsqueeze', [call('exp', [values]), -2])])
      const wanted = call('matmul', [scaled, turned(vectors)])
      const top = Math.max(...(await numbers(wanted)).map(Math.abs))
      await close(call('div', [call('matrix_exp', [symmetric]), top]), call('div', [wanted, top]))
    }
  })

  const squared = (t: Tensor) => call('square', [t])
  const gradients: [string, (a: Tensor) => Tensor, () => Tensor][] = [
    ['singular values', (a) => call('linalg_svdvals', [a]), () => counting([3, 5])],
    ['left singular vectors', (a) => squared(all('linalg_svd', [a, false])[0]!), () => counting([4, 3])],
    ['right singular vectors', (a) => squared(all('linalg_svd', [a, false])[2]!), () => counting([3, 4])],
    ['eigenvalues', (a) => call('linalg_eigvalsh', [call('add', [a, turned(a)])]), () => counting([4, 4])],
    ['eigenvectors', (a) => squared(all('linalg_eigh', [call('add', [a, turned(a)])])[1]!), () => counting([4, 4])],
    ['tall pseudo-inverses', (a) => call('linalg_pinv', [a]), () => counting([4, 3])],
    ['wide pseudo-inverses', (a) => call('linalg_pinv', [a]), () => counting([3, 4])],
    ['matrix_exp', (a) => call('matrix_exp', [a]), () => counting([3, 3])],
    ['least squares', (a) => all('linalg_lstsq', [a, call('narrow', [a, -1, 0, 1])])[0]!, () => counting([4, 3])],
  ]
  it.each(gradients)('the gradient of %s', async (_, of, make) => {
    const a = make()
    const leaf = call('clone', [a]).requiresGrad_()
    const y = of(leaf)
    const weights = counting(y.shape, 5)
    const got = await numbers(rt.grad([y], [leaf], [weights])[0]!)
    const values = await numbers(a)
    const weighed = async (data: readonly number[]) => {
      const moved = rt.tensor(Float64Array.from(data), { shape: a.shape, dtype: 'float64' })
      return (await numbers(call('sum', [call('mul', [of(moved), weights])])))[0]!
    }
    for (const [i, v] of values.entries()) {
      const slope = ((await weighed(values.with(i, v + 1e-6))) - (await weighed(values.with(i, v - 1e-6)))) / 2e-6
      expect(Math.abs(got[i]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)))
    }
  })
})
