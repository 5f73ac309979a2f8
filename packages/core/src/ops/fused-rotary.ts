// apply_rotary_pos_emb of the reference library: queries and keys turned by their tokens' positions.
import type { Contract } from '../dispatch/contract.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { computeType, dtypeInfo, isFloating } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, StrideFact } from '../kernel/index.ts'
import { buildRotary, type RotaryKind } from '../kernels/rotary.ts'
import type { Tensor } from '../tensor/index.ts'

const operator = 'apply_rotary_pos_emb'

function refuse(tensors: readonly Tensor[], why: string): never {
  const described = tensors.map((t) => t.describe()).join(', ')
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${why} (${described})`, {
    operator,
    shapes: tensors.map((t) => t.shape),
  })
}

/** What the rotation of one tensor needs besides it. */
interface Tables {
  readonly cos: Tensor
  readonly sin: Tensor
  readonly positions: Tensor | null
  readonly isInterleaved: boolean
}

/** @throws SHAPE_MISMATCH, UNSUPPORTED_DTYPE, DTYPE_MISMATCH */
function check(x: Tensor, { cos, sin, positions }: Tables): void {
  if (x.rank !== 3 && x.rank !== 4) refuse([x], 'expected [tokens, heads, size] or [batch, tokens, heads, size]')
  const size = x.shape[x.rank - 1]!
  if (size % 2 !== 0 || cos.rank !== 2 || cos.shape[1] !== size / 2 || String(cos.shape) !== String(sin.shape))
    refuse([x, cos, sin], 'cos and sin must be [positions, size / 2] for an even head size')
  if (positions ? String(positions.shape) !== String(x.shape.slice(0, -2)) : x.rank !== 4)
    refuse(positions ? [x, positions] : [x], 'positions must have the shape of the tokens; only batches may do without')
  if (![x, cos].every((t) => isFloating(t.dtype)) || cos.dtype !== sin.dtype)
    throw new OpGemsError(
      'UNSUPPORTED_DTYPE',
      `${operator}: takes floating dtypes, and one for both tables, got ${x.describe()}, ${cos.describe()}, ${sin.describe()}`,
      { operator, dtypes: [x.dtype, cos.dtype, sin.dtype] },
    )
  if (positions && dtypeInfo(positions.dtype).kind !== 'int')
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: positions must be integers, got ${positions.describe()}`, {
      operator,
      dtypes: [positions.dtype],
    })
}

/** Strides along batch, token, head, pair and side of the pair: neighbours, or one in each half of the head. */
function pairStrides(x: Tensor, isInterleaved: boolean): number[] {
  const [step = 1, ...outer] = x.strides.toReversed()
  const half = x.shape[x.rank - 1]! / 2
  const pair = isInterleaved ? [2 * step, step] : [step, half * step]
  return [...(x.rank === 3 ? [0] : []), ...outer.toReversed(), ...pair]
}

const fact = (stride: number): StrideFact => (stride === 1 ? 1 : 'any')

function rotate(rt: Runtime, x: Tensor, y: Tensor, tables: Tables): void {
  const { cos, sin, positions, isInterleaved } = tables
  const seen = (t: Tensor) => ({ address: t.address, strides: pairStrides(t, isInterleaved) })
  const [from, to] = [seen(x), seen(y)]
  const kind: RotaryKind = {
    x: x.dtype as KernelDType,
    table: cos.dtype as KernelDType,
    positions: positions && (positions.dtype as KernelDType),
    compute: computeType(x.dtype) as KernelDType,
    facts: [fact(from.strides[3]!), fact(to.strides[3]!), fact(Math.max(cos.strides[1]!, sin.strides[1]!))],
    isInPlace: x === y,
  }
  const key = `${operator}:${kind.x}:${kind.table}:${kind.positions}:${kind.facts}:${kind.isInPlace}`
  const kernel = rt.kernels.get(key, operator, (k) => buildRotary(k, kind))
  const places = positions && {
    address: positions.address,
    strides: positions.rank === 1 ? [0, ...positions.strides] : positions.strides,
  }
  const [tokens, heads, size] = x.shape.slice(-3) as [number, number, number]
  kernel.launch(
    [from, ...(x === y ? [] : [to]), cos, sin, ...(places ? [places] : [])],
    [x.rank === 3 ? 1 : x.shape[0]!, tokens, heads, size / 2, cos.shape[0]!],
  )
}

const applyRotary: Contract = {
  overload: operator,
  category: 'fused',
  schema: `${operator}(Tensor q, Tensor k, Tensor cos, Tensor sin, Tensor? position_ids=None, bool rotary_interleaved=False, bool inplace=False) -> (Tensor, Tensor)`,
  compute: (rt, args) => {
    const [q, k, cos, sin, positions, isInterleaved, isInPlace] = args as [
      Tensor,
      Tensor,
      Tensor,
      Tensor,
      Tensor | null,
      boolean,
      boolean,
    ]
    const tables = { cos, sin, positions, isInterleaved }
    check(q, tables)
    check(k, tables)
    return [q, k].map((x) => {
      const y = isInPlace ? x : rt.empty(x.shape, x.dtype)
      rotate(rt, x, y, tables)
      if (isInPlace) x.storage.version++
      return y
    })
  },
}

export const fusedRotary: Contract[] = [applyRotary]
