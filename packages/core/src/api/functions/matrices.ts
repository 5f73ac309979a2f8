// Matrices: chains of products, norms, powers of a vector, covariances.
import { inComputeType } from '../../dispatch/in-compute-type.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

/** The product of matrices i … j − 1 in the order that costs least (Cormen et al., Introduction to Algorithms, 15.2). */
function chain(aten: Aten, matrices: readonly Tensor[]): Tensor {
  const sides = [...matrices.map((m) => m.shape[0]!), matrices.at(-1)!.shape[1]!]
  const best = new Map<string, { readonly cost: number; readonly split: number }>()
  const solve = (i: number, j: number): { readonly cost: number; readonly split: number } => {
    if (j - i === 1) return { cost: 0, split: i }
    const known = best.get(`${i},${j}`)
    if (known) return known
    const options = Array.from({ length: j - i - 1 }, (_, k) => i + 1 + k).map((split) => ({
      split,
      cost: solve(i, split).cost + solve(split, j).cost + sides[i]! * sides[split]! * sides[j]!,
    }))
    const found = options.reduce((least, option) => (option.cost < least.cost ? option : least))
    best.set(`${i},${j}`, found)
    return found
  }
  const multiply = (i: number, j: number): Tensor => {
    if (j - i === 1) return matrices[i]!
    const { split } = solve(i, j)
    return aten('mm', [multiply(i, split), multiply(split, j)])
  }
  return multiply(0, matrices.length)
}

/** The first may be a row and the last a column, given as vectors. */
function multiDot(a: PythonArguments, aten: Aten): Tensor {
  const given = a.tensors('tensors')
  if (given.length < 2) a.fail('takes at least two tensors')
  const [first, last] = [given[0]!, given.at(-1)!]
  const isInner = (x: Tensor, i: number) => x.rank === 2 || (x.rank === 1 && (i === 0 || i === given.length - 1))
  if (!given.every(isInner)) a.fail('takes matrices; the first and the last may be vectors')
  const matrices = given.map((x, i) => (x.rank === 2 ? x : aten('unsqueeze', [x, i === 0 ? 0 : 1])))
  const sides = [...(first.rank === 1 ? [] : [first.shape[0]!]), ...(last.rank === 1 ? [] : [last.shape[1]!])]
  const mismatched = matrices.findIndex((m, i) => i > 0 && m.shape[0] !== matrices[i - 1]!.shape[1])
  if (mismatched > 0)
    throw new OpGemsError('SHAPE_MISMATCH', `linalg.multi_dot: tensor ${mismatched} does not fit the one before it`)
  return aten('reshape', [chain(aten, matrices), sides])
}

function matrixNorm(a: PythonArguments, aten: Aten, order: unknown, dims: readonly number[]): Tensor {
  const options = a.has('dtype') ? { dtype: a.get('dtype') } : {}
  return aten('linalg_matrix_norm', [a.tensor('A'), order, dims, a.flag('keepdim')], options)
}

function norm(a: PythonArguments, aten: Aten): Tensor {
  const input = a.tensor('A')
  const dims = a.has('dim') ? a.ints('dim') : null
  const options = a.has('dtype') ? { dtype: a.get('dtype') } : {}
  const isVector = !a.has('ord') || dims?.length === 1 || (dims === null && input.rank === 1)
  if (isVector) return aten('linalg_vector_norm', [input, a.get('ord') ?? 2, dims, a.flag('keepdim')], options)
  return matrixNorm(a, aten, a.get('ord'), dims ?? [0, 1])
}

/** Powers 0 … n − 1 of each element, along a new last dimension. */
function vander(a: PythonArguments, aten: Aten): Tensor {
  const x = a.tensor('x')
  const row = x.rank === 0 ? aten('unsqueeze', [x, 0]) : x
  const count = a.has('N') ? a.int('N') : row.shape.at(-1)!
  if (count <= 1) a.refuse('N', 'larger than 1')
  const column = aten('unsqueeze', [row, -1])
  const powers = aten('cumprod', [aten('expand', [column, [...row.shape, count - 1]]), -1])
  return aten('cat', [[aten('ones_like', [aten('narrow', [powers, -1, 0, 1])]), powers], -1])
}

/** Weights of observations: how often each was seen, times how much it counts; null where all count alike. */
function observationWeights(a: PythonArguments, aten: Aten): Tensor | null {
  const given = ['fweights', 'aweights'].filter((name) => a.has(name)).map((name) => a.tensor(name))
  return given.length === 0 ? null : given.reduce((x, y) => aten('mul', [x, y]))
}

/**
 * Rows are variables, columns observations: the weighted deviations' products over the sum of weights less the correction.
 * `reliability` is the part of the weights that says how much an observation counts.
 */
function covariance(
  aten: Aten,
  input: Tensor,
  correction: number,
  weights: Tensor | null,
  reliability: Tensor | null,
): Tensor {
  const rows = input.rank < 2 ? aten('reshape', [input, [1, -1]]) : input
  const sum = weights ? aten('sum', [weights]) : rows.shape[1]!
  const weighted = (x: Tensor) => (weights ? aten('mul', [x, weights]) : x)
  const average = aten('div', [aten('sum', [weighted(rows), [1], true]), sum])
  const deviation = aten('sub', [rows, average])
  const products = aten('mm', [deviation, aten('t', [weighted(deviation)])])
  return aten('squeeze', [aten('div', [products, divisor(aten, correction, weights, reliability, sum)])])
}

function divisor(
  aten: Aten,
  correction: number,
  weights: Tensor | null,
  reliability: Tensor | null,
  sum: Tensor | number,
): Tensor | number {
  if (typeof sum === 'number' || !weights) return Math.max(Number(sum) - correction, 0)
  const share = reliability ? aten('div', [aten('sum', [aten('mul', [weights, reliability])]), sum]) : null
  const less = share ? aten('mul', [share, correction]) : correction
  return aten('clamp_min', [aten('sub', [sum, less]), 0])
}

/** Covariances divided by both deviations. */
function correlation(aten: Aten, input: Tensor): Tensor {
  const c = covariance(aten, input, 1, null, null)
  if (c.rank === 0) return aten('div', [c, c])
  const deviation = aten('sqrt', [aten('diagonal', [c])])
  const scaled = aten('div', [aten('div', [c, aten('unsqueeze', [deviation, 1])]), aten('unsqueeze', [deviation, 0])])
  return aten('clamp', [scaled, -1, 1])
}

export const matrices: readonly PublicFunction[] = [
  define('lu(A, pivot=True, get_infos=False, out=None)', (a, aten) => {
    const [lu, pivots, info] = aten<Tensor[]>('linalg_lu_factor_ex', [a.tensor('A')], { pivot: a.flag('pivot') })
    return a.flag('get_infos') ? [lu, pivots, info] : [lu, pivots]
  }),
  define('linalg.multi_dot(tensors)', multiDot),
  define('linalg.vander(x, N=None)', vander),
  define('linalg.norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None)', norm),
  define("linalg.matrix_norm(A, ord='fro', dim=(-2, -1), keepdim=False, *, dtype=None, out=None)", (a, aten) =>
    matrixNorm(a, aten, a.get('ord'), a.ints('dim')),
  ),
  define('cov(input, *, correction=1, fweights=None, aweights=None)', (a, aten) =>
    covariance(
      aten,
      a.tensor('input'),
      a.number('correction'),
      observationWeights(a, aten),
      a.has('aweights') ? a.tensor('aweights') : null,
    ),
  ),
  define('corrcoef(input)', (a, aten) => inComputeType(aten, [a.tensor('input')], (x) => correlation(aten, x!))),
  define('nn.functional.bilinear(input1, input2, weight, bias=None)', (a, aten) =>
    aten('bilinear', [a.tensor('input1'), a.tensor('input2'), a.tensor('weight'), a.get('bias')]),
  ),
  define('sum_to_size(input, *size)', (a, aten) => {
    const input = a.tensor('input')
    const size = (a.get('size') as readonly (number | readonly number[])[]).flat().map(Number)
    const lead = input.rank - size.length
    const fits = lead >= 0 && size.every((side, d) => side === 1 || side === input.shape[lead + d])
    if (!fits)
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `sum_to_size: ${input.describe()} does not add up to [${size.join(', ')}]`,
      )
    const dims = input.shape.flatMap((side, d) => (d < lead || (size[d - lead] === 1 && side !== 1) ? [d] : []))
    if (dims.length === 0) return aten('alias', [input])
    return aten('reshape', [aten('sum', [input, dims, true]), size])
  }),
]
