// Golden C++ of a few functions: a change to the renderer shows here what it does to every kernel.
import { describe, expect, it } from 'vitest'
import {
  address,
  assign,
  bitcast,
  call,
  constant,
  convert,
  declare,
  gather,
  index,
  lane,
  load,
  loop,
  op,
  ramp,
  scalarType,
  scatter,
  select,
  slot,
  store,
  use,
  vectorType,
  when,
  widen,
} from '../build.ts'
import type { Elem, LoopFunction, Stmt, Variable } from '../ir.ts'
import { renderCpp } from './index.ts'

const variable = (name: string, elem: Elem, lanes = 1): Variable => ({
  name,
  type: lanes === 1 ? scalarType(elem) : vectorType(elem, lanes),
})
const [first, end, scratch] = [variable('first', 'index'), variable('end', 'index'), variable('scratch', 'ptr')]

const fn = (name: string, lanes: number, body: readonly Stmt[]): LoopFunction => ({
  name,
  lanes,
  first,
  end,
  scratch,
  body,
})

/** y = x > c ? x : x·c for blocks of 1024 elements, with a scalar rest. */
function blockFunction(lanes: number): LoopFunction {
  const [pid, i, x] = [variable('pid', 'index'), variable('i', 'index'), variable('x', 'f32', lanes)]
  const start = op('mul', use(pid), index(1024))
  const formula = (value: ReturnType<typeof use>) =>
    select(op('gt', value, slot(2, 'f32')), value, op('mul', value, slot(2, 'f32')))
  return fn('leaky', lanes, [
    loop(pid, use(first), use(end), index(1), [
      { kind: 'comment', text: 'whole vectors' },
      loop(i, start, op('min', op('add', start, index(1024)), slot(3, 'index')), index(lanes), [
        declare(x, load('f32', slot(0, 'ptr'), use(i), lanes)),
        store('f32', slot(1, 'ptr'), use(i), formula(use(x))),
        { kind: 'prefetch', memory: 'f32', base: slot(0, 'ptr'), offset: op('add', use(i), index(256)), write: false },
      ]),
    ]),
  ])
}

describe('golden C++', () => {
  it.each([
    ['leaky-16', blockFunction(16)],
    ['leaky-4', blockFunction(4)],
    ['wide', wideFunction()],
    ['control', controlFunction()],
    ['narrow', narrowFunction()],
  ] as const)('%s', async (name, example) => {
    await expect(renderCpp(example)).toMatchFileSnapshot(`./snapshots/${name}.cpp`)
  })
})

/** 64-bit lanes: pairs of registers, masks between widths, gather and scatter. */
function wideFunction(): LoopFunction {
  const lanes = 8
  const [at, x, mask] = [variable('at', 'index', lanes), variable('x', 'f64', lanes), variable('mask', 'bool', lanes)]
  return fn('wide', lanes, [
    declare(at, ramp(use(first), lanes, 3)),
    declare(x, gather('f64', slot(0, 'ptr'), use(at))),
    declare(
      mask,
      op('and', op('lt', use(x), constant('f64', 0.1)), op('ne', convert('i32', use(x)), constant('i32', 0))),
    ),
    scatter('f64', slot(1, 'ptr'), use(at), select(use(mask), use(x), op('neg', use(x)))),
    store('f32', slot(2, 'ptr'), use(first), convert('f32', op('sqrt', use(x)))),
    store('i64', slot(3, 'ptr'), index(0), op('ushr', bitcast('i64', use(x)), constant('i64', 52n))),
  ])
}

/** Scalars: loops, conditions, library calls, names that C++ keeps for itself. */
function controlFunction(): LoopFunction {
  const [double, count] = [variable('double', 'f64'), variable('count', 'index')]
  return fn('control', 16, [
    declare(double, load('f64', slot(0, 'ptr'), use(first))),
    declare(count, index(0)),
    {
      kind: 'while',
      condition: op('and', op('lt', use(count), slot(1, 'index')), op('not', slot(2, 'bool'))),
      body: [
        assign(double, call('pow', use(double), constant('f64', -0.5))),
        when(
          op('eq', op('rem', use(count), index(3)), index(0)),
          [assign(double, constant('f64', Number.NaN))],
          [assign(double, op('min', use(double), constant('f64', -Infinity)))],
        ),
        assign(count, op('add', use(count), index(1))),
      ],
    },
    store('f64', address(slot(0, 'ptr'), index(64)), use(first), use(double)),
  ])
}

/** 8- and 16-bit memory, strides, lanes, integer edge constants. */
function narrowFunction(): LoopFunction {
  const lanes = 4
  const bytes = variable('bytes', 'i32', lanes)
  return fn('narrow', lanes, [
    declare(bytes, load('u8', slot(0, 'ptr'), use(first), lanes)),
    assign(bytes, op('add', use(bytes), load('i16', slot(1, 'ptr'), use(first), lanes, slot(2, 'index')))),
    assign(bytes, op('mulhi', use(bytes), widen(constant('i32', -2147483648), lanes))),
    store('i8', slot(3, 'ptr'), use(first), use(bytes)),
    store('u16', slot(3, 'ptr'), index(100), use(bytes), slot(2, 'index')),
    store('i32', slot(3, 'ptr'), index(200), lane(use(bytes), 3)),
  ])
}

describe('refusals', () => {
  it('a value of other lanes than the function', () => {
    const x = variable('x', 'f32', 8)
    const wrong = fn('wrong', 16, [declare(x, constant('f32', 0, 8))])
    expect(() => renderCpp(wrong)).toThrow(/8 lanes in a function of 16/)
  })

  it('a primitive that the element does not have', () => {
    const body = [store('f32', slot(0, 'ptr'), index(0), op('shl', constant('f32', 1), constant('f32', 1)))]
    expect(() => renderCpp(fn('wrong', 16, body))).toThrow(/shl is not defined on f32/)
  })
})
