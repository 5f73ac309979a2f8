// Reading and writing elements of the operands: address, cast to the compute dtype, hooks.
import type { KernelDType } from '../../../kernel/index.ts'
import { address, convert, index, load, slot, widen } from '../build.ts'
import { type Expr, type MemoryType, memoryBytes } from '../ir.ts'
import { cast } from '../lower/casts.ts'
import { representation } from '../lower/elements.ts'
import { type Code, plus, times } from './code.ts'
import { computeElem, type ElementHook, type GemmSlot, type GemmSpec, gemmSlots } from './spec.ts'

export const size = (name: GemmSlot): Expr => slot(gemmSlots[name], 'index')
export const pointer = (name: GemmSlot): Expr => slot(gemmSlots[name], 'ptr')

export const computeMemory = (spec: GemmSpec): MemoryType => computeElem[spec.compute]
export const computeBytes = (spec: GemmSpec): number => memoryBytes[computeMemory(spec)]

/** A matrix in memory with strides in elements, and where its first row and column lie in the whole. */
export interface Matrix {
  readonly dtype: KernelDType
  readonly base: Expr
  readonly row: Expr
  readonly column: Expr
  readonly firstRow: Expr
  readonly firstColumn: Expr
}

/** The part of a batch's matrix from (row, column) on. */
export function subMatrix(
  code: Code,
  name: 'a' | 'b' | 'c' | 'addend',
  dtype: KernelDType,
  at: {
    readonly batch: Expr
    readonly row: Expr
    readonly column: Expr
  },
): Matrix {
  const [row, column, batch] = [size(`${name}Row`), size(`${name}Column`), size(`${name}Batch`)]
  const { memory } = representation[dtype]
  const elements = plus(plus(times(at.batch, batch), times(at.row, row)), times(at.column, column))
  const base = code.let(`${name}Base`, address(pointer(name), times(elements, memoryBytes[memory])))
  return { dtype, base, row, column, firstRow: at.row, firstColumn: at.column }
}

/** `lanes` elements from an offset on, `stride` apart, in the compute dtype. */
export function readElements(
  code: Code,
  spec: GemmSpec,
  matrix: Matrix,
  offset: Expr,
  lanes: number,
  stride: 1 | Expr,
): Expr {
  const { memory, elem } = representation[matrix.dtype]
  const loaded = lanes === 1 ? load(memory, matrix.base, offset) : load(memory, matrix.base, offset, lanes, stride)
  return cast(matrix.dtype, spec.compute, elem === 'bool' ? convert('bool', loaded) : loaded, code.namer)
}

export const hooked = (code: Code, hook: ElementHook | undefined, value: Expr, row: Expr, column: Expr): Expr =>
  hook ? hook(value, row, column, code.namer) : value

/** A compute value as the matrix stores it. */
export function storedElements(code: Code, spec: GemmSpec, dtype: KernelDType, value: Expr): Expr {
  const stored = cast(spec.compute, dtype, value, code.namer)
  return representation[dtype].elem === 'bool' ? convert('i32', stored) : stored
}

export const zeros = (spec: GemmSpec, lanes: number): Expr =>
  widen(
    { kind: 'const', type: { elem: computeElem[spec.compute], lanes: 1 }, value: spec.compute === 'int64' ? 0n : 0 },
    lanes,
  )

export const zero = index(0)
