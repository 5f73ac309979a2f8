// What a launch of a lowered kernel does on a machine with scratchpad, found by walking its statements with the launch's arguments.
import { type Expr, memoryBytes, type Primitive, type Stmt, type Variable } from '../loops/ir.ts'
import type { NpuStmt } from './ir.ts'
import type { LoweredNpu } from './lower.ts'
import { bodiesOf, expressionsOf, visitExpression, visitStatements } from './walk.ts'

export interface NpuEstimate {
  /** Copied between device memory and scratchpad, or read and written there one by one. */
  readonly bytes: number
  /** Of these, what each core but the first reads into its scratchpad although another has read it: no copy serves two cores. */
  readonly repeatedBytes: number
  /** On vectors, or on a matrix unit one for each step of a tile. */
  readonly vectorInstructions: number
  /** Elements that scalar code computes, because no instruction does. */
  readonly scalarElements: number
  /** Of one core. */
  readonly scratchpadBytes: number
  /** Share of the bytes that are copied while something is computed. */
  readonly overlapped: number
}

/** Values of a launch: scalar arguments by name, strides of each tensor by name, number of program instances. */
export interface NpuLaunch {
  readonly scalars: Readonly<Record<string, number>>
  readonly strides: Readonly<Record<string, readonly number[]>>
  readonly programs: number
  /** Cores that run them, each of which reads once what is the same for all. */
  readonly cores: number
}

/** More program instances are estimated from so many of them. */
const mostPrograms = 65536

/** A loop that ends by data, as a search does, is counted for at most so many turns. */
const mostTurns = 64

/** Values that depend on data count as 0, conditions on them as true. */
export function estimateNpu(lowered: LoweredNpu, launch: NpuLaunch): NpuEstimate {
  const { fn, allocation } = lowered
  const walk = new Walk(slotValues(lowered, launch))
  walk.run(fn.before, false)
  const repeatedBytes = walk.bytes * (launch.cores - 1)
  walk.scaleBytes(launch.cores)
  const once = walk.bytes
  const { pipeline } = fn
  const walked = Math.min(launch.programs, mostPrograms)
  for (let i = 0; i < walked; i++) {
    walk.values.set(fn.program, Math.floor((i * launch.programs) / walked))
    if (!pipeline) walk.run(fn.body, false)
    else {
      walk.run(pipeline.load, true)
      walk.run(pipeline.compute, false)
      walk.run(pipeline.store, true)
    }
  }
  const scale = launch.programs / Math.max(1, walked)
  return {
    bytes: once + (walk.bytes - once) * scale,
    repeatedBytes,
    vectorInstructions: walk.vectorInstructions * scale,
    scalarElements: walk.scalarElements * scale,
    scratchpadBytes: allocation.bytes,
    overlapped: walk.bytes === 0 ? 0 : walk.overlappedBytes / walk.bytes,
  }
}

function slotValues({ slots }: LoweredNpu, { scalars, strides }: NpuLaunch): ReadonlyMap<number, number> {
  const values = new Map<number, number>()
  for (const [name, { slot }] of slots.scalars) values.set(slot, scalars[name] ?? 0)
  for (const [name, own] of slots.strides)
    own.forEach((slot, d) => {
      if (slot >= 0) values.set(slot, strides[name]?.[d] ?? 1)
    })
  return values
}

const operators: Partial<Record<Primitive, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
  rem: (a, b) => (b === 0 ? 0 : a % b),
  min: Math.min,
  max: Math.max,
  lt: (a, b) => Number(a < b),
  le: (a, b) => Number(a <= b),
  gt: (a, b) => Number(a > b),
  ge: (a, b) => Number(a >= b),
  eq: (a, b) => Number(a === b),
  ne: (a, b) => Number(a !== b),
  shl: (a, b) => a * 2 ** b,
  shr: (a, b) => Math.floor(a / 2 ** b),
  and: (a, b) => Number(BigInt(a) & BigInt(b)),
  or: (a, b) => Number(BigInt(a) | BigInt(b)),
}

class Walk {
  readonly values = new Map<Variable, number>()
  bytes = 0
  overlappedBytes = 0
  vectorInstructions = 0
  scalarElements = 0

  constructor(private readonly slots: ReadonlyMap<number, number>) {}

  scaleBytes(factor: number): void {
    this.bytes *= factor
  }
  run(body: readonly Stmt[], isOverlapped: boolean): void {
    for (const s of body) this.statement(s, isOverlapped)
  }

  private statement(s: Stmt, isOverlapped: boolean): void {
    this.countLoads(s, 1)
    switch (s.kind) {
      case 'let':
      case 'assign':
        this.values.set(s.variable, this.value(s.value))
        return
      case 'for':
        return this.loop(s)
      case 'while':
        for (let turn = 0; turn < mostTurns && this.value(s.condition) !== 0; turn++) this.run(s.body, isOverlapped)
        return
      case 'if':
        return this.run(this.value(s.condition) !== 0 ? s.then : s.else, isOverlapped)
      case 'store':
        this.bytes += memoryBytes[s.memory]
        return
      case 'npu':
        return this.npu(s.npu, isOverlapped)
      default:
        return
    }
  }

  private npu(s: NpuStmt, isOverlapped: boolean): void {
    if (s.op === 'instruction' || s.op === 'foldInstruction') this.vectorInstructions++
    if (s.op === 'set') this.scalarElements++
    if (s.op !== 'copyIn' && s.op !== 'copyOut') return
    const bytes = this.value(s.count) * memoryBytes[s.memory]
    this.bytes += bytes
    if (isOverlapped) this.overlappedBytes += bytes
  }

  /** Loops over elements are counted once for all turns. */
  private loop(s: Stmt & { kind: 'for' }): void {
    const [from, to, step] = [s.from, s.to, s.step].map((x) => this.value(x)) as [number, number, number]
    if (isSimple(s.body)) {
      const turns = Math.max(0, Math.ceil((to - from) / (step || to - from || 1)))
      visitStatements(s.body, (inner) => {
        this.countLoads(inner, turns)
        if (inner.kind === 'store') this.bytes += turns * memoryBytes[inner.memory]
        if (inner.kind === 'npu') this.scalarElements += turns
      })
      return
    }
    // A step that data decide counts as 0.
    for (let i = from; i < to; i += step || to - from) {
      this.values.set(s.variable, i)
      this.run(s.body, false)
    }
  }

  private countLoads(s: Stmt, times: number): void {
    for (const expression of expressionsOf(s))
      visitExpression(expression, (x) => {
        if (x.kind === 'load') this.bytes += times * memoryBytes[x.memory]
      })
  }

  private value(x: Expr): number {
    switch (x.kind) {
      case 'const':
        return Number(x.value)
      case 'var':
        return this.values.get(x.variable) ?? 0
      case 'slot':
        return this.slots.get(x.slot) ?? 0
      case 'convert':
        return this.value(x.arg)
      case 'op': {
        if (x.fn === 'select') return this.value(x.args[this.value(x.args[0]!) !== 0 ? 1 : 2]!)
        const operator = operators[x.fn]
        return operator && x.args.length === 2 ? operator(this.value(x.args[0]!), this.value(x.args[1]!)) : 0
      }
      default:
        return 0
    }
  }
}

/** Whether a loop's body has neither loops, nor instructions, nor copies. */
const isSimple = (body: readonly Stmt[]): boolean =>
  body.every(
    (s) =>
      s.kind !== 'for' && s.kind !== 'while' && (s.kind !== 'npu' || s.npu.op === 'set') && bodiesOf(s).every(isSimple),
  )
