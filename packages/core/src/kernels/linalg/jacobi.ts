// One-sided Jacobi rotations: pairs of columns are turned until all are at right angles (Hestenes; Demmel and Veselić, 1992).
import type { KernelBuilder, KernelDType, Value } from '../../kernel/index.ts'

const anyThree = ['any', 'any', 1] as const

/** The columns that meet in a round of a tournament: one stays, the others move on by one place a round. An odd one out meets itself. */
function pairOf(k: KernelBuilder, pair: Value): readonly [Value, Value] {
  const [round, columns] = [k.scalar('round'), k.scalar('columns')]
  const others = k.scalar('players').sub(1)
  const isFirst = pair.eq(0)
  const second = isFirst.select(round, round.sub(pair).add(others).rem(others))
  const first = isFirst.select(others, round.add(pair).rem(others))
  return [first.lt(columns).select(first, second), second]
}

/** Cosine and sine of the angle that makes two columns orthogonal, from their squared lengths and their product. */
function rotation(alpha: Value, beta: Value, gamma: Value, isPair: Value): readonly [Value, Value] {
  const zeta = beta.sub(alpha).div(gamma.mul(2))
  const size = zeta.abs().add(zeta.mul(zeta).add(1).sqrt())
  const tangent = zeta.lt(0).select(size.like(-1), size.like(1)).div(size)
  const isTurned = isPair.and(gamma.ne(0))
  const t = isTurned.select(tangent, tangent.like(0))
  const cosine = t.like(1).div(t.mul(t).add(1).sqrt())
  return [cosine, t.mul(cosine)]
}

/**
 * One round. Columns lie as rows: source and target [N, n, m], and those of the rotations' product, from and to [N, n, n]. Scalars:
 * matrices, pairs, round, columns (n), players (n, or n + 1 where that is odd), rows (m).
 */
export function buildJacobiRound(k: KernelBuilder, dtype: KernelDType): void {
  const tensor = (name: string, access: 'read' | 'write') => k.tensor({ name, dtype, access, strides: anyThree })
  const [source, target] = [tensor('source', 'read'), tensor('target', 'write')]
  const [from, to] = [tensor('from', 'read'), tensor('to', 'write')]
  const matrix = k.program(k.scalar('matrices'))
  const [p, q] = pairOf(k, k.program(k.scalar('pairs')))
  const row = k.open('row', k.scalar('rows'))
  const [a, b] = [source.load(matrix, p, row), source.load(matrix, q, row)]
  const product = (x: Value, y: Value) => x.mul(y).sum(row)
  const [cosine, sine] = rotation(product(a, a), product(b, b), product(a, b), p.ne(q))
  const turn = (x: Value, y: Value) => [cosine.mul(x).sub(sine.mul(y)), sine.mul(x).add(cosine.mul(y))] as const
  const [turnedA, turnedB] = turn(a, b)
  target.store([matrix, p, row], turnedA)
  target.store([matrix, q, row], turnedB)
  const column = k.open('column', k.scalar('columns'))
  const [v, w] = turn(from.load(matrix, p, column), from.load(matrix, q, column))
  to.store([matrix, p, column], v)
  to.store([matrix, q, column], w)
}
