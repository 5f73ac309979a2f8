// Hand-built LoopIR kernels for measuring the WebAssembly engine: addition, exp and softmax over rows.
import { addKernel } from '../../packages/backend-cpu/src/wasm/testing/kernels.ts'
import { loopFunction, variable } from '../../packages/backend-cpu/src/wasm/testing/run-loops.ts'
import {
  assign,
  bitcast,
  constant,
  declare,
  index,
  lane,
  load,
  loop,
  op,
  slot,
  store,
  use,
  widen,
} from '../../packages/core/src/codegen/loops/build.ts'
import type { Expr, LoopFunction, Stmt, Variable } from '../../packages/core/src/codegen/loops/ir.ts'

export { addKernel }

const f32 = (value: number, lanes: number): Expr => constant('f32', value, lanes)

/** Added to a number below 2²², it leaves the nearest integer in the low bits. */
const MAGIC = 1.5 * 2 ** 23

/** exp(x) for x ≤ 88 by range reduction and a polynomial of degree 6; 2ⁿ is built from the bits of n + MAGIC. */
export function exp(x: Expr, into: Stmt[], name: string): Expr {
  const { lanes } = x.type
  const shifted = variable(`${name}_t`, 'f32', lanes)
  const n = variable(`${name}_n`, 'f32', lanes)
  const r = variable(`${name}_r`, 'f32', lanes)
  const scaled = op('mul', op('max', x, f32(-87, lanes)), f32(Math.LOG2E, lanes))
  into.push(
    declare(shifted, op('add', scaled, f32(MAGIC, lanes))),
    declare(n, op('sub', use(shifted), f32(MAGIC, lanes))),
  )
  const low = op('fma', use(n), f32(-0.693145751953125, lanes), x)
  into.push(declare(r, op('fma', use(n), f32(-1.428606765330187e-6, lanes), low)))
  // Even and odd powers apart: half the length of Horner's chain of dependent operations.
  const square = variable(`${name}_r2`, 'f32', lanes)
  into.push(declare(square, op('mul', use(r), use(r))))
  const horner = (...coefficients: number[]) =>
    coefficients.slice(1).reduce((sum, c) => op('fma', sum, use(square), f32(c, lanes)), f32(coefficients[0]!, lanes))
  const polynomial = op('fma', horner(1 / 120, 1 / 6, 1), use(r), horner(1 / 720, 1 / 24, 1 / 2, 1))
  const bits = op('shl', bitcast('i32', use(shifted)), constant('i32', 23, lanes))
  return op('mul', polynomial, bitcast('f32', op('add', bits, constant('i32', 0x3f800000, lanes))))
}

const pid = variable('pid', 'index')
const overPrograms = (body: Stmt[]): Stmt =>
  loop(pid, use(variable('first', 'index')), use(variable('end', 'index')), index(1), body)

/** out[i] = exp(a[i]); slots: out, a, elements of one program. */
export function expKernel(lanes: number): LoopFunction {
  const i = variable('i', 'index')
  const x = variable('x', 'f32', lanes)
  const inner: Stmt[] = [declare(x, load('f32', slot(1, 'ptr'), use(i), lanes))]
  const result = exp(use(x), inner, 'f')
  inner.push(store('f32', slot(0, 'ptr'), use(i), result))
  const start = op('mul', use(variable('first', 'index')), slot(2, 'index'))
  const end = op('mul', use(variable('end', 'index')), slot(2, 'index'))
  return loopFunction('exp_f32', lanes, [loop(i, start, end, index(lanes), inner)])
}

/** Folds the lanes of a vector and several accumulators to a scalar. */
function fold(fn: 'max' | 'add', accumulators: readonly Variable[], into: Stmt[], name: string): Expr {
  const [first, ...rest] = accumulators as [Variable, ...Variable[]]
  const total = variable(name, 'f32', first.type.lanes)
  into.push(
    declare(
      total,
      rest.reduce((sum, v) => op(fn, sum, use(v)), use(first)),
    ),
  )
  let lanes = Array.from({ length: first.type.lanes }, (_, l) => lane(use(total), l))
  while (lanes.length > 1)
    lanes = lanes.slice(0, lanes.length / 2).map((x, i) => op(fn, x, lanes[i + lanes.length / 2]!))
  return lanes[0]!
}

/** Rows of softmax; slots: out, in, columns (a multiple of lanes·accumulators). */
export function softmaxKernel(lanes: number, accumulators: number): LoopFunction {
  const columns = slot(2, 'index')
  const base = variable('base', 'index')
  const at = (i: Variable, k: number) => op('add', op('add', use(base), use(i)), index(k * lanes))
  const many = (name: string) => Array.from({ length: accumulators }, (_, k) => variable(`${name}${k}`, 'f32', lanes))
  const [maxima, sums, is] = [many('m'), many('s'), ['i', 'j', 'k'].map((name) => variable(name, 'index'))]
  const body: Stmt[] = [declare(base, op('mul', use(pid), columns))]
  body.push(...maxima.map((m) => declare(m, f32(Number.NEGATIVE_INFINITY, lanes))))
  const step = index(lanes * accumulators)
  body.push(
    loop(
      is[0]!,
      index(0),
      columns,
      step,
      maxima.map((m, k) => assign(m, op('max', load('f32', slot(1, 'ptr'), at(is[0]!, k), lanes), use(m)))),
    ),
  )
  const top = variable('top', 'f32')
  body.push(declare(top, fold('max', maxima, body, 'mm')))
  const topLanes = variable('tops', 'f32', lanes)
  body.push(declare(topLanes, widen(use(top), lanes)), ...sums.map((s) => declare(s, f32(0, lanes))))
  const exps: Stmt[] = []
  sums.forEach((s, k) => {
    const x = variable(`x${k}`, 'f32', lanes)
    const y = variable(`y${k}`, 'f32', lanes)
    exps.push(declare(x, op('sub', load('f32', slot(1, 'ptr'), at(is[1]!, k), lanes), use(topLanes))))
    exps.push(declare(y, exp(use(x), exps, `e${k}`)))
    exps.push(store('f32', slot(0, 'ptr'), at(is[1]!, k), use(y)), assign(s, op('add', use(s), use(y))))
  })
  body.push(loop(is[1]!, index(0), columns, step, exps))
  const scale = variable('scale', 'f32', lanes)
  const sum = variable('sum', 'f32')
  body.push(declare(sum, fold('add', sums, body, 'ss')))
  body.push(declare(scale, widen(op('div', constant('f32', 1), use(sum)), lanes)))
  body.push(
    loop(
      is[2]!,
      index(0),
      columns,
      step,
      sums.map((_, k) =>
        store(
          'f32',
          slot(0, 'ptr'),
          at(is[2]!, k),
          op('mul', load('f32', slot(0, 'ptr'), at(is[2]!, k), lanes), use(scale)),
        ),
      ),
    ),
  )
  return loopFunction('softmax_f32', lanes, [overPrograms(body)])
}

/** Does nothing, once for each program. */
export const emptyKernel = (): LoopFunction => loopFunction('empty', 1, [])
