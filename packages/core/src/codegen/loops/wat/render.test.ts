// The text of a few functions, so that a change to the renderer shows; and the errors for IR that breaks its rules.
import { describe, expect, it } from 'vitest'
import {
  assign,
  call,
  constant,
  convert,
  declare,
  gather,
  index,
  load,
  loop,
  op,
  ramp,
  select,
  slot,
  store,
  use,
  when,
} from '../build.ts'
import type { Elem, LoopFunction, Stmt, Variable } from '../ir.ts'
import { renderWat } from './index.ts'

const variable = (name: string, elem: Elem, lanes = 1): Variable => ({ name, type: { elem, lanes } })
const [first, end, scratch] = [variable('first', 'index'), variable('end', 'index'), variable('scratch', 'ptr')]
const fn = (name: string, lanes: number, body: Stmt[]): LoopFunction => ({ name, lanes, first, end, scratch, body })
const [i, n, total] = [variable('i', 'index'), variable('n', 'index'), variable('total', 'f64')]

describe('renderWat', () => {
  it('renders an addition of eight lanes as two parts', () => {
    const sum = op('add', load('f32', slot(1, 'ptr'), use(i), 8), load('f32', slot(2, 'ptr'), use(i), 8))
    const body = [loop(i, use(first), use(end), index(8), [store('f32', slot(0, 'ptr'), use(i), sum)])]
    expect(renderWat(fn('add', 8, body))).toMatchSnapshot()
  })

  it('renders a scalar loop with a call, a condition and a total division', () => {
    const body: Stmt[] = [
      { kind: 'comment', text: 'sum of exp' },
      declare(total, constant('f64', 0)),
      declare(n, op('div', slot(3, 'index'), slot(4, 'index'))),
      loop(i, index(0), use(n), index(1), [
        when(
          op('lt', use(i), slot(2, 'index')),
          [
            assign(
              total,
              op(
                'add',
                use(total),
                call('exp', convert('f64', load('f32', slot(1, 'ptr'), op('add', use(i), index(3))))),
              ),
            ),
          ],
          [assign(total, constant('f64', Number.NaN))],
        ),
      ]),
      store('f64', slot(0, 'ptr'), index(0), use(total)),
    ]
    expect(renderWat(fn('sum_exp', 1, body))).toMatchSnapshot()
  })

  it('renders masks, gathers and narrow stores', () => {
    const x = variable('x', 'i32', 4)
    const body: Stmt[] = [
      declare(x, gather('u8', slot(1, 'ptr'), ramp(use(first), 4, 3))),
      store('i16', slot(0, 'ptr'), index(0), select(op('gt', use(x), constant('i32', 7)), use(x), constant('i32', -1))),
      store('f64', slot(2, 'ptr'), index(0), convert('f64', use(x))),
    ]
    expect(renderWat(fn('masked', 4, body))).toMatchSnapshot()
  })

  it('refuses lane counts that fill no register, names declared twice and primitives an element lacks', () => {
    expect(() => renderWat(fn('f', 2, []))).toThrow(/2 lanes/)
    const twice = [declare(n, index(0)), declare(n, index(1))]
    expect(() => renderWat(fn('f', 1, twice))).toThrow(/'n' is declared twice/)
    expect(() => renderWat(fn('f', 1, [declare(first, index(0))]))).toThrow(/'first' is declared twice/)
    const shifted = [declare(total, op('shl', constant('f64', 1), constant('f64', 1)))]
    expect(() => renderWat(fn('f', 1, shifted))).toThrow(/f64 has no 'shl'/)
  })
})
