// What the parts of one simt lowering share, and where in the loops over spread axes they stand.
import type { SimtTarget } from '../../backend/target.ts'
import type { Axis, KernelDType, Node } from '../../kernel/index.ts'
import { addIndex, convert, index, mulIndex, scalarType } from '../loops/build.ts'
import { type Expr, type MemoryType, memoryBytes, type SimtArray, type Stmt } from '../loops/ir.ts'
import { representation } from '../loops/lower/elements.ts'
import type { Scope } from '../loops/lower/scope.ts'
import type { Context } from '../loops/lower/values.ts'
import { declareArray, element, type Place, setElement } from './build.ts'
import type { Plan } from './plan.ts'
import type { SharedRow } from './sort.ts'
import type { StagedTile } from './stage.ts'

/** Values of a tile that a thread holds in registers, for its own elements. */
export interface Cell {
  readonly array: SimtArray
  readonly dtype: KernelDType
  /** The tile's axes. */
  readonly axes: readonly Axis[]
  /** Spread axes whose chunks are numbered in the array, outermost first. */
  readonly numbered: readonly Axis[]
}

export interface Simt {
  readonly context: Context
  readonly plan: Plan
  readonly target: SimtTarget
  /** Numbers of this thread along the fast and the second axis, and among those of its instance. */
  readonly alongFast: Expr
  readonly alongSecond: Expr
  readonly thread: Expr
  /** Where effects are carried out: not in threads beyond the last program instance, nor in blocks that only left a tuple. Null: everywhere. */
  active: Expr | null
  readonly cells: Map<Node, Cell>
  readonly shared: SharedMemory
  /** Words of registers that loads may take before the work on the first begins. */
  readonly wordsAhead: number
  /** Loads whose blocks lie in shared memory. */
  readonly staged: Map<Node, StagedTile>
  /** Loads of memory that nothing reads again soon. */
  readonly streamed: Set<Node>
  /** Sorted rows in shared memory. */
  readonly rows: Map<Node, SharedRow>
}

/** Hands out shared arrays, one for each use; all are declared at the top of the kernel. */
export class SharedMemory {
  private readonly arrays: SimtArray[] = []

  allocate(memory: MemoryType, count: number): SimtArray {
    const array = { name: `shared${this.arrays.length}`, memory, pack: 1, count, shared: true }
    this.arrays.push(array)
    return array
  }
  get declarations(): readonly Stmt[] {
    return this.arrays.map(declareArray)
  }
  get bytes(): number {
    return this.arrays.reduce((sum, a) => sum + a.count * memoryBytes[a.memory], 0)
  }
}

/** A place inside loops over spread axes: these are bound only within `guards`, where the thread's coordinates exist. */
export interface Frame {
  readonly scope: Scope
  readonly guards: readonly Expr[]
  /** First coordinate of this thread's elements along each open spread axis. */
  readonly starts: ReadonlyMap<Axis, Expr>
  /** One past the last coordinate of the fast axis. */
  readonly fastEnd: Expr | null
  /** Numbers of the chunks, for axes opened with known ones. */
  readonly chunks: ReadonlyMap<Axis, Expr>
  /** Whether its code may run several times, so that shared memory may still be read from the last time. */
  readonly repeats: boolean
}

export const openFrame = (scope: Scope): Frame => ({
  scope,
  guards: [],
  starts: new Map(),
  fastEnd: null,
  chunks: new Map(),
  repeats: false,
})

/** A register array for a tile over these axes; null where its size is not known or some axis is not spread. */
export function makeCell(simt: Simt, frame: Frame, dtype: KernelDType, axes: readonly Axis[]): Cell | null {
  const { fast, second, vector } = simt.plan
  const spreads = [second, fast].filter((s) => s !== null)
  const open = (a: Axis) => frame.starts.has(a) || frame.scope.binding(a) !== null
  const numbered = spreads.filter((s) => axes.includes(s.axis) && !open(s.axis))
  if (numbered.some((s) => s.chunks === null)) return null
  if (axes.some((a) => !open(a) && !spreads.some((s) => s.axis === a))) return null
  const count = numbered.reduce((n, s) => n * s.chunks!, 1)
  const pack = fast && axes.includes(fast.axis) ? vector : 1
  const { memory } = representation[dtype]
  const array = {
    name: frame.scope.names.variable('kept', scalarType('index')).name,
    memory,
    pack,
    count,
    shared: false,
  }
  return { array, dtype, axes, numbered: numbered.map((s) => s.axis) }
}

/** Words of registers that a cell takes. */
export const cellWords = ({ array }: Cell): number =>
  Math.ceil((array.count * array.pack * memoryBytes[array.memory]) / 4)

/** Words of registers that are left for tiles which later phases need. */
export const freeWords = ({ plan, cells }: Simt): number =>
  [...new Set(cells.values())].reduce((words, cell) => words - cellWords(cell), plan.keptWords)

/** Where a cell's element for the frame's chunk and the vector's element `at` lies. */
export function cellPlace(simt: Simt, cell: Cell, frame: Frame, at: Expr): Place {
  const { fast, second } = simt.plan
  let number: Expr = index(0)
  for (const axis of cell.numbered) {
    const chunks = (axis === fast?.axis ? fast.chunks : second!.chunks)!
    number = addIndex(mulIndex(number, index(chunks)), frame.chunks.get(axis)!)
  }
  return { index: number, at: cell.array.pack > 1 ? at : index(0) }
}

export function readCell(simt: Simt, cell: Cell, frame: Frame, at: Expr): Expr {
  const value = element(cell.array, cellPlace(simt, cell, frame, at))
  return cell.dtype === 'bool' ? convert('bool', value) : value
}
export function writeCell(simt: Simt, cell: Cell, frame: Frame, at: Expr, value: Expr): Stmt {
  const raw = cell.dtype === 'bool' ? convert('i32', value) : value
  return setElement(cell.array, cellPlace(simt, cell, frame, at), raw)
}

/** Whether a cell can be read where the frame stands. */
export const isReadable = (cell: Cell, frame: Frame): boolean =>
  cell.axes.every((a) => frame.starts.has(a) || frame.scope.binding(a) !== null) &&
  cell.numbered.every((a) => frame.chunks.has(a))
