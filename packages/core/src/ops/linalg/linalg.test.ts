// Linear algebra by its definitions: factors multiply to the matrix, solutions solve; gradients against differences.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

describe.each<Engine>(['native', 'wasm'])('linear algebra: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const call = (name: string, args: readonly unknown[], keywords = {}) => rt.call(name, args, keywords) as Tensor
  const all = (name: string, args: readonly unknown[], keywords = {}) => rt.call(name, args, keywords) as Tensor[]
  const counting = (shape: readonly number[], seed = 1) => {
    const length = shape.reduce((n, s) => n * s, 1)
    const values = Float64Array.from({ length }, (_, i) => (((i * 37 + seed * 11) % 49) - 24) / 16)
    return rt.tensor(values, { shape, dtype: 'float64' })
  }
  const turned = (t: Tensor) => call('transpose', [t, -2, -1])
  /** Symmetric and positive definite. */
  const definite = (shape: readonly number[]) => {
    const a = counting(shape, 3)
    return call('add', [call('matmul', [a, turned(a)]), call('eye', [shape.at(-1)], { dtype: 'float64' })])
  }
  /** Without signs of zeros. */
  const numbers = async (t: Tensor) => Array.from((await t.data()) as Float64Array, (v) => v + 0)
  const close = async (a: Tensor, b: Tensor, digits = 9) => {
    expect(a.shape).toEqual(b.shape)
    const wanted = await numbers(b)
    ;(await numbers(a)).forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, digits))
  }

  it.each([[[2, 5, 5]], [[3, 6]], [[2, 7, 4]]])(
    'P·L·U is the matrix %j, with pivots of the largest elements',
    async (shape) => {
      const a = counting(shape)
      const [p, l, u] = all('linalg_lu', [a])
      await close(call('matmul', [call('matmul', [p, l]), u]), a)
      expect(Math.max(...(await numbers(l!)).map(Math.abs))).toBeLessThanOrEqual(1)
      const heavy = call('add', [a, call('mul', [call('eye', shape.slice(-2), { dtype: 'float64' }), 9])])
      const [lower, upper] = all('linalg_lu', [heavy], { pivot: false }).slice(1)
      await close(call('matmul', [lower, upper]), heavy)
    },
  )
  it('solutions from the left and the right, of vectors, and of factors', async () => {
    const [a, b, x] = [counting([2, 5, 5]), counting([2, 5, 3], 2), counting([5], 2)]
    await close(call('matmul', [a, call('linalg_solve', [a, b])]), b)
    await close(call('matmul', [call('linalg_solve', [a, turned(b)], { left: false }), a]), turned(b))
    const solved = call('linalg_solve', [a, call('expand', [x, [2, 5]])])
    const column = (t: Tensor) => call('unsqueeze', [t, -1])
    await close(call('matmul', [a, column(solved)]), call('expand', [column(x), [2, 5, 1]]))
    const [lu, pivots] = all('linalg_lu_factor', [a])
    await close(call('matmul', [a, call('linalg_lu_solve', [lu, pivots, b])]), b)
    await close(call('matmul', [turned(a), call('linalg_lu_solve', [lu, pivots, b], { adjoint: true })]), b)
    const one = call('expand', [call('eye', [5], { dtype: 'float64' }), [2, 5, 5]])
    await close(call('matmul', [a, call('linalg_inv', [a])]), one)
  })
  it('determinants and their logarithms, of a singular matrix too', async () => {
    const a = rt.tensor(
      [
        [
          [0, 2],
          [3, 4],
        ],
        [
          [1, 2],
          [2, 4],
        ],
      ],
      { dtype: 'float64' },
    )
    expect(await numbers(call('linalg_det', [a]))).toEqual([-6, 0])
    const [sign, logarithm] = all('linalg_slogdet', [a])
    expect(await numbers(sign!)).toEqual([-1, 0])
    expect(await numbers(logarithm!)).toEqual([expect.closeTo(Math.log(6), 12), -Infinity])
    expect(await numbers(call('logdet', [a]))).toEqual([Number.NaN, -Infinity])
    expect(await numbers(all('linalg_inv_ex', [a])[1]!)).toEqual([0, 2])
    expect(() => call('linalg_inv', [a])).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })
  it('L·Lᵀ is the matrix, from either triangle, and solves', async () => {
    const a = definite([2, 4, 4])
    const [l, u] = [call('linalg_cholesky', [a]), call('linalg_cholesky', [a], { upper: true })]
    await close(call('matmul', [l, turned(l)]), a)
    await close(u, turned(l))
    const b = counting([2, 4, 3], 2)
    await close(call('matmul', [a, call('cholesky_solve', [b, l])]), b)
    await close(call('cholesky_inverse', [u, true]), call('linalg_inv', [a]))
    const [, info] = all('linalg_cholesky_ex', [call('neg', [a])])
    expect(await numbers(info!)).toEqual([1, 1])
  })
  it.each([[[2, 5, 3]], [[4, 4]], [[3, 6]]])('Q·R is the matrix %j, with columns at right angles', async (shape) => {
    const a = counting(shape)
    for (const mode of ['reduced', 'complete']) {
      const [q, r] = all('linalg_qr', [a, mode])
      await close(call('matmul', [q, r]), a)
      const one = call('eye', [q!.shape.at(-1)], { dtype: 'float64' })
      await close(call('matmul', [turned(q!), q]), call('expand', [one, [...q!.shape.slice(0, -2), ...one.shape]]))
    }
  })
  it('products with the reflections of geqrf are those with Q', async () => {
    const [a, c] = [counting([5, 3]), counting([5, 4], 2)]
    const [packed, taus] = all('geqrf', [a])
    const [q] = all('linalg_qr', [a, 'complete'])
    await close(call('ormqr', [packed, taus, c]), call('matmul', [q, c]))
    await close(call('ormqr', [packed, taus, turned(c), false, true]), call('matmul', [turned(c), turned(q!)]))
    await close(call('linalg_householder_product', [packed, taus]), call('narrow', [q, 1, 0, 3]))
  })
  it('L·D·Lᵀ factors solve systems of indefinite matrices, in blocks of two rows where one does not do', async () => {
    const a = counting([6, 7, 7], 4)
    const zeros = call('sub', [a, call('diag_embed', [call('diagonal', [a, 0, -2, -1])])])
    const symmetric = call('add', [zeros, turned(zeros)])
    const [factors, pivots] = all('linalg_ldl_factor', [symmetric])
    const marks = Array.from((await pivots!.data()) as Int32Array)
    // Zeros on the diagonal ask for blocks of two.
    expect(marks.some((m) => m < 0)).toBe(true)
    expect(marks.some((m) => m > 0)).toBe(true)
    const b = counting([7, 3], 2)
    const x = call('linalg_ldl_solve', [factors, pivots, b])
    await close(call('matmul', [symmetric, x]), call('expand', [b, [6, 7, 3]]), 8)
  })
  it.each([true, false])('triangular systems, upper: %s', async (upper) => {
    const a = call(upper ? 'triu' : 'tril', [counting([4, 4])])
    const b = counting([4, 2], 2)
    await close(call('matmul', [a, call('linalg_solve_triangular', [a, b], { upper })]), b)
    const right = call('linalg_solve_triangular', [a, turned(b)], { upper, left: false })
    await close(call('matmul', [right, a]), turned(b))
    const [x] = all('triangular_solve', [b, a, upper, true])
    await close(call('matmul', [turned(a), x]), b)
  })
  it('powers of matrices, and systems of tensors', async () => {
    const a = counting([3, 3])
    await close(call('linalg_matrix_power', [a, 3]), call('matmul', [a, call('matmul', [a, a])]))
    await close(call('matmul', [call('linalg_matrix_power', [a, -1]), a]), call('eye', [3], { dtype: 'float64' }))
    const [cube, side] = [call('reshape', [definite([4, 4]), [2, 2, 4]]), counting([2, 2], 2)]
    const x = call('linalg_tensorsolve', [cube, side])
    await close(call('aten::tensordot', [cube, x, [2], [0]]), side)
  })

  const gradients: [string, (a: Tensor) => Tensor, () => Tensor][] = [
    ['det', (a) => call('linalg_det', [a]), () => counting([2, 3, 3])],
    ['slogdet', (a) => all('linalg_slogdet', [a])[1]!, () => counting([2, 3, 3])],
    ['inv', (a) => call('linalg_inv', [a]), () => counting([3, 3])],
    ['solve', (a) => call('linalg_solve', [a, call('narrow', [a, -1, 0, 2])]), () => counting([3, 3])],
    ['solve from the right', (a) => call('linalg_solve', [a, a], { left: false }), () => definite([3, 3])],
    ['solve_triangular', (a) => call('linalg_solve_triangular', [a, a], { upper: true }), () => definite([3, 3])],
    ['cholesky', (a) => call('linalg_cholesky', [call('matmul', [a, turned(a)])]), () => counting([3, 3])],
    ['cholesky_inverse', (a) => call('cholesky_inverse', [call('tril', [a])]), () => definite([3, 3])],
    ['qr', (a) => all('linalg_qr', [a])[0]!, () => counting([4, 3])],
    [
      'householder_product',
      (a) => call('linalg_householder_product', [a, call('select', [a, 0, 1])]),
      () => counting([4, 3]),
    ],
    ['ormqr', (a) => call('ormqr', [a, call('select', [a, 0, 1]), a, true, true]), () => counting([4, 3])],
    ['lu, tall', (a) => all('linalg_lu_factor_ex', [a])[0]!, () => counting([5, 3])],
    ['lu, wide', (a) => all('linalg_lu_factor_ex', [a])[0]!, () => counting([3, 5])],
  ]
  it.each(gradients)('the gradient of %s', async (_, of, make) => {
    const a = make()
    const leaf = call('clone', [a]).requiresGrad_()
    const y = of(leaf)
    const weights = counting(y.shape, 5)
    const [grad] = rt.grad([y], [leaf], [weights])
    const values = await numbers(a)
    const weighed = async (data: readonly number[]) => {
      const moved = rt.tensor(Float64Array.from(data), { shape: a.shape, dtype: 'float64' })
      return (await numbers(call('sum', [call('mul', [of(moved), weights])])))[0]!
    }
    const got = await numbers(grad!)
    for (const [i, v] of values.entries()) {
      const slope = ((await weighed(values.with(i, v + 1e-6))) - (await weighed(values.with(i, v - 1e-6)))) / 2e-6
      expect(got[i]! - slope).toBeCloseTo(0, 3 - Math.max(0, Math.ceil(Math.log10(Math.abs(slope) + 1))))
    }
  })
  it('refuses matrices that are not square, other dtypes, and sizes that do not agree', () => {
    const a = counting([3, 4])
    const coded = (code: string) => expect.objectContaining({ code })
    expect(() => call('linalg_inv', [a])).toThrow(coded('SHAPE_MISMATCH'))
    expect(() => call('linalg_solve', [definite([3, 3]), counting([4, 1])])).toThrow(coded('SHAPE_MISMATCH'))
    expect(() => call('linalg_qr', [rt.tensor([[1]], { dtype: 'int64' })])).toThrow(coded('UNSUPPORTED_DTYPE'))
    expect(() => call('linalg_qr', [a, 'thin'])).toThrow(coded('BAD_ARGUMENT'))
  })
})
