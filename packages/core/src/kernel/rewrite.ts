// Rebuilds a kernel node by node, letting a function replace some of them. Sharing is kept; parameters, axes and effects are carried over.
import { sortAxes } from './axes.ts'
import { KernelBuilder } from './builder.ts'
import type { Axis, CheckEffect, Effect, Kernel, LoopNode, Node, ReduceNode, ScanNode, SortNode } from './node.ts'
import type { Value } from './value.ts'

/** The new kernel while it is being built. */
export interface Rebuild {
  readonly builder: KernelBuilder
  axis(old: Axis): Axis
}

/** Gives a replacement, or null to rebuild the node as it was. `args` are the new values of map, cast, bitcast and dot operands. */
export type Replace = (node: Node, args: readonly Value[], rebuild: Rebuild) => Value | null

/** `sizeOf` gives the blocks of an axis another size; null keeps its own. */
export function rewrite(kernel: Kernel, replace: Replace, sizeOf?: (axis: Axis) => number | null): Kernel {
  return new Rewriter(kernel, replace, sizeOf).run()
}

class Rewriter implements Rebuild {
  readonly builder: KernelBuilder
  private readonly programs: Value[] = []
  private readonly axes = new Map<Axis, Axis>()
  private readonly values = new Map<Node, Value>()
  private readonly tuples = new Map<Node, readonly Value[]>()

  constructor(
    private readonly kernel: Kernel,
    private readonly replace: Replace,
    private readonly sizeOf: (axis: Axis) => number | null = () => null,
  ) {
    this.builder = new KernelBuilder(kernel.name)
  }

  run(): Kernel {
    for (const tensor of this.kernel.tensors) this.builder.tensor(tensor)
    for (const scalar of this.kernel.scalars) this.builder.scalar(scalar.name, scalar.dtype)
    for (const count of this.kernel.grid) this.programs.push(this.builder.program(this.value(count)))
    this.replay(this.kernel.effects)
    return this.builder.finish()
  }

  axis(old: Axis): Axis {
    const known = this.axes.get(old)
    if (known) return known
    const from = this.value(old.from)
    const limit = this.value(old.limit)
    const axis =
      old.size === null
        ? this.builder.range(old.name, from, limit)
        : this.builder.block(old.name, from, this.sizeOf(old) ?? old.size, limit)
    this.axes.set(old, axis)
    return axis
  }

  private value(node: Node): Value {
    const known = this.values.get(node)
    if (known) return known
    const args =
      node.op === 'map' || node.op === 'cast' || node.op === 'bitcast' || node.op === 'dot'
        ? node.args.map((a) => this.value(a))
        : []
    const value = this.replace(node, args, this) ?? this.rebuild(node, args)
    this.values.set(node, value)
    return value
  }

  private rebuild(node: Node, args: readonly Value[]): Value {
    const { builder } = this
    switch (node.op) {
      case 'const':
        return builder.constant(node.dtype, node.value)
      case 'scalar':
        return builder.scalar(node.name, node.dtype)
      case 'program':
        return this.programs[node.dimension]!
      case 'parameter':
        return builder.parameter(
          node.name,
          node.dtype,
          node.axes.map((a) => this.axis(a)),
        )
      case 'coord':
        return builder.coord(this.axis(node.axis))
      case 'map':
        return builder.map(node.fn, ...args)
      case 'cast':
        return builder.cast(args[0]!, node.dtype)
      case 'bitcast':
        return builder.bitcast(args[0]!, node.dtype)
      case 'dot':
        return builder.dot(this.axis(node.axis), args[0]!, args[1]!, node.precision)
      case 'load':
      case 'gather':
        return this.rebuildAccess(node)
      case 'pick':
        return this.tuple(node.from)[node.which]!
      case 'reduce':
      case 'scan':
      case 'sort':
      case 'loop':
        return this.tuple(node)[0]!
      default:
        throw new Error(`unreachable: ${node satisfies never}`)
    }
  }

  private rebuildAccess(node: Node & { op: 'load' | 'gather' }): Value {
    const index = node.index.map((i) => this.value(i).node)
    const { dtype, tensor } = node
    // Axes are numbered anew, so their order may differ.
    const axes = sortAxes(node.axes.map((a) => this.axis(a)))
    if (node.op === 'load') return this.builder.intern({ op: 'load', dtype, axes, tensor, index })
    const mask = node.mask ? this.value(node.mask).node : null
    const other = node.other ? this.value(node.other).node : null
    return this.builder.intern({ op: 'gather', dtype, axes, tensor, index, mask, other })
  }

  private tuple(node: ReduceNode | ScanNode | SortNode | LoopNode): readonly Value[] {
    const known = this.tuples.get(node)
    if (known) return known
    const tuple = this.rebuildTuple(node)
    this.tuples.set(node, tuple)
    return tuple
  }

  private rebuildTuple(node: ReduceNode | ScanNode | SortNode | LoopNode): readonly Value[] {
    const { builder } = this
    if (node.op === 'loop') return this.rebuildLoop(node)
    const args = node.args.map((a) => this.value(a))
    if (node.op === 'reduce' && node.through !== undefined)
      return builder.reducePrograms(node.monoid, args, { name: node.through })
    if (node.op === 'reduce')
      return builder.reduce(
        node.monoid,
        node.reduced.map((a) => this.axis(a)),
        args,
      )
    if (node.op === 'scan') return builder.scan(node.monoid, this.axis(node.axis), args, node.reverse)
    return builder.sort(this.axis(node.axis), args[0]!, args[1]!)
  }

  private rebuildLoop(node: LoopNode): readonly Value[] {
    const initial = node.initial.map((i) => this.value(i))
    const axes = node.carried.map((c) => sortAxes(c.axes.map((a) => this.axis(a))))
    const body = (index: Value, carried: readonly Value[]): readonly Value[] => {
      this.values.set(node.index, index)
      for (const [i, c] of node.carried.entries()) this.values.set(c, carried[i]!)
      this.replay(node.effects)
      return node.yields.map((y) => this.value(y))
    }
    return this.builder.loop(this.value(node.from), this.value(node.to), node.step, initial, body, axes)
  }

  private replay(effects: readonly Effect[]): void {
    for (const effect of effects) this.replayOne(effect)
  }

  private replayOne(effect: Effect): void {
    const { builder } = this
    switch (effect.effect) {
      case 'store':
        return builder.store(this.tensor(effect.tensor), this.nodes(effect.index), this.value(effect.value))
      case 'scatter': {
        const mask = effect.mask ? this.value(effect.mask) : undefined
        return builder.scatter(
          this.tensor(effect.tensor),
          effect.mode,
          this.nodes(effect.index),
          this.value(effect.value),
          mask,
        )
      }
      case 'check':
        return this.replayCheck(effect)
      case 'loop':
        this.tuple(effect.loop)
        return
      default:
        throw new Error(`unreachable: ${effect satisfies never}`)
    }
  }
  private replayCheck(effect: CheckEffect): void {
    const { message, code } = this.kernel.checks[effect.code]!
    this.builder.check(this.value(effect.condition), message, code)
  }
  private nodes(index: readonly Node[]): Node[] {
    return index.map((i) => this.value(i).node)
  }
  private tensor(name: string) {
    return this.kernel.tensors.find((t) => t.name === name)!
  }
}
