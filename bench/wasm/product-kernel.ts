// A hand-built micro-kernel of the matrix product: a block of rows × vectors held in registers, over packed panels.
import { loopFunction, variable } from '../../packages/backend-cpu/src/wasm/testing/run-loops.ts'
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
  widen,
} from '../../packages/core/src/codegen/loops/build.ts'
import type { LoopFunction, Stmt } from '../../packages/core/src/codegen/loops/ir.ts'

/** c += a·b for panels a [depth][rows] and b [depth][vectors·lanes]; slots: c, a, b, depth; every program does the same. */
export function productKernel(rows: number, vectors: number, lanes: number, unroll: number): LoopFunction {
  const pid = variable('pid', 'index')
  const k = variable('k', 'index')
  const cells = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: vectors }, (_, v) => variable(`c${r}_${v}`, 'f32', lanes)),
  )
  const body: Stmt[] = cells.flat().map((cell) => declare(cell, constant('f32', 0, lanes)))
  const inner: Stmt[] = []
  for (let u = 0; u < unroll; u++) {
    const bs = Array.from({ length: vectors }, (_, v) => variable(`b${u}_${v}`, 'f32', lanes))
    const at = (count: number, more: number) => op('add', op('mul', use(k), index(count)), index(u * count + more))
    inner.push(...bs.map((b, v) => declare(b, load('f32', slot(2, 'ptr'), at(vectors * lanes, v * lanes), lanes))))
    for (let r = 0; r < rows; r++) {
      const a = variable(`a${u}_${r}`, 'f32', lanes)
      inner.push(declare(a, widen(load('f32', slot(1, 'ptr'), at(rows, r)), lanes)))
      bs.forEach((b, v) => {
        inner.push(assign(cells[r]![v]!, op('fma', use(a), use(b), use(cells[r]![v]!))))
      })
    }
  }
  body.push(loop(k, index(0), slot(3, 'index'), index(unroll), inner))
  cells.forEach((row, r) => {
    row.forEach((cell, v) => {
      body.push(store('f32', slot(0, 'ptr'), index((r * vectors + v) * lanes), use(cell)))
    })
  })
  return loopFunction('product', lanes, [
    loop(pid, use(variable('first', 'index')), use(variable('end', 'index')), index(1), body),
  ])
}
