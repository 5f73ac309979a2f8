// Folds the tuples of the program instances along the last grid dimension, of which each is a block: all leave theirs in words of memory, where the last one, when it is done itself, waits for them.
import { type KernelDType, wordsOf } from '../../kernel/index.ts'
import {
  addIndex,
  bitcast,
  constant,
  convert,
  index,
  loop,
  mulIndex,
  op,
  scalarType,
  use,
  when,
} from '../loops/build.ts'
import type { Expr } from '../loops/ir.ts'
import { representation } from '../loops/lower/elements.ts'
import { combine, identityOf } from '../loops/lower/monoid-code.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { baseOf, indexOf } from '../loops/lower/values.ts'
import { bitsOf, type Entry, foldAcross, isZero, type Tuples } from './across.ts'
import { blockIndex, collect, publish } from './build.ts'
import type { Frame, Simt } from './state.ts'

/** @param tuples a single one, which the block's first warp knows; so it does in the end */
export function foldPrograms(simt: Simt, frame: Frame, tuples: Tuples, through: string): void {
  tuples.each(frame.scope, (_, entry) => foldEntry(simt, frame, tuples, entry, through))
}

function foldEntry(simt: Simt, frame: Frame, tuples: Tuples, entry: Entry, through: string): void {
  const { context, plan, thread } = simt
  const { scope } = frame
  const { grid } = context.kernel
  const count = scope.name('programs', indexOf(context, scope, grid[grid.length - 1]!))
  const own = scope.name('block', blockIndex)
  const words = baseOf(context, through)
  const tuple = new Words(words, tuples.dtypes)

  const writer = scope.child()
  tuple.publish(writer, own, entry.get(writer))
  scope.push(when(isZero(thread), writer.statements))

  const isOnlyRow = grid.length === 1
  const position = isOnlyRow ? own : scope.name('position', op('rem', own, count))
  const isLast = scope.name('isLast', op('eq', position, op('sub', count, index(1))))
  // For all, so that compilers see that the old tuple is needed for publishing alone.
  entry.set(scope, identityOf(tuples.monoid, tuples.dtypes))
  const joiner = scope.child()
  const number = scope.names.variable('i', scalarType('index'))
  const body = joiner.child()
  const first = isOnlyRow ? index(0) : joiner.name('first', op('sub', own, position))
  const next = tuple.collect(body, body.name('at', addIndex(first, use(number))))
  const sum = combine(context, body, tuples.monoid, tuples.dtypes, entry.get(body), next)
  entry.set(
    body,
    sum.map((x) => body.name('sum', x)),
  )
  joiner.push(loop(number, thread, count, index(plan.threads), body.statements))
  const bits = { low: 0, high: bitsOf(plan.threads) }
  if (plan.threads > 1) foldAcross(simt, { ...frame, scope: joiner }, tuples, bits, 'firstWarp')
  scope.push(when(isLast, joiner.statements))
  simt.active = isLast
}

/** The words of each program instance's tuple, one after another. */
class Words {
  readonly #places: readonly number[]
  readonly #count: number

  constructor(
    private readonly words: Expr,
    private readonly dtypes: readonly KernelDType[],
  ) {
    this.#places = dtypes.map((_, i) => wordsOf(dtypes.slice(0, i)))
    this.#count = wordsOf(dtypes)
  }

  publish(scope: Scope, program: Expr, tuple: readonly Expr[]): void {
    tuple.forEach((x, i) => {
      halves(scope, x).forEach((half, j) => {
        scope.push(publish(this.words, this.#at(program, this.#places[i]! + j), half))
      })
    })
  }
  collect(scope: Scope, program: Expr): Expr[] {
    return this.dtypes.map((dtype, i) => {
      const word = (j: number) => scope.name('word', collect(this.words, this.#at(program, this.#places[i]! + j)))
      return scope.name('other', whole(representation[dtype].elem, word))
    })
  }
  #at(program: Expr, place: number): Expr {
    return addIndex(mulIndex(program, index(this.#count)), index(place))
  }
}

/** The bits of a value, 32 at a time, low ones first. */
function halves(scope: Scope, x: Expr): readonly Expr[] {
  const { elem } = x.type
  if (elem === 'f32') return [bitcast('i32', x)]
  if (elem !== 'i64' && elem !== 'f64') return [convert('i32', x)]
  const bits = scope.name('bits', elem === 'f64' ? bitcast('i64', x) : x)
  return [convert('i32', bits), convert('i32', op('ushr', bits, constant('i64', 32n)))]
}
/** The value whose bits are these words. */
function whole(elem: Expr['type']['elem'], word: (half: number) => Expr): Expr {
  if (elem === 'f32') return bitcast('f32', word(0))
  if (elem !== 'i64' && elem !== 'f64') return convert(elem, word(0))
  const low = op('and', convert('i64', word(0)), constant('i64', 0xffffffffn))
  const bits = op('or', op('shl', convert('i64', word(1)), constant('i64', 32n)), low)
  return elem === 'f64' ? bitcast('f64', bits) : bits
}
