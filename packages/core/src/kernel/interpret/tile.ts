// Tile values in the interpreter: dense arrays over named axes, combined by axis.
import type { Axis } from '../node.ts'
import type { Scalar } from './scalar.ts'

/** The coordinates that an axis has in one program instance: from, from + 1, …, `count` of them. */
export interface Extent {
  readonly axis: Axis
  readonly from: number
  readonly count: number
}
/** Row-major over its extents; one element when there are none. */
export interface Tile {
  readonly extents: readonly Extent[]
  readonly data: readonly Scalar[]
}

export const scalarTile = (value: Scalar): Tile => ({ extents: [], data: [value] })

/** Positions along each of some axes, counted from the start of the tile. */
export type Position = ReadonlyMap<Axis, number>

/** Every position within the extents, the last extent varying fastest. */
export function* positions(extents: readonly Extent[]): Generator<Position> {
  const position = new Map<Axis, number>(extents.map((e) => [e.axis, 0]))
  const total = extents.reduce((n, e) => n * e.count, 1)
  for (let i = 0; i < total; i++) {
    yield position
    for (let d = extents.length - 1; d >= 0; d--) {
      const { axis, count } = extents[d]!
      const next = position.get(axis)! + 1
      position.set(axis, next === count ? 0 : next)
      if (next < count) break
    }
  }
}

/** The tile's element at a position, which may have axes that the tile lacks. */
export function at(tile: Tile, position: Position): Scalar {
  let offset = 0
  for (const { axis, count } of tile.extents) offset = offset * count + position.get(axis)!
  return tile.data[offset]!
}

/** The tile over the extents with the element that `element` gives at each position. */
export function fill(extents: readonly Extent[], element: (position: Position) => Scalar): Tile {
  const data: Scalar[] = []
  for (const position of positions(extents)) data.push(element(position))
  return { extents, data }
}

/** A position with more axes set. */
export function extend(position: Position, other: Position): Position {
  return new Map([...position, ...other])
}
