// Builds a kernel: parameters, grid, axes, tiles and effects. Pure nodes are hash-consed, so common subexpressions are shared.
import { type ErrorCode, OpGemsError } from '../errors/errors.ts'
import { domain, sortAxes, unionAxes } from './axes.ts'
import { elementwiseFunction } from './elementwise/table.ts'
import { monoid } from './monoid.ts'
import type {
  Axis,
  Check,
  Effect,
  Kernel,
  KernelDType,
  LoopNode,
  Node,
  ParameterNode,
  ReduceNode,
  ScalarParameter,
  ScanNode,
  ScatterEffect,
  SortNode,
  TensorParameter,
} from './node.ts'
import { structuralKey, type Unnumbered } from './structural-key.ts'
import { TensorHandle } from './tensor-handle.ts'
import { type Operand, Value } from './value.ts'

export type Index = Axis | Value | number

export class KernelBuilder {
  private readonly tensors: TensorParameter[] = []
  private readonly scalars = new Map<string, ScalarParameter>()
  private readonly grid: Node[] = []
  private effects: Effect[] = []
  private readonly checks: Check[] = []
  private readonly interned = new Map<string, Node>()
  private axisCount = 0
  private nextId = 0

  constructor(readonly name: string) {}

  finish(): Kernel {
    return {
      name: this.name,
      tensors: this.tensors,
      scalars: [...this.scalars.values()],
      grid: this.grid,
      effects: this.effects,
      checks: this.checks,
    }
  }

  // ---- parameters and shape

  tensor(parameter: TensorParameter): TensorHandle {
    if (this.tensors.some((t) => t.name === parameter.name)) this.fail(`tensor '${parameter.name}' declared twice`)
    this.tensors.push(parameter)
    return new TensorHandle(this, parameter)
  }
  /** A scalar launch argument; sizes are int64. Asking again by the same name gives the same argument. */
  scalar(name: string, dtype: KernelDType = 'int64'): Value {
    const known = this.scalars.get(name)
    if (known && known.dtype !== dtype) this.fail(`scalar '${name}' is ${known.dtype} and ${dtype}`)
    if (!known) this.scalars.set(name, { name, dtype })
    return this.intern({ op: 'scalar', dtype, axes: [], name })
  }
  /** Adds a grid dimension of `count` program instances and returns this instance's coordinate. */
  program(count: Operand): Value {
    this.grid.push(this.scalarNode(count))
    return this.intern({ op: 'program', dtype: 'int64', axes: [], dimension: this.grid.length - 1 })
  }
  /** The axis of all coordinates 0 … limit-1. */
  open(name: string, limit: Operand): Axis {
    return this.range(name, 0, limit)
  }
  /** The axis of the coordinates from … limit-1. */
  range(name: string, from: Operand, limit: Operand): Axis {
    return { id: this.axisCount++, name, from: this.scalarNode(from), limit: this.scalarNode(limit), size: null }
  }
  /** The axis of at most `size` coordinates that starts at `from` and ends before `limit`. */
  block(name: string, from: Operand, size: number, limit: Operand): Axis {
    return { id: this.axisCount++, name, from: this.scalarNode(from), limit: this.scalarNode(limit), size }
  }
  /** Splits 0 … limit-1 into blocks of `size`, one for each instance of a new grid dimension. */
  blocks(name: string, limit: Operand, size: number): Axis {
    const count = this.lift(limit, 'int64')
      .add(size - 1)
      .div(size)
    return this.block(name, this.program(count).mul(size), size, limit)
  }

  // ---- tiles

  constant(dtype: KernelDType, value: number | bigint | boolean): Value {
    return this.intern({ op: 'const', dtype, axes: [], value: normalise(dtype, value) })
  }
  coord(axis: Axis): Value {
    return this.intern({ op: 'coord', dtype: 'int64', axes: [axis], axis })
  }
  map(fn: string, ...operands: Operand[]): Value {
    const definition = elementwiseFunction(fn)
    if (operands.length !== definition.arity)
      this.fail(`${fn} takes ${definition.arity} operands, got ${operands.length}`)
    const values = this.liftAll(fn, operands)
    const dtype = values[values.length - 1]!.dtype
    values.forEach((v, i) => {
      const expected = fn === 'select' && i === 0 ? 'bool' : dtype
      if (v.dtype !== expected) this.fail(`${fn}: operand ${i} is ${v.dtype}, expected ${expected}`)
    })
    const kind = domain(dtype)
    if (kind === 'storage' || !definition.on.includes(kind))
      this.fail(`${fn} is not defined on ${dtype}`, 'UNSUPPORTED_DTYPE')
    const args = values.map((v) => v.node)
    return this.intern({
      op: 'map',
      dtype: definition.result === 'bool' ? 'bool' : dtype,
      axes: unionAxes(args),
      fn,
      args,
    })
  }
  /** An elementwise function of the table spelled in simpler ones. */
  expand(fn: string, args: readonly Node[]): Value {
    const { expand } = elementwiseFunction(fn)
    if (!expand) this.fail(`${fn} is a primitive, which the dialect must spell`)
    return expand(...args.map((a) => new Value(this, a)))
  }
  cast(value: Value, dtype: KernelDType): Value {
    if (value.dtype === dtype) return value
    return this.intern({ op: 'cast', dtype, axes: value.node.axes, args: [value.node] })
  }
  bitcast(value: Value, dtype: KernelDType): Value {
    if (value.dtype === dtype) return value
    return this.intern({ op: 'bitcast', dtype, axes: value.node.axes, args: [value.node] })
  }
  reduce(name: string, reduced: readonly Axis[], tuple: readonly Value[]): Value[] {
    const args = this.tuple(name, tuple)
    const axes = unionAxes(args).filter((a) => !reduced.includes(a))
    const node = this.intern({
      op: 'reduce',
      dtype: args[0]!.dtype,
      axes,
      monoid: name,
      reduced: sortAxes(reduced),
      args,
    })
    return this.picks(node.node as ReduceNode, args, axes)
  }
  /** Folds scalars over the program instances along the last grid dimension. @param words see `ReduceNode.through` */
  reducePrograms(name: string, tuple: readonly Value[], words: Pick<TensorParameter, 'name'>): Value[] {
    const args = this.tuple(name, tuple)
    const { dtype } = args[0]!
    const node = this.intern({ op: 'reduce', dtype, axes: [], monoid: name, reduced: [], args, through: words.name })
    return this.picks(node.node as ReduceNode, args, [])
  }
  scan(name: string, axis: Axis, tuple: readonly Value[], reverse = false): Value[] {
    const args = this.tuple(name, tuple)
    const axes = sortAxes([...new Set([...unionAxes(args), axis])])
    const node = this.intern({ op: 'scan', dtype: args[0]!.dtype, axes, monoid: name, axis, reverse, args })
    return this.picks(node.node as ScanNode, args, axes)
  }
  /** Stable ascending sort of integer keys along an axis; returns [keys, payload]. */
  sort(axis: Axis, key: Value, payload: Value): Value[] {
    const args = [key.node, payload.node] as const
    const axes = sortAxes([...new Set([...unionAxes(args), axis])])
    const node = this.intern({ op: 'sort', dtype: key.dtype, axes, axis, args })
    return this.picks(node.node as SortNode, args, axes)
  }
  dot(axis: Axis, a: Value, b: Value, precision: 'ieee' | 'tf32' = 'ieee'): Value {
    const axes = unionAxes([a.node, b.node]).filter((x) => x !== axis)
    return this.intern({ op: 'dot', dtype: a.dtype, axes, axis, precision, args: [a.node, b.node] })
  }
  /** A value to be supplied from outside, for expressions built apart from a kernel. */
  parameter(name: string, dtype: KernelDType, axes: readonly Axis[] = []): Value {
    return this.intern({ op: 'parameter', dtype, axes: sortAxes(axes), name })
  }

  // ---- effects

  store(tensor: TensorParameter, index: readonly Node[], value: Value): void {
    if (tensor.access === 'read') this.fail(`store to read-only tensor '${tensor.name}'`)
    this.effects.push({ effect: 'store', tensor: tensor.name, index, value: this.cast(value, tensor.dtype).node })
  }
  scatter(
    tensor: TensorParameter,
    mode: ScatterEffect['mode'],
    index: readonly Node[],
    value: Value,
    mask?: Value,
  ): void {
    if (tensor.access === 'read') this.fail(`scatter to read-only tensor '${tensor.name}'`)
    const stored = this.cast(value, tensor.dtype).node
    this.effects.push({ effect: 'scatter', mode, tensor: tensor.name, index, value: stored, mask: mask?.node ?? null })
  }
  /** Makes the launch fail with this code and message where the condition is false anywhere. */
  check(condition: Value, message: string, code: ErrorCode = 'INDEX_OUT_OF_RANGE'): void {
    this.effects.push({ effect: 'check', condition: condition.node, code: this.checks.push({ message, code }) - 1 })
  }
  /**
   * for (i = from; i < to; i += step), carrying tiles; returns the last carried tiles. Effects of the body belong to the loop.
   * A carried tile has the axes of its initial value and of what the body yields for it; the body runs again where that widens it.
   */
  loop(
    from: Operand,
    to: Operand,
    step: number,
    initial: readonly Value[],
    body: (index: Value, carried: Value[]) => readonly Value[],
    axes: readonly (readonly Axis[])[] = initial.map((v) => v.node.axes),
  ): Value[] {
    const serial = this.nextId
    const [axisCount, checkCount] = [this.axisCount, this.checks.length]
    const index = this.parameter(`loop${serial}`, 'int64')
    const carried = initial.map((v, i) => this.parameter(`carried${serial}_${i}`, v.dtype, axes[i]))
    const outer = this.effects
    this.effects = []
    const yields = body(index, carried).map((v) => v.node)
    const effects = this.effects
    this.effects = outer
    const wider = axes.map((own, i) =>
      sortAxes([...new Set([...own, ...yields[i]!.axes.filter((a) => a.id < axisCount)])]),
    )
    if (wider.some((all, i) => all.length > axes[i]!.length)) {
      this.checks.length = checkCount
      return this.loop(from, to, step, initial, body, wider)
    }
    yields.forEach((y, i) => {
      if (y.dtype !== initial[i]!.dtype)
        this.fail(`loop: carried value ${i} is ${initial[i]!.dtype}, yielded ${y.dtype}`)
    })
    const loop = this.intern({
      op: 'loop',
      dtype: 'int64',
      axes: [],
      from: this.scalarNode(from),
      to: this.scalarNode(to),
      step,
      index: index.node as ParameterNode,
      carried: carried.map((c) => c.node as ParameterNode),
      initial: initial.map((v) => v.node),
      yields,
      effects,
    }).node as LoopNode
    if (effects.length) this.effects.push({ effect: 'loop', loop })
    return carried.map(({ node: { dtype, axes } }, which) =>
      this.intern({ op: 'pick', dtype, axes, from: loop, which }),
    )
  }

  // ---- inner workings

  indexNode(index: Index): Node {
    if (typeof index === 'number') return this.constant('int64', index).node
    return index instanceof Value ? this.cast(index, 'int64').node : this.coord(index).node
  }
  intern(fields: Unnumbered<Node>): Value {
    const key = structuralKey(fields)
    let node = this.interned.get(key)
    if (!node) {
      node = { ...fields, id: this.nextId++ } as Node
      this.interned.set(key, node)
    }
    return new Value(this, node)
  }
  lift(operand: Operand, dtype: KernelDType): Value {
    if (operand instanceof Value) return operand
    if (!['number', 'bigint', 'boolean'].includes(typeof operand))
      this.fail(`an operand must be a value, a number, a bigint or a boolean, not ${typeof operand}`)
    return this.constant(dtype, operand)
  }
  private liftAll(fn: string, operands: readonly Operand[]): Value[] {
    const typed = operands.filter((o, i): o is Value => o instanceof Value && !(fn === 'select' && i === 0))
    const dtype = typed[0]?.dtype
    if (!dtype) this.fail(`${fn}: all operands are literals, so their dtype is unknown`)
    return operands.map((o, i) => this.lift(o, fn === 'select' && i === 0 ? 'bool' : dtype))
  }
  private tuple(name: string, tuple: readonly Value[]): Node[] {
    const { arity } = monoid(name)
    if (tuple.length !== arity) this.fail(`${name} folds tuples of ${arity}, got ${tuple.length}`)
    return tuple.map((v) => v.node)
  }
  private picks(from: ReduceNode | ScanNode | SortNode, args: readonly Node[], axes: readonly Axis[]): Value[] {
    return args.map((a, which) => this.intern({ op: 'pick', dtype: a.dtype, axes, from, which }))
  }
  private scalarNode(operand: Operand): Node {
    const { node } = this.lift(operand, 'int64')
    if (node.axes.length) this.fail('a size or bound must be a scalar')
    return node
  }
  private fail(message: string, code: 'BAD_KERNEL' | 'UNSUPPORTED_DTYPE' = 'BAD_KERNEL'): never {
    throw new OpGemsError(code, `kernel '${this.name}': ${message}`)
  }
}

/** Builds a kernel from its body. */
export function buildKernel(name: string, body: (k: KernelBuilder) => void): Kernel {
  const builder = new KernelBuilder(name)
  body(builder)
  return builder.finish()
}

function normalise(dtype: KernelDType, value: number | bigint | boolean): number | bigint | boolean {
  const kind = domain(dtype)
  if (kind === 'bool') return Boolean(value)
  if (kind === 'int') return typeof value === 'bigint' ? value : BigInt(Math.trunc(Number(value)))
  return dtype === 'float32' ? Math.fround(Number(value)) : Number(value)
}
