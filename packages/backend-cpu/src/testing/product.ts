// A product launched through the gemm template on an engine, and the float64 or integer reference of the same product.

import {
  chooseGemm,
  type GemmChoice,
  type GemmCompute,
  type GemmShape,
  type GemmSpec,
  gemmFunction,
  gemmSlotCount,
  gemmSlots,
  planGemm,
} from '../../../core/src/codegen/loops/gemm/index.ts'
import type { LoopFunction } from '../../../core/src/codegen/loops/ir.ts'
import { type DType, decode, dtypeInfo, encode } from '../../../core/src/dtype/index.ts'
import type { Device, Executable, LoopsTarget } from '../../../core/src/index.ts'
import type { KernelDType } from '../../../core/src/kernel/index.ts'

export interface Engine {
  readonly device: Device & { readonly target: LoopsTarget }
  readonly render: (fn: LoopFunction) => string
  readonly loaded: Map<string, Executable>
}

/** A strided operand in memory: `values` in storage order, and where element (batch, row, column) is. */
export interface Operand {
  readonly dtype: KernelDType
  readonly values: readonly number[]
  readonly row: number
  readonly column: number
  readonly batch: number
}

export interface Product {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly batch: number
  readonly a: Operand
  readonly b: Operand
  /** `values` are what C holds before. */
  readonly c: Operand
  readonly addend?: Operand
  readonly alpha?: number
  readonly beta?: number
  readonly compute: GemmCompute
  readonly hooks?: Pick<GemmSpec, 'prologueA' | 'prologueB' | 'epilogue'>
}

export const layouts = ['rows', 'columns', 'padded', 'scattered'] as const
export type Layout = (typeof layouts)[number]

/** Strides and storage size of a rows × columns matrix, repeated over a batch. */
export function layOut(layout: Layout, rows: number, columns: number, batch: number) {
  const strides = {
    rows: { row: columns, column: 1, size: rows * columns },
    columns: { row: 1, column: rows, size: rows * columns },
    padded: { row: columns + 3, column: 1, size: rows * (columns + 3) },
    scattered: { row: 2 * columns + 1, column: 2, size: rows * (2 * columns + 1) },
  }[layout]
  return { row: strides.row, column: strides.column, batch: strides.size, size: Math.max(1, strides.size * batch) }
}

/** An operand whose values are what its dtype can hold of those a generator gives. */
export function operand(
  dtype: KernelDType,
  layout: Layout,
  rows: number,
  columns: number,
  batch: number,
  next: () => number,
): Operand {
  const { row, column, batch: step, size } = layOut(layout, rows, columns, batch)
  const raw = Array.from({ length: size }, next)
  return { dtype, values: rounded(dtype, raw), row, column, batch: step }
}

export const encodeValues = (dtype: DType, values: readonly number[]): Uint8Array =>
  encode(dtype === 'int64' ? values.map(BigInt) : values, dtype)
export const rounded = (dtype: DType, values: readonly number[]): number[] =>
  Array.from(decode(encodeValues(dtype, values), dtype), Number)

export const at = (x: Operand, batch: number, row: number, column: number): number =>
  batch * x.batch + row * x.row + column * x.column

/** Σ a·b and Σ |a·b| in float64, for each element of each product. */
export function reference(p: Product): { readonly value: number; readonly magnitude: number; readonly at: number }[] {
  const results = []
  for (let batch = 0; batch < p.batch; batch++)
    for (let i = 0; i < p.m; i++)
      for (let j = 0; j < p.n; j++) {
        let [sum, magnitude] = [0, 0]
        for (let k = 0; k < p.k; k++) {
          const term = p.a.values[at(p.a, batch, i, k)]! * p.b.values[at(p.b, batch, k, j)]!
          sum += term
          magnitude += Math.abs(term)
        }
        const added = p.addend ? (p.beta ?? 1) * p.addend.values[at(p.addend, batch, i, j)]! : 0
        const scale = p.alpha ?? 1
        results.push({
          value: scale * sum + added,
          magnitude: Math.abs(scale) * magnitude + Math.abs(added),
          at: at(p.c, batch, i, j),
        })
      }
  return results
}

function executable(engine: Engine, spec: GemmSpec): Executable {
  // Two functions with the same text are the same hook.
  const key = JSON.stringify(spec, (_, value) => (typeof value === 'function' ? String(value) : value))
  const known = engine.loaded.get(key)
  if (known) return known
  const source = engine.render(gemmFunction(spec, engine.device.target))
  const loaded = engine.device.load({ path: '', bytes: engine.device.compile(source) }, spec.name)
  engine.loaded.set(key, loaded)
  return loaded
}

function upload(device: Device, x: Operand): number {
  const bytes = encodeValues(x.dtype, x.values)
  const address = device.allocate(Math.max(64, bytes.byteLength))
  device.write(address, bytes)
  return address
}

/** Exchanges the operands, where the choice asks for the transposed product. */
function oriented(p: Product, swapped: boolean): Product {
  if (!swapped) return p
  const turn = (x: Operand): Operand => ({ ...x, row: x.column, column: x.row })
  const addend = p.addend && { addend: turn(p.addend) }
  return { ...p, m: p.n, n: p.m, a: turn(p.b), b: turn(p.a), c: turn(p.c), ...addend }
}

const shapeOf = (p: Product): GemmShape => ({
  m: p.m,
  n: p.n,
  k: p.k,
  batch: p.batch,
  aRow: p.a.row,
  aColumn: p.a.column,
  bRow: p.b.row,
  bColumn: p.b.column,
})

function slotBytes(p: Product, addresses: Record<'a' | 'b' | 'c' | 'addend', number>, plan: object): Uint8Array {
  const view = new DataView(new ArrayBuffer(gemmSlotCount * 8))
  const isFloat = p.compute === 'float32' || p.compute === 'float64'
  const strides = Object.entries({ a: p.a, b: p.b, c: p.c, addend: p.addend ?? p.c }).flatMap(([name, x]) => [
    [`${name}Row`, x.row],
    [`${name}Column`, x.column],
    [`${name}Batch`, x.batch],
  ])
  const values = { ...addresses, m: p.m, n: p.n, k: p.k, ...Object.fromEntries(strides), ...plan } as Record<
    string,
    number
  >
  for (const [name, slot] of Object.entries(gemmSlots)) view.setBigInt64(slot * 8, BigInt(values[name] ?? 0), true)
  for (const [name, value] of [
    ['alpha', p.alpha ?? 1],
    ['beta', p.beta ?? 1],
  ] as const) {
    if (isFloat) view.setFloat64(gemmSlots[name] * 8, value, true)
    else view.setBigInt64(gemmSlots[name] * 8, BigInt(value), true)
  }
  return new Uint8Array(view.buffer)
}

/** C's storage after the product, as numbers. `choice` overrides the arrangement that the shape would get. */
export function compute(engine: Engine, product: Product, choice?: GemmChoice): number[] {
  const { device } = engine
  const chosen = choice ?? chooseGemm(shapeOf(product), product.compute, device.target)
  const p = oriented(product, chosen.swapped)
  const inPlaceB = p.b.dtype === p.compute && !p.hooks?.prologueB
  const plan = planGemm(shapeOf(p), chosen.variant, p.compute, inPlaceB, device.target)
  const spec: GemmSpec = {
    name: 'product',
    a: p.a.dtype,
    b: p.b.dtype,
    c: p.c.dtype,
    addend: p.addend?.dtype ?? null,
    scaled: p.alpha !== undefined,
    compute: p.compute,
    variant: chosen.variant,
    ...p.hooks,
  }
  const [a, b, c] = [p.a, p.b, p.c].map((x) => upload(device, x)) as [number, number, number]
  const addend = p.addend ? upload(device, p.addend) : 0
  const { tileRows, tileColumns } = plan
  const slots = slotBytes(p, { a, b, c, addend }, { tileRows, tileColumns, directB: plan.directB ? 1 : 0 })
  device.launch(executable(engine, spec), slots, plan.programs, plan.scratchBytes, false)
  const bytes = device.readSync(c, p.c.values.length * dtypeInfo(p.c.dtype).bytes)
  for (const address of [a, b, c, ...(p.addend ? [addend] : [])]) device.free(address)
  return Array.from(decode(bytes, p.c.dtype), Number)
}

/** Unit roundoff of a dtype; 0 for integers. */
const roundoff: Partial<Record<DType, number>> = {
  float64: 2 ** -53,
  float32: 2 ** -24,
  float16: 2 ** -11,
  bfloat16: 2 ** -8,
}

/**
 * Elements of C that are farther from the reference than summation in any order can bring them
 * ((K + 3)·u·Σ|a·b|, Higham 2002 section 3.1), plus the rounding to C's dtype; and elements that should not have changed.
 */
export function mistakes(p: Product, result: readonly number[]): string[] {
  const untouched = new Set(p.c.values.keys())
  const wrong = reference(p).flatMap(({ value, magnitude, at: place }) => {
    untouched.delete(place)
    const [u, uC] = [roundoff[p.compute] ?? 0, roundoff[p.c.dtype] ?? 0]
    const bound = (p.k + 3) * u * magnitude + uC * Math.abs(value) + (p.c.dtype === 'float16' ? 2 ** -25 : 0)
    const error = Math.abs(result[place]! - value)
    return error <= bound || Object.is(result[place], value) ? [] : [`C[${place}] = ${result[place]}, not ${value}`]
  })
  const changed = [...untouched].filter((place) => !Object.is(result[place], p.c.values[place]))
  return [...wrong, ...changed.map((place) => `C[${place}] was changed`)].slice(0, 5)
}
