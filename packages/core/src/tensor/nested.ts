// Between nested JavaScript arrays and flat typed arrays.
import type { DType, HostArray } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { Shape } from './geometry.ts'

export type HostScalar = number | bigint | boolean | { readonly re: number; readonly im: number }
export type NestedArray = HostScalar | readonly NestedArray[]

/** Flat values as nested arrays of the given shape. */
export function nest(values: HostArray, shape: Shape, dtype: DType): NestedArray {
  let next = 0
  const scalar = (): HostScalar => {
    if (dtype === 'bool') return values[next++] !== 0
    if (dtype !== 'complex64' && dtype !== 'complex128') return values[next++]!
    return { re: Number(values[next++]), im: Number(values[next++]) }
  }
  const build = (dimension: number): NestedArray =>
    dimension === shape.length ? scalar() : Array.from({ length: shape[dimension]! }, () => build(dimension + 1))
  return build(0)
}

/** PyTorch's limit; an array that holds itself has no depth at all. */
const mostDimensions = 64

/** Nested arrays as flat values with their shape. @throws SHAPE_MISMATCH for ragged arrays, BAD_ARGUMENT for more than 64 dimensions */
export function flatten(value: NestedArray): { readonly values: HostScalar[]; readonly shape: number[] } {
  const shape: number[] = []
  for (let v = value; Array.isArray(v); v = v[0] as NestedArray) {
    if (shape.push(v.length) > mostDimensions)
      throw new OpGemsError('BAD_ARGUMENT', `tensor: arrays are nested deeper than ${mostDimensions} dimensions`)
    if (v.length === 0) break
  }
  const values: HostScalar[] = []
  const visit = (v: NestedArray, dimension: number): void => {
    if (!Array.isArray(v)) {
      if (dimension !== shape.length) ragged(shape)
      values.push(scalarOf(v))
      return
    }
    if (v.length !== shape[dimension]) ragged(shape)
    for (const inner of v) visit(inner as NestedArray, dimension + 1)
  }
  visit(value, 0)
  return { values, shape }
}
function scalarOf(value: unknown): HostScalar {
  const isComplex = typeof value === 'object' && value !== null && 're' in value && 'im' in value
  if (isComplex || ['number', 'bigint', 'boolean'].includes(typeof value)) return value as HostScalar
  const shown =
    typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' ? `${value}` : typeof value
  throw new OpGemsError('BAD_ARGUMENT', `tensor: ${shown} is no number, bigint, boolean or {re, im}`)
}
function ragged(shape: Shape): never {
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `tensor: nested arrays are ragged; the first elements suggest shape [${shape.join(', ')}]`,
  )
}
