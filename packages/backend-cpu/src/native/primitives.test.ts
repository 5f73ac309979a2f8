// Every primitive and conversion as compiled C++, scalar and vector, against plain TypeScript semantics.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  address,
  convert,
  index,
  load,
  loop,
  op,
  select,
  slot,
  store,
  use,
} from '../../../core/src/codegen/loops/build.ts'
import type { BinaryPrimitive, Expr, MemoryType, Stmt } from '../../../core/src/codegen/loops/ir.ts'
import {
  type CaseElem,
  conversionCases,
  primitiveCases,
  type Value,
} from '../../../core/src/codegen/loops/testing/primitive-cases.ts'
import type { Device } from '../../../core/src/index.ts'
import { loadFunction, loopFunction, openNative, slotBytes, upload, variable } from './testing/native-kernels.ts'

interface Column {
  readonly elem: CaseElem
  readonly values: readonly Value[]
}
interface Case {
  readonly name: string
  readonly inputs: readonly Column[]
  readonly result: CaseElem
  readonly expected: readonly Value[]
  readonly formula: (...operands: Expr[]) => Expr
}

const cases: readonly Case[] = [
  ...primitiveCases.map(({ fn, elem, result, inputs, expected }) => ({
    name: `${fn} ${elem}`,
    inputs: inputs.map((values, k) => ({ elem: fn === 'select' && k === 0 ? ('bool' as const) : elem, values })),
    result,
    expected,
    formula: (...x: Expr[]) => (fn === 'select' ? select(x[0]!, x[1]!, x[2]!) : op(fn as BinaryPrimitive, ...x)),
  })),
  ...conversionCases.map(({ from, to, input, expected }) => ({
    name: `${from} to ${to}`,
    inputs: [{ elem: from, values: input }],
    result: to,
    expected: expected.map((want) => (to === 'bool' ? want : to === 'i64' ? BigInt(want) : Number(want))),
    formula: (x: Expr) => convert(to, x),
  })),
]

const memoryOf = {
  f32: 'f32',
  f64: 'f64',
  i32: 'i32',
  i64: 'i64',
  index: 'i64',
  bool: 'i32',
} as const satisfies Record<CaseElem, MemoryType>

function writeCell(view: DataView, elem: CaseElem, at: number, value: Value): void {
  if (elem === 'f32') view.setFloat32(at, Number(value), true)
  else if (elem === 'f64') view.setFloat64(at, Number(value), true)
  else if (elem === 'i64' || elem === 'index') view.setBigInt64(at, BigInt(value), true)
  else view.setInt32(at, Number(value), true)
}

function readCell(view: DataView, elem: CaseElem, at: number): Value {
  if (elem === 'f32') return view.getFloat32(at, true)
  if (elem === 'f64') return view.getFloat64(at, true)
  if (elem === 'i64') return view.getBigInt64(at, true)
  if (elem === 'index') return Number(view.getBigInt64(at, true))
  return elem === 'bool' ? view.getInt32(at, true) !== 0 : view.getInt32(at, true)
}

/** The widths of NEON and SSE, AVX2, AVX-512: any compiler makes code for all of them. */
const laneCounts = [1, 4, 8, 16]
const columnStride = (rows: number): number => Math.ceil(rows / 16) * 16 * 8

/** One function that computes every case over its columns: case c's columns stand one after the other, the result last. */
function allCases(lanes: number): { body: readonly Stmt[]; offsets: readonly number[]; bytes: number } {
  let bytes = 0
  const offsets: number[] = []
  const body = cases.map(({ inputs, result, expected, formula }, number) => {
    offsets.push(bytes)
    const stride = columnStride(expected.length)
    const column = (k: number): Expr => address(slot(0, 'ptr'), index(offsets[number]! + k * stride))
    bytes += stride * (inputs.length + 1)
    const row = variable('row', 'index')
    const operands = inputs.map(({ elem }, k) => {
      const loaded = load(memoryOf[elem], column(k), use(row), lanes)
      return elem === 'bool' || elem === 'index' ? convert(elem, loaded) : loaded
    })
    const value = formula(...operands)
    const stored = result === 'bool' ? convert('i32', value) : result === 'index' ? convert('i64', value) : value
    const write = store(memoryOf[result], column(inputs.length), use(row), stored)
    return loop(row, index(0), index(expected.length), index(lanes), [write])
  })
  return { body, offsets, bytes }
}

function fill(view: DataView, start: number, { inputs, expected }: Case): void {
  const stride = columnStride(expected.length)
  inputs.forEach(({ elem, values }, k) => {
    const size = elem === 'f64' || elem === 'i64' || elem === 'index' ? 8 : 4
    for (let row = 0; row < stride / 8; row++)
      writeCell(view, elem, start + k * stride + row * size, values[row % values.length]!)
  })
}

describe.each(laneCounts)('%i lanes', (lanes) => {
  let device: Device
  let results: DataView
  const { body, offsets, bytes } = allCases(lanes)

  beforeAll(() => {
    device = openNative(1)
    const data = new DataView(new ArrayBuffer(bytes))
    cases.forEach((each, number) => fill(data, offsets[number]!, each))
    const memory = upload(device, data)
    device.launch(loadFunction(device, loopFunction(`cases${lanes}`, lanes, body)), slotBytes(memory), 1, 0, false)
    results = new DataView(device.readSync(memory, bytes).buffer)
    device.free(memory)
  })
  afterAll(() => device.close())

  it.each(cases.map((each, number) => [each.name, each, number] as const))('%s', (_, each, number) => {
    const { inputs, result, expected } = each
    const size = result === 'f64' || result === 'i64' || result === 'index' ? 8 : 4
    const start = offsets[number]! + inputs.length * columnStride(expected.length)
    const wrong = expected.flatMap((want, row) => {
      const got = readCell(results, result, start + row * size)
      const operands = inputs.map(({ values }) => String(values[row])).join(', ')
      return Object.is(got, want) ? [] : [`(${operands}): ${String(got)} instead of ${String(want)}`]
    })
    expect(wrong).toEqual([])
  })
})
