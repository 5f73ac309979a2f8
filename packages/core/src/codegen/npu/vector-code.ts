// Turns LoopIR whose values have lanes into vector instructions, bulk copies and, where the dialect has no instruction, loops over elements.
import type { NpuDialect } from '../../backend/target.ts'
import {
  addIndex,
  constant,
  declare,
  index,
  loop,
  op,
  scalarType,
  select,
  store,
  subIndex,
  use,
  when,
} from '../loops/build.ts'
import type { Expr, Stmt, Variable } from '../loops/ir.ts'
import type { Names } from '../loops/lower/scope.ts'
import { npu, setElements } from './build.ts'
import { describe } from './describe.ts'
import type { Count, NpuExpr, NpuStmt, VectorPart, VectorStorage } from './ir.ts'
import { scalarElement } from './scalar-element.ts'
import { storageOf, typeOf } from './storage.ts'
import { visitExpression } from './walk.ts'

export interface VectorShape {
  /** Elements of a vector. */
  readonly lanes: number
  readonly countUnit: number
  /** Whether offsets have 64 bits. */
  readonly wide: boolean
}

/** From here on fills are vector instructions: no machine's vectors are aligned to more elements. */
const fillUnit = 64

/** The statements of one block being made, and how many elements are in use. */
export interface Emission {
  readonly out: Stmt[]
  count: Count
}

export class VectorCode {
  readonly storage = new Map<Variable, VectorStorage>()

  constructor(
    readonly dialect: NpuDialect,
    readonly names: Names,
    readonly shape: VectorShape,
  ) {}

  /** The statements of the whole function. */
  translate(body: readonly Stmt[]): readonly Stmt[] {
    const all = index(this.shape.lanes)
    return this.block(body, { exact: all, whole: all })
  }

  private block(body: readonly Stmt[], count: Count): Stmt[] {
    const e: Emission = { out: [], count }
    for (const statement of body) this.statement(statement, e)
    return e.out
  }

  private statement(s: Stmt, e: Emission): void {
    switch (s.kind) {
      case 'let':
        if (s.variable.type.lanes > 1) return this.define(s.variable, s.value, e)
        return this.scalar(s, e)
      case 'assign':
        if (s.variable.type.lanes > 1) return this.into({ vector: s.variable, at: index(0) }, s.value, e)
        return this.scalar(s, e)
      case 'for':
      case 'while':
        e.out.push({ ...s, body: this.block(s.body, e.count) })
        return
      case 'if':
        e.out.push(when(s.condition, this.block(s.then, e.count), this.block(s.else, e.count)))
        return
      case 'store':
        if (s.value.type.lanes > 1) return this.storeVector(s, e)
        e.out.push(s)
        return
      case 'scatter':
        return this.eachLane(e, (lane, body) => {
          const [offset, value] = [s.offsets, s.value].map((x) => scalarElement(this, x, lane, e, body))
          return [store(s.memory, s.base, offset!, value!)]
        })
      case 'npu':
        return this.npu(s.npu, e)
      case 'prefetch':
        return
      default:
        e.out.push(s)
    }
  }

  private npu(s: NpuStmt, e: Emission): void {
    switch (s.op) {
      case 'count':
        e.count = this.countOf(s.count, e)
        return
      case 'vector':
        return this.declareVector(s.vector, { kind: 'var', type: s.vector.type, variable: s.vector }, e)
      case 'fill':
        return this.fill(s, e)
      case 'lanes':
        return this.lanes(s, e)
      case 'set':
        if (s.value.type.lanes === 1) e.out.push(npu(s))
        else if (s.stride === 1) this.into({ vector: s.vector, at: s.at }, s.value, e)
        else this.setStrided(s, s.stride, e)
        return
      default:
        throw new Error(`'${s.op}' comes from here alone`)
    }
  }

  private scalar(s: Extract<Stmt, { kind: 'let' | 'assign' }>, e: Emission): void {
    const { value } = s
    if (value.kind !== 'npu' || value.npu.op !== 'fold') {
      e.out.push(s)
      return
    }
    if (s.kind === 'let') e.out.push(declare(s.variable, constant(value.type.elem, 0)))
    this.fold(s.variable, value.npu, e)
  }
  private fold(target: Variable, { fn, arg }: NpuExpr & { op: 'fold' }, e: Emission): void {
    const part = this.operand(arg, e)
    const name = `${fn} ${typeOf(this, arg)}`
    const temporaries = (this.dialect.folds[name]!.temporaries ?? []).map((t) => this.temporary(t, e))
    e.out.push(npu({ op: 'foldInstruction', name, target, arg: part, temporaries, count: e.count }))
  }

  private countOf(exact: Expr, e: Emission): Count {
    const { countUnit: unit } = this.shape
    if (exact.kind === 'const') {
      const whole = Math.max(unit, Math.ceil(Number(exact.value) / unit) * unit)
      return { exact, whole: index(whole) }
    }
    const rounded =
      unit === 1 ? exact : op('mul', op('div', addIndex(exact, index(unit - 1)), index(unit)), index(unit))
    const variable = this.names.variable('whole', scalarType('index'))
    e.out.push(declare(variable, op('max', rounded, index(unit))))
    return { exact, whole: use(variable) }
  }

  // ---- vectors

  /** A vector variable with its value. */
  private define(variable: Variable, value: Expr, e: Emission): void {
    this.declareVector(variable, value, e)
    this.into({ vector: variable, at: index(0) }, value, e)
  }
  private declareVector(variable: Variable, value: Expr, e: Emission): void {
    const { lanes, wide } = this.shape
    const memory = storageOf(this, value, wide)
    this.storage.set(variable, { memory, elements: lanes, isTile: false })
    e.out.push(npu({ op: 'vector', vector: variable }))
  }
  private temporary(memory: VectorStorage['memory'], e: Emission): Variable {
    const elem = memory === 'f32' || memory === 'f64' || memory === 'i64' ? memory : 'i32'
    const variable = this.names.variable('t', { elem, lanes: this.shape.lanes })
    this.storage.set(variable, { memory, elements: this.shape.lanes, isTile: false })
    e.out.push(npu({ op: 'vector', vector: variable }))
    return variable
  }
  /** The vector that holds a value, made for it where there is none. */
  operand(value: Expr, e: Emission): VectorPart {
    if (value.kind === 'var') return { vector: value.variable, at: index(0) }
    if (value.kind === 'npu' && value.npu.op === 'elements' && value.npu.stride === 1)
      return { vector: value.npu.vector, at: value.npu.at }
    const variable = this.names.variable('t', value.type)
    this.define(variable, value, e)
    return { vector: variable, at: index(0) }
  }

  /** Computes a value into the elements in use of a vector. */
  private into(target: VectorPart, value: Expr, e: Emission): void {
    const { memory } = this.storage.get(target.vector)!
    if (value.kind === 'load' && value.memory === memory) {
      const { base, offset, stride } = value
      e.out.push(npu({ op: 'copyIn', part: target, memory, base, offset, stride, count: e.count.exact }))
      return
    }
    if (value.kind === 'load') return this.into(target, this.valueOf(this.operand(value, e), value), e)
    const found = describe(this, value, memory)
    if (found) return this.instruction(found.name, target, found.args, e)
    // Where memory is not read, as far as instructions reach: what stands behind the elements in use may be a fold's neutral element.
    const count = readsMemory(value) ? e.count.exact : e.count.whole
    const make = (lane: Expr, body: Stmt[]) => [
      setElements(target.vector, addIndex(target.at, lane), scalarElement(this, value, lane, e, body)),
    ]
    this.eachLane(e, make, count)
  }
  private valueOf({ vector }: VectorPart, { type }: Expr): Expr {
    return { kind: 'var', type, variable: vector }
  }

  private instruction(name: string, target: VectorPart, args: readonly Expr[], e: Emission): void {
    const { temporaries: types = [] } = this.dialect.instructions[name]!
    const operands = args.map((a) => (a.type.lanes > 1 ? this.operand(a, e) : a))
    const temporaries = types.map((t) => this.temporary(t, e))
    e.out.push(npu({ op: 'instruction', name, target, args: operands, temporaries, count: e.count }))
  }

  /** A loop over the elements in use, whose body `make` gives; what it pushes to `body` stands before. */
  private eachLane(
    e: Emission,
    make: (lane: Expr, body: Stmt[]) => readonly Stmt[],
    count: Expr = e.count.exact,
  ): void {
    const lane = this.names.variable('lane', scalarType('index'))
    const body: Stmt[] = []
    const last = make(use(lane), body)
    e.out.push(loop(lane, index(0), count, index(1), [...body, ...last]))
  }

  private lanes({ lane, reverse, body }: NpuStmt & { op: 'lanes' }, e: Emission): void {
    const inner = this.block(body, e.count)
    if (!reverse) {
      e.out.push(loop(lane, index(0), e.count.exact, index(1), inner))
      return
    }
    const counter = this.names.variable('lane', scalarType('index'))
    const mirrored = declare(lane, subIndex(subIndex(e.count.exact, index(1)), use(counter)))
    e.out.push(loop(counter, index(0), e.count.exact, index(1), [mirrored, ...inner]))
  }

  private setStrided({ vector, at, value }: NpuStmt & { op: 'set' }, stride: Expr, e: Emission): void {
    this.eachLane(e, (lane, body) => [
      setElements(vector, addIndex(at, op('mul', lane, stride)), scalarElement(this, value, lane, e, body)),
    ])
  }

  private fill({ vector, value, from, to }: NpuStmt & { op: 'fill' }, e: Emission): void {
    const one = (begin: Expr, end: Expr) => {
      const at = this.names.variable('at', scalarType('index'))
      e.out.push(loop(at, begin, end, index(1), [setElements(vector, use(at), value)]))
    }
    if (!to) {
      if (this.shape.countUnit > 1) one(from, e.count.whole)
      return
    }
    const start = this.names.variable('start', scalarType('index'))
    const rounded = op('mul', op('div', addIndex(from, index(fillUnit - 1)), index(fillUnit)), index(fillUnit))
    e.out.push(declare(start, rounded))
    one(from, op('min', use(start), to))
    const inner: Emission = { out: [], count: e.count }
    const count = this.names.variable('rest', scalarType('index'))
    inner.out.push(declare(count, subIndex(to, use(start))))
    inner.count = { exact: use(count), whole: use(count) }
    this.into({ vector, at: use(start) }, { ...value, type: vector.type }, inner)
    e.out.push(when(op('lt', use(start), to), inner.out))
  }

  // ---- memory

  private storeVector(s: Stmt & { kind: 'store' }, e: Emission): void {
    const value = s.value.kind === 'convert' && s.value.arg.type.elem === 'bool' ? s.value.arg : s.value
    const isInMemoryForm = value.type.elem !== 'bool' && typeOf(this, value) === s.memory
    const part = isInMemoryForm ? this.operand(value, e) : this.inMemoryForm(value, s.memory, e)
    const { memory, base, offset, stride } = s
    e.out.push(npu({ op: 'copyOut', part, memory, base, offset, stride, count: e.count.exact }))
  }
  private inMemoryForm(value: Expr, memory: VectorStorage['memory'], e: Emission): VectorPart {
    const source = this.valueOf(this.operand(value, e), value)
    const part = { vector: this.temporary(memory, e), at: index(0) }
    const name = `convert ${typeOf(this, source)} ${memory}`
    if (this.dialect.instructions[name]) this.instruction(name, part, [source], e)
    else
      this.eachLane(e, (lane, body) => {
        const one = scalarElement(this, source, lane, e, body)
        const number = one.type.elem === 'bool' ? select(one, constant('i32', 1), constant('i32', 0)) : one
        return [setElements(part.vector, lane, number)]
      })
    return part
  }
}

function readsMemory(value: Expr): boolean {
  let result = false
  visitExpression(value, (x) => {
    result ||= x.kind === 'gather'
  })
  return result
}
