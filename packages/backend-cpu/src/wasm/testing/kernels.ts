// LoopIR kernels built by hand for the device's tests and benchmarks.
import {
  assign,
  constant,
  declare,
  index,
  load,
  loop,
  op,
  slot,
  store,
  use,
  when,
} from '../../../../core/src/codegen/loops/build.ts'
import type { LoopFunction } from '../../../../core/src/codegen/loops/ir.ts'
import { loopFunction, variable } from './run-loops.ts'

/** out[i] = a[i] + b[i]; slots: out, a, b, elements of one program (a multiple of `lanes`). */
export function addKernel(lanes: number): LoopFunction {
  const i = variable('i', 'index')
  const start = op('mul', use(variable('first', 'index')), slot(3, 'index'))
  const end = op('mul', use(variable('end', 'index')), slot(3, 'index'))
  const sum = op('add', load('f32', slot(1, 'ptr'), use(i), lanes), load('f32', slot(2, 'ptr'), use(i), lanes))
  return loopFunction('add', lanes, [loop(i, start, end, index(lanes), [store('f32', slot(0, 'ptr'), use(i), sum)])])
}

/** out[pid] = sum of 0 … pid, by counting in scratch; slots: out. Shows that scratch is private and every program runs. */
export function countKernel(): LoopFunction {
  const pid = variable('pid', 'index')
  const j = variable('j', 'index')
  const total = variable('total', 'i64')
  const scratch = use(variable('scratch', 'ptr'))
  return loopFunction('count', 1, [
    loop(pid, use(variable('first', 'index')), use(variable('end', 'index')), index(1), [
      store('i64', scratch, index(0), constant('i64', 0)),
      loop(j, index(0), op('add', use(pid), index(1)), index(1), [
        store(
          'i64',
          scratch,
          index(0),
          op('add', load('i64', scratch, index(0)), { kind: 'convert', type: { elem: 'i64', lanes: 1 }, arg: use(j) }),
        ),
      ]),
      declare(total, load('i64', scratch, index(0))),
      assign(total, use(total)),
      store('i64', slot(0, 'ptr'), use(pid), use(total)),
    ]),
  ])
}

/** Reads far outside of memory when program `slot 0` runs, so that it traps there. */
export function trapKernel(): LoopFunction {
  const pid = variable('pid', 'index')
  return loopFunction('trap', 1, [
    loop(pid, use(variable('first', 'index')), use(variable('end', 'index')), index(1), [
      when(op('ge', use(pid), slot(0, 'index')), [store('i32', constant('ptr', -16), index(0), constant('i32', 1))]),
    ]),
  ])
}

/** Launch arguments: numbers as int64. */
export function slotsOf(...values: number[]): Uint8Array {
  return new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
}
