// Rotary position embedding: pairs of a head's elements are turned by the angle of their token's position.
import type { KernelBuilder, KernelDType, StrideFact, TensorParameter } from '../kernel/index.ts'

/** Pairs of one program instance. */
const pairBlock = 512

export interface RotaryKind {
  readonly x: KernelDType
  readonly table: KernelDType
  /** Dtype of the positions; null: tokens of a sequence are numbered from 0. */
  readonly positions: KernelDType | null
  readonly compute: KernelDType
  /** Strides of x and y along the pairs, and of the tables. */
  readonly facts: readonly [StrideFact, StrideFact, StrideFact]
  readonly isInPlace: boolean
}

/**
 * (a, b) ← (a·cos − b·sin, b·cos + a·sin). Tensors: x and, unless in place, y [batch, token, head, pair, 2], cos and sin
 * [position, pair], positions [batch, token]. Scalars: batch, tokens, heads, pairs, places.
 */
export function buildRotary(k: KernelBuilder, kind: RotaryKind): void {
  const tensor = (name: string, dtype: KernelDType, access: TensorParameter['access'], ...strides: StrideFact[]) =>
    k.tensor({ name, dtype, access, strides })
  const [alongX, alongY, alongTable] = kind.facts
  const x = tensor('x', kind.x, kind.isInPlace ? 'readwrite' : 'read', 'any', 'any', 'any', alongX, 'any')
  const y = kind.isInPlace ? x : tensor('y', kind.x, 'write', 'any', 'any', 'any', alongY, 'any')
  const cos = tensor('cos', kind.table, 'read', 'any', alongTable)
  const sin = tensor('sin', kind.table, 'read', 'any', alongTable)
  const positions = kind.positions && tensor('positions', kind.positions, 'read', 'any', 'any')
  const batch = k.program(k.scalar('batch'))
  const token = k.program(k.scalar('tokens'))
  const head = k.program(k.scalar('heads'))
  const pair = k.blocks('pair', k.scalar('pairs'), pairBlock)
  const position = positions ? positions.load(batch, token).to('int64') : token
  const isInside = position.ge(0).and(position.lt(k.scalar('places')))
  k.check(isInside, 'apply_rotary_pos_emb: a position is beyond the tables of cosines and sines')
  const place = isInside.select(position, 0)
  const c = cos.load(place, pair).to(kind.compute)
  const s = sin.load(place, pair).to(kind.compute)
  const a = x.load(batch, token, head, pair, 0).to(kind.compute)
  const b = x.load(batch, token, head, pair, 1).to(kind.compute)
  y.store([batch, token, head, pair, 0], a.mul(c).sub(b.mul(s)))
  y.store([batch, token, head, pair, 1], b.mul(c).add(a.mul(s)))
}
