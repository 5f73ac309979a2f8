// Constructors for the parts of LoopIR that belong to threads.
import { index, scalarType } from '../loops/build.ts'
import { type Expr, type MemoryType, memoryElem, type SimtArray, type SimtStmt, type Stmt } from '../loops/ir.ts'

const simt = (statement: SimtStmt): Stmt => ({ kind: 'simt', simt: statement })

export const threadIndex: Expr = { kind: 'simt', type: scalarType('index'), simt: { op: 'thread' } }
export const blockIndex: Expr = { kind: 'simt', type: scalarType('index'), simt: { op: 'block' } }
export const barrier: Stmt = simt({ op: 'barrier' })

export const declareArray = (array: SimtArray): Stmt => simt({ op: 'array', array })
export const setElement = (array: SimtArray, at: Place, value: Expr): Stmt => simt({ op: 'set', array, ...at, value })
export const loadPack = (array: SimtArray, number: Expr, base: Expr, offset: Expr, isStreamed: boolean): Stmt =>
  simt({ op: 'loadPack', array, index: number, base, offset, isStreamed })
export const storePack = (array: SimtArray, number: Expr, base: Expr, offset: Expr): Stmt =>
  simt({ op: 'storePack', array, index: number, base, offset })
export const atomicAdd = (memory: MemoryType, base: Expr, offset: Expr, value: Expr): Stmt =>
  simt({ op: 'atomicAdd', memory, base, offset, value })

export const publish = (words: Expr, at: Expr, value: Expr): Stmt => simt({ op: 'publish', words, at, value })
export const collect = (words: Expr, at: Expr): Expr => ({
  kind: 'simt',
  type: scalarType('i32'),
  simt: { op: 'collect', words, at },
})

/** Where in an array: number of the pack, element in it. */
export interface Place {
  readonly index: Expr
  readonly at: Expr
}
export const first: Place = { index: index(0), at: index(0) }

/** An element, widened as a load is. */
export const element = (array: SimtArray, { index: number, at }: Place): Expr => ({
  kind: 'simt',
  type: scalarType(memoryElem[array.memory]),
  simt: { op: 'element', array, index: number, at },
})

export const spelled = (type: Expr['type'], text: string, args: readonly Expr[]): Expr => ({
  kind: 'simt',
  type,
  simt: { op: 'spelled', text, args },
})
export const shuffle = (op: 'shuffleXor' | 'shuffleUp', value: Expr, distance: number, width: number): Expr => ({
  kind: 'simt',
  type: value.type,
  simt: { op, value, distance, width },
})
export const shuffleFrom = (value: Expr, lane: Expr, width: number): Expr => ({
  kind: 'simt',
  type: value.type,
  simt: { op: 'shuffleFrom', value, lane, width },
})
