// Sorting along an axis: keys and payload are laid out in scratch, then merged bottom-up or, in long rows, sorted by digits; both are stable.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Node, SortNode } from '../../../kernel/index.ts'
import { addIndex, assign, declare, index, load, loop, op, scalarType, select, store, use, when } from '../build.ts'
import type { Expr, Stmt, Variable } from '../ir.ts'
import { axisEnd, axisStart, tileSides } from './axes.ts'
import { counterBytes, emitRadixSort, radixFrom } from './radix-sort.ts'
import type { Scope } from './scope.ts'
import { type KeptTile, storeKept } from './scratch.ts'
import { type Context, evaluate } from './values.ts'

/** `overElements` runs over the elements of the operands. */
export function emitSort(
  context: Context,
  scope: Scope,
  sort: SortNode,
  nodes: ReadonlySet<Node>,
  overElements: (body: (scope: Scope) => void) => void,
): void {
  const unbound = sort.axes.filter((a) => !scope.binding(a))
  if (unbound.length !== 1)
    throw new OpGemsError('BAD_KERNEL', `kernel '${context.kernel.name}': sort needs its other axes in the grid`)
  if (context.laneAxis && scope.binding(context.laneAxis))
    throw new OpGemsError('BAD_KERNEL', `kernel '${context.kernel.name}': sort cannot run across lanes`)
  const sides = tileSides(context, scope, unbound)
  const tiles = sort.args.map((arg) => context.scratch.allocate(sides, arg.dtype))
  const spare = sort.args.map((arg) => context.scratch.allocate(sides, arg.dtype))
  overElements((within) => sort.args.forEach((arg, i) => storeKept(within, tiles[i]!, evaluate(context, within, arg))))
  const length = scope.name(
    'length',
    op('sub', axisEnd(context, scope, sort.axis), axisStart(context, scope, sort.axis)),
  )
  const [byDigits, byMerging] = [scope.child(), scope.child()]
  emitRadixSort(byDigits, tiles, spare, context.scratch.allocateBytes(counterBytes(tiles[0]!)), length)
  emitMergeSort(byMerging, tiles, spare, length)
  scope.push(when(op('ge', length, index(radixFrom)), byDigits.statements, byMerging.statements))
  for (const pick of nodes) if (pick.op === 'pick' && pick.from === sort) context.kept.set(pick, tiles[pick.which]!)
}

const read = (tile: KeptTile, at: Expr): Expr => load(tile.memory, tile.base, at)
const write = (tile: KeptTile, at: Expr, value: Expr): Stmt => store(tile.memory, tile.base, at, value)

/** Merges runs of 1, 2, 4, … elements from `tiles` into `spare` and copies back; ties take the left run, so equal keys keep their order. */
function emitMergeSort(scope: Scope, tiles: readonly KeptTile[], spare: readonly KeptTile[], length: Expr): void {
  const { names } = scope
  const width = scope.mutable('width', index(1))
  const outer = scope.child()
  const low = names.variable('low', scalarType('index'))
  const run = outer.child()
  const middle = run.name('middle', op('min', op('add', use(low), use(width)), length))
  const high = run.name('high', op('min', op('add', middle, use(width)), length))
  const left = run.mutable('left', use(low))
  const right = run.mutable('right', middle)
  const at = names.variable('at', scalarType('index'))
  run.push(loop(at, use(low), high, index(1), mergeStep(run, tiles, spare, { left, right, middle, high, at })))
  outer.push(loop(low, index(0), length, op('shl', use(width), index(1)), run.statements))
  const back = names.variable('at', scalarType('index'))
  outer.push(
    loop(
      back,
      index(0),
      length,
      index(1),
      tiles.map((t, i) => write(t, use(back), read(spare[i]!, use(back)))),
    ),
  )
  outer.push(assign(width, op('shl', use(width), index(1))))
  scope.push({ kind: 'while', condition: op('lt', use(width), length), body: outer.statements })
}

interface Merge {
  readonly left: Variable
  readonly right: Variable
  readonly middle: Expr
  readonly high: Expr
  readonly at: Variable
}

function mergeStep(scope: Scope, tiles: readonly KeptTile[], spare: readonly KeptTile[], m: Merge): Stmt[] {
  const step = scope.child()
  const last = (end: Expr) => op('sub', end, index(1))
  // Reads stay inside the runs even when one is used up.
  const leftKey = read(tiles[0]!, op('min', use(m.left), last(m.middle)))
  const rightKey = read(tiles[0]!, op('min', use(m.right), last(m.high)))
  const leftLeft = op('lt', use(m.left), m.middle)
  const rightLeft = op('lt', use(m.right), m.high)
  const isLeft = scope.names.variable('isLeft', scalarType('bool'))
  step.push(declare(isLeft, op('and', leftLeft, op('or', op('not', rightLeft), op('le', leftKey, rightKey)))))
  const from = step.name('from', select(use(isLeft), use(m.left), use(m.right)))
  tiles.forEach((t, i) => step.push(write(spare[i]!, use(m.at), read(t, from))))
  step.push(
    when(
      use(isLeft),
      [assign(m.left, addIndex(use(m.left), index(1)))],
      [assign(m.right, addIndex(use(m.right), index(1)))],
    ),
  )
  return step.statements
}
