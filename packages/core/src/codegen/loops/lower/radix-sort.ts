// A stable sort by digits of eight bits, the lowest first: each pass counts where every digit starts and moves the elements there.
import {
  addIndex,
  assign,
  constant,
  convert,
  index,
  load,
  loop,
  mulIndex,
  op,
  scalarType,
  store,
  use,
  when,
} from '../build.ts'
import type { Expr, Stmt, Variable } from '../ir.ts'
import type { Scope } from './scope.ts'
import type { KeptTile } from './scratch.ts'

const digits = 256
const digitBits = 8

/** Elements from which counting digits is quicker than merging. */
export const radixFrom = 512

/** Passes that a tile of integer keys needs. */
const passesOf = (keys: KeptTile): number => (keys.memory === 'i64' ? 64 : 32) / digitBits
/** Bytes of a count for each digit of each pass. */
export const counterBytes = (keys: KeptTile): number => passesOf(keys) * digits * 8

interface Sorting {
  readonly tiles: readonly KeptTile[]
  /** Where the elements of each tile are, and where the pass moves them. */
  readonly from: readonly Variable[]
  readonly to: readonly Variable[]
  readonly counters: Expr
  readonly length: Expr
}

/** Sorts `tiles` by the first; `spare` are as large, and `counters` has `counterBytes`. */
export function emitRadixSort(
  scope: Scope,
  tiles: readonly KeptTile[],
  spare: readonly KeptTile[],
  counters: Expr,
  length: Expr,
): void {
  countDigits(scope, tiles[0]!, counters, length)
  const sorting: Sorting = {
    tiles,
    from: tiles.map((tile) => scope.mutable('from', tile.base)),
    to: spare.map((tile) => scope.mutable('to', tile.base)),
    counters,
    length,
  }
  const isInSpare = scope.mutable('isInSpare', index(0))
  const pass = scope.names.variable('pass', scalarType('index'))
  const within = scope.child()
  const moving = within.child()
  emitPass(moving, sorting, use(pass))
  moving.push(assign(isInSpare, op('xor', use(isInSpare), index(1))))
  // A digit that all keys share, as the upper ones of small numbers, moves nothing.
  const first = counterOf(use(pass), load(tiles[0]!.memory, use(sorting.from[0]!), index(0)))
  within.push(when(op('ne', readCounter(counters, first), length), moving.statements))
  scope.push(loop(pass, index(0), index(passesOf(tiles[0]!)), index(1), within.statements))
  scope.push(when(op('eq', use(isInSpare), index(1)), copyBack(scope, tiles, spare, length)))
}

/** Counts the digits of all passes in one walk. */
function countDigits(scope: Scope, keys: KeptTile, counters: Expr, length: Expr): void {
  const each = scope.names.variable('c', scalarType('index'))
  const zero = writeCounter(counters, use(each), index(0))
  scope.push(loop(each, index(0), index(passesOf(keys) * digits), index(1), [zero]))
  const at = scope.names.variable('at', scalarType('index'))
  const body = scope.child()
  const key = body.name('key', load(keys.memory, keys.base, use(at)))
  for (let pass = 0; pass < passesOf(keys); pass++) {
    const place = body.name('place', addIndex(index(pass * digits), digit(key, index(pass))))
    body.push(writeCounter(counters, place, addIndex(readCounter(counters, place), index(1))))
  }
  scope.push(loop(at, index(0), length, index(1), body.statements))
}

/** Turns the pass's counts into places and moves every element to its digit's next one. */
function emitPass(scope: Scope, sorting: Sorting, pass: Expr): void {
  const { tiles, from, to, counters, length } = sorting
  const running = scope.mutable('running', index(0))
  const each = scope.names.variable('c', scalarType('index'))
  const counting = scope.child()
  const slot = counting.name('slot', addIndex(mulIndex(pass, index(digits)), use(each)))
  const size = counting.name('size', readCounter(counters, slot))
  counting.push(writeCounter(counters, slot, use(running)), assign(running, addIndex(use(running), size)))
  scope.push(loop(each, index(0), index(digits), index(1), counting.statements))
  const at = scope.names.variable('at', scalarType('index'))
  const body = scope.child()
  const key = body.name('key', load(tiles[0]!.memory, use(from[0]!), use(at)))
  const own = body.name('slot', counterOf(pass, key))
  const place = body.name('place', readCounter(counters, own))
  body.push(writeCounter(counters, own, addIndex(place, index(1))))
  tiles.forEach(({ memory }, i) =>
    body.push(store(memory, use(to[i]!), place, i === 0 ? key : load(memory, use(from[i]!), use(at)))),
  )
  scope.push(loop(at, index(0), length, index(1), body.statements))
  from.forEach((variable, i) => {
    const held = scope.mutable('held', use(variable))
    scope.push(assign(variable, use(to[i]!)), assign(to[i]!, use(held)))
  })
}

function copyBack(scope: Scope, tiles: readonly KeptTile[], spare: readonly KeptTile[], length: Expr): readonly Stmt[] {
  const at = scope.names.variable('at', scalarType('index'))
  const copies = tiles.map((tile, i) =>
    store(tile.memory, tile.base, use(at), load(tile.memory, spare[i]!.base, use(at))),
  )
  return [loop(at, index(0), length, index(1), copies)]
}

/** The digit of a signed key that the pass looks at; with the sign turned round, digits order as numbers do. */
function digit(key: Expr, pass: Expr): Expr {
  const { elem } = key.type
  const lowest = elem === 'i64' ? constant('i64', -(2n ** 63n)) : constant('i32', -(2 ** 31))
  const shift = convert(elem, mulIndex(pass, index(digitBits)))
  const mask = elem === 'i64' ? constant('i64', BigInt(digits - 1)) : constant('i32', digits - 1)
  return convert('index', op('and', op('ushr', op('xor', key, lowest), shift), mask))
}

const counterOf = (pass: Expr, key: Expr): Expr => addIndex(mulIndex(pass, index(digits)), digit(key, pass))
const readCounter = (counters: Expr, place: Expr): Expr => convert('index', load('i64', counters, place))
const writeCounter = (counters: Expr, place: Expr, value: Expr): Stmt =>
  store('i64', counters, place, convert('i64', value))
