// Places vectors in scratchpad by linear scan: a vector's memory is used again once its last reader has read it.
import type { NpuTarget } from '../../backend/target.ts'
import { memoryBytes, type Stmt, type Variable } from '../loops/ir.ts'
import type { NpuFunction } from './function.ts'
import { bodiesOf, vectorsOf } from './walk.ts'

export interface Allocation {
  /** Byte at which each vector starts; a doubled one has its second half right behind. */
  readonly offsets: ReadonlyMap<Variable, number>
  readonly sizes: ReadonlyMap<Variable, number>
  readonly bytes: number
}

interface Lifetime {
  readonly vector: Variable
  readonly bytes: number
  start: number
  end: number
  /** Vectors that the first writer reads for the last time, whose place may be taken. */
  heirOf: readonly Variable[]
}

export function allocate(fn: NpuFunction, target: NpuTarget): Allocation {
  const lifetimes = new Lifetimes(fn, target.alignment)
  const all = lifetimes.find().sort((a, b) => a.start - b.start || b.bytes - a.bytes)
  const offsets = new Map<Variable, number>()
  let active: Lifetime[] = []
  let top = 0
  for (const life of all) {
    active = active.filter((a) => a.end >= life.start)
    const parent = active.find((a) => a.end === life.start && a.bytes === life.bytes && life.heirOf.includes(a.vector))
    if (parent) active = active.filter((a) => a !== parent)
    const at = parent ? offsets.get(parent.vector)! : lowestGap(active, offsets, life.bytes)
    offsets.set(life.vector, at)
    active.push(life)
    top = Math.max(top, at + life.bytes)
  }
  return { offsets, sizes: new Map(all.map((l) => [l.vector, l.bytes])), bytes: top }
}

function lowestGap(active: readonly Lifetime[], offsets: ReadonlyMap<Variable, number>, bytes: number): number {
  const taken = active
    .map((a) => [offsets.get(a.vector)!, offsets.get(a.vector)! + a.bytes] as const)
    .sort(([a], [b]) => a - b)
  let at = 0
  for (const [from, to] of taken) {
    if (at + bytes <= from) return at
    at = Math.max(at, to)
  }
  return at
}

interface Enclosing {
  readonly start: number
  end: number
}

class Lifetimes {
  private position = 0
  private readonly found = new Map<Variable, Lifetime>()
  /** Loops around each vector's declaration. */
  private readonly declared = new Map<Variable, number>()
  private readonly loops: Enclosing[] = []
  /** Uses inside loops that the declaration stands outside of last until the loop's end. */
  private readonly extended: { readonly life: Lifetime; readonly loop: Enclosing }[] = []

  constructor(
    private readonly fn: NpuFunction,
    private readonly alignment: number,
  ) {}

  find(): Lifetime[] {
    const { fn } = this
    this.visit(fn.before)
    const start = this.position
    const { pipeline } = fn
    this.visitLoop(pipeline ? [...pipeline.load, ...pipeline.compute, ...pipeline.store] : fn.body)
    this.visit(fn.after)
    for (const { life, loop } of this.extended) {
      life.start = Math.min(life.start, loop.start)
      life.end = Math.max(life.end, loop.end)
    }
    for (const life of this.found.values())
      if (this.fn.storage.get(life.vector)!.isTile || pipeline?.doubled.has(life.vector)) {
        life.start = start
        life.end = this.position
      }
    return [...this.found.values()]
  }

  private visitLoop(body: readonly Stmt[]): void {
    const loop: Enclosing = { start: this.position, end: 0 }
    this.loops.push(loop)
    this.visit(body)
    this.loops.pop()
    loop.end = this.position
  }

  private visit(body: readonly Stmt[]): void {
    for (const s of body) {
      this.position++
      if (s.kind === 'npu' && s.npu.op === 'vector') this.declared.set(s.npu.vector, this.loops.length)
      const { read, written } = vectorsOf(s)
      for (const v of read) this.use(v, [])
      const inheritable = s.kind === 'npu' && s.npu.op === 'instruction' ? read : []
      for (const v of written)
        this.use(v, s.kind === 'npu' && s.npu.op === 'instruction' && s.npu.target.vector === v ? inheritable : [])
      for (const inner of bodiesOf(s)) {
        if (s.kind === 'if') this.visit(inner)
        else this.visitLoop(inner)
      }
    }
  }

  private use(vector: Variable, heirOf: readonly Variable[]): void {
    const known = this.found.get(vector)
    const life = known ?? { vector, bytes: this.bytesOf(vector), start: this.position, end: this.position, heirOf }
    life.end = this.position
    this.found.set(vector, life)
    const outside = this.declared.get(vector) ?? 0
    const loop = this.loops[outside]
    if (loop) this.extended.push({ life, loop })
  }

  private bytesOf(vector: Variable): number {
    const { memory, elements } = this.fn.storage.get(vector)!
    const one = Math.ceil((elements * memoryBytes[memory]) / this.alignment) * this.alignment
    return this.fn.pipeline?.doubled.has(vector) ? 2 * one : one
  }
}
