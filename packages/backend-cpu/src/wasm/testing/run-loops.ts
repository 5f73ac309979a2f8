// Runs a LoopIR function on WebAssembly in a test, on a memory of its own: columns of values in, columns out.

import {
  address,
  constant,
  convert,
  declare,
  load,
  loop,
  scalarType,
  slot,
  store,
  use,
  vectorType,
} from '../../../../core/src/codegen/loops/build.ts'
import type { Elem, Expr, LoopFunction, MemoryType, Stmt, Variable } from '../../../../core/src/codegen/loops/ir.ts'
import { renderWat } from '../../../../core/src/codegen/loops/wat/index.ts'
import { assemble } from '../assembler/index.ts'
import { mathFunctions } from '../math-functions.mjs'
import { type WasmMemory, type WasmModule, webAssembly } from '../webassembly.ts'

export type Value = number | bigint | boolean

export const variable = (name: string, elem: Elem, lanes = 1): Variable => ({
  name,
  type: lanes === 1 ? scalarType(elem) : vectorType(elem, lanes),
})

export function loopFunction(name: string, lanes: number, body: readonly Stmt[]): LoopFunction {
  const [first, end, scratch] = [variable('first', 'index'), variable('end', 'index'), variable('scratch', 'ptr')]
  return { name, lanes, first, end, scratch, body }
}

type Kernel = (slots: number, first: number, end: number, scratch: number) => void

export const compile = (fn: LoopFunction): WasmModule =>
  new webAssembly.Module(assemble(renderWat(fn), { relaxedSimd: false }))

export function instantiate(fn: LoopFunction, memory: WasmMemory): Kernel {
  const instance = new webAssembly.Instance(compile(fn), { env: { memory }, math: { ...mathFunctions } })
  return instance.exports[fn.name] as Kernel
}

export const sharedMemory = (pages = 16): WasmMemory =>
  new webAssembly.Memory({ initial: pages, maximum: 65536, shared: true })

/** The memory that holds a column of an element: 8-byte cells for all, so that any element fits. */
const cellOf: Readonly<Record<Elem, MemoryType>> = {
  f32: 'f32',
  f64: 'f64',
  i32: 'i32',
  i64: 'i64',
  bool: 'u8',
  index: 'i32',
  ptr: 'i32',
}
const CELLS = 65536

type Cells = { [i: number]: number | bigint; length: number }
function view(memory: WasmMemory, elem: Elem, byteOffset: number, length: number): Cells {
  const { buffer } = memory
  if (elem === 'f32') return new Float32Array(buffer, byteOffset, length)
  if (elem === 'f64') return new Float64Array(buffer, byteOffset, length)
  if (elem === 'i64') return new BigInt64Array(buffer, byteOffset, length)
  if (elem === 'bool') return new Uint8Array(buffer, byteOffset, length)
  return new Int32Array(buffer, byteOffset, length)
}

/** Computes `formula` over columns, `lanes` rows at a time. */
export function mapColumns(
  lanes: number,
  inputs: readonly { readonly elem: Elem; readonly values: readonly Value[] }[],
  result: Elem,
  formula: (...operands: Expr[]) => Expr,
): Value[] {
  const memory = sharedMemory()
  const rows = inputs[0]!.values.length
  const padded = Math.ceil(rows / lanes) * lanes
  inputs.forEach(({ elem, values }, k) => {
    const cells = view(memory, elem, (k + 1) * CELLS, padded)
    for (let row = 0; row < padded; row++) cells[row] = toCell(elem, values[row % rows]!)
  })
  const i = variable('i', 'index')
  const base = (k: number) => address(slot(0, 'ptr'), constant('index', (k + 1) * CELLS))
  const operands = inputs.map(({ elem }, k) => convert(elem, load(cellOf[elem], base(k), use(i), lanes)))
  const variables = inputs.map(({ elem }, k) => variable(`x${k}`, elem, lanes))
  const value = formula(...variables.map(use))
  const stored = result === 'bool' || result === 'index' ? convert('i32', value) : value
  const body = [
    loop(i, constant('index', 0), slot(1, 'index'), constant('index', lanes), [
      ...variables.map((v, k) => declare(v, operands[k]!)),
      store(cellOf[result], base(inputs.length), use(i), stored),
    ]),
  ]
  new BigInt64Array(memory.buffer, 0, 2).set([0n, BigInt(padded)])
  instantiate(loopFunction('map', lanes, body), memory)(0, 0, 1, 0)
  const cells = view(memory, result, (inputs.length + 1) * CELLS, rows)
  return Array.from({ length: rows }, (_, row) => (result === 'bool' ? cells[row] !== 0 : cells[row]!))
}

function toCell(elem: Elem, value: Value): number | bigint {
  return elem === 'i64' ? BigInt(value) : Number(value)
}
