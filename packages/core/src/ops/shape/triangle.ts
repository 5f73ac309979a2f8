// Triangles and diagonals: triu, tril and their indices, diag, diag_embed, eye.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Site } from '../../kernels/indexed.ts'
import type { Shape, Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { newTensor } from '../creation/fill.ts'
import { nonzero } from '../index/compact.ts'
import { bitsDType } from '../index/element-bits.ts'
import { checkOutput } from '../outputs.ts'
import { transpose } from '../view/dimensions.ts'
import { inserted } from '../view/geometry.ts'
import { reshape } from '../view/shapes.ts'
import { diagonal } from '../view/slices.ts'

type Outputs = readonly Tensor[] | null
type Triangle = 'triu' | 'tril'

/** Zeros below (triu) or above (tril) the k-th diagonal of each matrix. */
function triangle(rt: Runtime, operator: Triangle, self: Tensor, k: number, out: Outputs): Tensor {
  if (self.rank < 2)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: needs 2 dimensions or more, got ${self.describe()}`, {
      operator,
      shapes: [self.shape],
    })
  const target = out ? checkOutput(operator, out[0]!, self.shape, self.dtype) : rt.empty(self.shape, self.dtype)
  const bits = bitsDType(operator, self.dtype)
  const key = `${operator}:${bits}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        { dtype: bits, access: 'write' as const, computed: 0 },
        { dtype: bits, access: 'read' as const, computed: 0 },
      ],
      scalars: ['int64' as const],
      body: (site: Site) => {
        const [row, column] = [site.coord(0), site.coord(1)]
        const border = row.add(site.scalars[0]!)
        const isKept = operator === 'triu' ? column.ge(border) : column.le(border)
        const value = site.load(1)
        site.store(0, isKept.select(value, value.like(0)))
      },
    }
    return new IndexedProgram(key, spec, store)
  })
  const roles = self.shape.map((_, i) => (i < self.rank - 2 ? ('plain' as const) : ('special' as const)))
  program.run({ sizes: self.shape, roles }, [target, self], [k])
  return target
}

/** Row and column numbers of a triangle's elements: [2, count]. */
function triangleIndices(
  rt: Runtime,
  operator: 'tril_indices' | 'triu_indices',
  rows: number,
  columns: number,
  k: number,
  dtype: DType | null,
): Tensor {
  if (rows < 0 || columns < 0)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${rows}×${columns} is no shape of a matrix`, { operator })
  return rt.tidy(() => {
    const ones = rt.empty([rows, columns], 'bool')
    fillWith(rt, ones, true)
    const places = nonzero(rt, triangle(rt, operator === 'tril_indices' ? 'tril' : 'triu', ones, k, null))
    const result = rt.empty([2, places.shape[0]!], dtype ?? 'int64')
    copyInto(rt, result, transpose(rt, operator, places, 0, 1))
    return result
  })
}

/** Zeros with the last dimension of self as diagonal over two new dimensions. */
function diagonalEmbedded(
  rt: Runtime,
  operator: string,
  self: Tensor,
  offset: number,
  first: number,
  second: number,
  out: Outputs,
): Tensor {
  const rank = self.rank + 1
  const wrap = (d: number) => (d < 0 ? d + rank : d)
  const [a, b] = [wrap(first), wrap(second)]
  if (self.rank === 0 || a === b || ![a, b].every((d) => d >= 0 && d < rank))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: dimensions ${first} and ${second} do not suit a result of ${rank} dimensions from ${self.describe()}`,
      { operator, shapes: [self.shape] },
    )
  const side = self.shape[self.rank - 1]! + Math.abs(offset)
  const outer: Shape = self.shape.slice(0, -1)
  const shape = inserted(inserted(outer, Math.min(a, b), side), Math.max(a, b), side)
  const target = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  fillWith(rt, target, 0)
  const line = diagonal(rt, operator, target, offset, a, b)
  copyInto(rt, line, self)
  line.dispose()
  return target
}

/** A vector becomes a matrix with that diagonal; a matrix gives its diagonal. */
function diag(rt: Runtime, self: Tensor, offset: number, out: Outputs): Tensor {
  if (self.rank === 1) return diagonalEmbedded(rt, 'diag', self, offset, 0, 1, out)
  if (self.rank !== 2)
    throw new OpGemsError('SHAPE_MISMATCH', `diag: expects a vector or a matrix, got ${self.describe()}`, {
      operator: 'diag',
      shapes: [self.shape],
    })
  const line = diagonal(rt, 'diag', self, offset, 0, 1)
  const target = out ? checkOutput('diag', out[0]!, line.shape, self.dtype) : rt.empty(line.shape, self.dtype)
  copyInto(rt, target, line)
  line.dispose()
  return target
}

function eye(rt: Runtime, rows: number, columns: number, dtype: DType | null, out: Outputs): Tensor {
  const target = newTensor(rt, 'eye', [rows, columns], dtype, undefined, out)
  fillWith(rt, target, 0)
  const line = diagonal(rt, 'eye', target, 0, 0, 1)
  fillWith(rt, line, 1)
  line.dispose()
  return target
}

const tensor = (value: unknown) => value as Tensor
/** A bigint, which a number cannot hold exactly, is too large for any tensor in either form. */
const integer = (value: unknown) => Number(value)
const contract = contractsIn('shape')

export const triangles: Contract[] = [
  ...(['triu', 'tril'] as const).map((operator) =>
    contract(operator, (rt, [self, k], out) => triangle(rt, operator, tensor(self), integer(k), out)),
  ),
  ...(['triu_indices', 'tril_indices'] as const).map((operator) =>
    contract(operator, (rt, [rows, columns, k, dtype]) =>
      triangleIndices(rt, operator, integer(rows), integer(columns), integer(k), dtype as DType | null),
    ),
  ),
  contract('diag_embed', (rt, [self, offset, a, b], out) =>
    diagonalEmbedded(rt, 'diag_embed', tensor(self), integer(offset), integer(a), integer(b), out),
  ),
  contract('diag', (rt, [self, offset], out) => diag(rt, tensor(self), integer(offset), out)),
  contract('diagflat', (rt, [self, offset]) => {
    const flat = reshape(rt, 'diagflat', tensor(self), [-1])
    const result = diagonalEmbedded(rt, 'diagflat', flat, integer(offset), 0, 1, null)
    flat.dispose()
    return result
  }),
  contract('eye', (rt, [n, dtype], out) => eye(rt, integer(n), integer(n), out ? null : (dtype as DType | null), out)),
  contract('eye.m', (rt, [n, m, dtype], out) =>
    eye(rt, integer(n), integer(m), out ? null : (dtype as DType | null), out),
  ),
]
