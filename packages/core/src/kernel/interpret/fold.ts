// Reductions, scans, sorts and products in the interpreter.
import type { DotNode, ReduceNode, ScanNode, SortNode } from '../node.ts'
import { foldOf } from './combination.ts'
import type { Instance } from './instance.ts'
import { convert, type Scalar } from './scalar.ts'
import { at, type Extent, extend, type Position, positions, scalarTile, type Tile } from './tile.ts'

const columns = (extents: readonly Extent[], count: number): { extents: readonly Extent[]; data: Scalar[] }[] =>
  Array.from({ length: count }, () => ({ extents, data: [] }))

/** Folds from the first coordinate to the last. */
export function foldTuple(instance: Instance, node: ReduceNode): readonly Tile[] {
  if (node.through !== undefined) return foldPrograms(instance, node)
  const args = node.args.map((a) => instance.tile(a))
  const fold = foldOf(
    node.monoid,
    node.args.map((a) => a.dtype),
    instance.launch.mode,
  )
  const inner = instance.extents(node.reduced)
  const results = columns(instance.extents(node.axes), args.length)
  for (const outer of positions(results[0]!.extents)) {
    let total: readonly Scalar[] = fold.identity
    for (const position of positions(inner)) {
      const place = extend(outer, position)
      total = fold.combine(
        total,
        args.map((a) => at(a, place)),
      )
    }
    results.forEach((result, i) => result.data.push(total[i]!))
  }
  return results
}

/** Folds from the first program instance along the last grid dimension to the last. */
function foldPrograms(instance: Instance, { monoid, args }: ReduceNode): readonly Tile[] {
  const fold = foldOf(
    monoid,
    args.map((a) => a.dtype),
    instance.launch.mode,
  )
  const tuples = instance.row().map((one) => args.map((a) => one.scalar(a)))
  return tuples.reduce(fold.combine, fold.identity).map(scalarTile)
}

/** The coordinates of an axis in the order given, each as a position extending `outer`. */
function along(outer: Position, extent: Extent): Position[] {
  return Array.from({ length: extent.count }, (_, i) => extend(outer, new Map([[extent.axis, i]])))
}
/** Calls `compute` for each line along the axis, and lays the lines it returns out as tiles over `extents`. */
function byLines(
  extents: readonly Extent[],
  axis: Extent,
  count: number,
  compute: (line: Position[]) => Scalar[][],
): readonly Tile[] {
  const lines = new Map<string, Scalar[][]>()
  const others = extents.filter((e) => e.axis !== axis.axis)
  const key = (position: Position): string => others.map((e) => position.get(e.axis)).join()
  for (const outer of positions(others)) lines.set(key(outer), compute(along(outer, axis)))
  const results = columns(extents, count)
  for (const position of positions(extents)) {
    const line = lines.get(key(position))!
    results.forEach((result, i) => result.data.push(line[position.get(axis.axis)!]![i]!))
  }
  return results
}

export function scanTuple(instance: Instance, node: ScanNode): readonly Tile[] {
  const args = node.args.map((a) => instance.tile(a))
  const fold = foldOf(
    node.monoid,
    node.args.map((a) => a.dtype),
    instance.launch.mode,
  )
  return byLines(instance.extents(node.axes), instance.extent(node.axis), args.length, (line) => {
    const order = node.reverse ? [...line].reverse() : line
    let total: readonly Scalar[] = fold.identity
    const prefixes = order.map((position) => {
      const element = args.map((a) => at(a, position))
      // The earlier coordinate is the left operand in either direction.
      total = node.reverse ? fold.combine(element, total) : fold.combine(total, element)
      return [...total]
    })
    return node.reverse ? prefixes.reverse() : prefixes
  })
}

export function sortPairs(instance: Instance, node: SortNode): readonly Tile[] {
  const [keys, payloads] = node.args.map((a) => instance.tile(a))
  return byLines(instance.extents(node.axes), instance.extent(node.axis), 2, (line) => {
    const pairs = line.map((position) => [at(keys!, position), at(payloads!, position)])
    return pairs.sort(([a], [b]) => (a! < b! ? -1 : a! > b! ? 1 : 0))
  })
}

/** Sums in float64, or exactly for integers, and rounds once. */
export function multiply(instance: Instance, node: DotNode): Tile {
  const [a, b] = [instance.tile(node.args[0]), instance.tile(node.args[1])]
  const extents = instance.extents(node.axes)
  const inner = instance.extent(node.axis)
  const data: Scalar[] = []
  for (const outer of positions(extents)) {
    const products = along(outer, inner).map((place) => product(at(a, place), at(b, place)))
    data.push(convert(products.reduce(sum, convert(0, node.dtype, 'float64')), node.dtype, instance.launch.mode))
  }
  return { extents, data }
}
const product = (a: Scalar, b: Scalar): Scalar => (typeof a === 'bigint' ? a * BigInt(b) : a * Number(b))
const sum = (a: Scalar, b: Scalar): Scalar => (typeof a === 'bigint' ? a + BigInt(b) : a + Number(b))
