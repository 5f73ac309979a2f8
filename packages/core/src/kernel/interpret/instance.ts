// One program instance in the interpreter: evaluates nodes to tiles, each once, or once an iteration of the loops it depends on.

import type { Dependence } from '../dependence.ts'
import type { Axis, Kernel, LoopNode, Node, PickNode } from '../node.ts'
import { runEffects } from './effects.ts'
import { foldTuple, multiply, scanTuple, sortPairs } from './fold.ts'
import type { Memory } from './memory.ts'
import { applyBitcast, applyCast, applyMap, convert, type Mode, type Scalar } from './scalar.ts'
import { at, type Extent, fill, type Position, scalarTile, type Tile } from './tile.ts'

/** What is the same for all instances of a launch. */
export interface Launch {
  readonly kernel: Kernel
  readonly mode: Mode
  readonly scalars: ReadonlyMap<string, Scalar>
  readonly memories: ReadonlyMap<string, Memory>
  readonly dependence: Dependence
}

/** Values known in one iteration of a loop, within those of the enclosing one; the outermost is the program instance. */
export class Instance {
  private readonly tiles = new Map<Node, Tile>()
  private readonly tuples = new Map<Node, readonly Tile[]>()

  constructor(
    readonly launch: Launch,
    private readonly program: readonly number[],
    private readonly parent: Instance | null = null,
    private readonly bound: ReadonlyMap<Node, Tile> = new Map(),
  ) {}

  tile(node: Node): Tile {
    const owner = this.owner(node)
    const known = owner.bound.get(node) ?? owner.tiles.get(node)
    if (known) return known
    const tile = owner.compute(node)
    owner.tiles.set(node, tile)
    return tile
  }
  /** The value of a node without axes. */
  scalar(node: Node): Scalar {
    return this.tile(node).data[0]!
  }
  extent(axis: Axis): Extent {
    const from = Number(this.scalar(axis.from))
    const limit = Number(this.scalar(axis.limit))
    const end = axis.size === null ? limit : Math.min(from + axis.size, limit)
    return { axis, from, count: Math.max(0, end - from) }
  }
  extents(axes: readonly Axis[]): Extent[] {
    return axes.map((a) => this.extent(a))
  }
  /** All program instances that differ from this one in the last grid dimension alone. */
  row(): Instance[] {
    const before = this.program.slice(0, -1)
    const count = Number(this.scalar(this.launch.kernel.grid[before.length]!))
    return Array.from({ length: count }, (_, i) => new Instance(this.launch, [...before, i]))
  }
  /** Whether none comes after it along the last grid dimension. */
  get isLast(): boolean {
    const last = this.program.length - 1
    return this.program[last] === Number(this.scalar(this.launch.kernel.grid[last]!)) - 1
  }
  memory(tensor: string): Memory {
    return this.launch.memories.get(tensor)!
  }

  /** The outermost iteration in which all that the node depends on is known. */
  private owner(node: Node): Instance {
    if (!this.parent) return this
    const depends = this.launch.dependence.of(node)
    return [...this.bound.keys()].some((p) => depends.has(p as never)) ? this : this.parent.owner(node)
  }

  private compute(node: Node): Tile {
    const { mode, scalars } = this.launch
    switch (node.op) {
      case 'const':
        return scalarTile(convert(node.value, node.dtype, mode))
      case 'scalar':
        return scalarTile(convert(scalars.get(node.name)!, node.dtype, mode))
      case 'program':
        return scalarTile(BigInt(this.program[node.dimension]!))
      case 'coord': {
        const extent = this.extent(node.axis)
        return fill([extent], (position) => BigInt(extent.from + position.get(node.axis)!))
      }
      case 'map': {
        const args = node.args.map((a) => this.tile(a))
        return this.over(node.axes, (p) =>
          applyMap(
            node,
            args.map((a) => at(a, p)),
            mode,
          ),
        )
      }
      case 'cast': {
        const arg = this.tile(node.args[0])
        return this.over(node.axes, (p) => applyCast(node, at(arg, p), mode))
      }
      case 'bitcast': {
        const arg = this.tile(node.args[0])
        return this.over(node.axes, (p) => applyBitcast(node, at(arg, p)))
      }
      case 'load':
      case 'gather':
        return this.read(node)
      case 'pick':
        return this.tuple(node.from)[node.which]!
      case 'dot':
        return multiply(this, node)
      case 'reduce':
      case 'scan':
      case 'sort':
      case 'loop':
        return this.tuple(node)[0] ?? scalarTile(0n)
      case 'parameter':
        throw new Error(`parameter '${node.name}' is used outside its loop`)
      default:
        throw new Error(`unreachable: ${node satisfies never}`)
    }
  }
  private over(axes: readonly Axis[], element: (position: Position) => Scalar): Tile {
    return fill(this.extents(axes), element)
  }
  private read(node: Node & { op: 'load' | 'gather' }): Tile {
    const memory = this.memory(node.tensor)
    const index = node.index.map((i) => this.tile(i))
    const mask = node.op === 'gather' && node.mask ? this.tile(node.mask) : null
    const other = node.op === 'gather' && node.other ? this.tile(node.other) : null
    return this.over(node.axes, (position) => {
      if (mask && !at(mask, position)) return at(other!, position)
      return memory.read(index.map((i) => at(i, position)))
    })
  }

  /** The results of a node that has several. */
  tuple(node: PickNode['from']): readonly Tile[] {
    const owner = this.owner(node)
    const known = owner.tuples.get(node)
    if (known) return known
    const tuple = owner.computeTuple(node)
    owner.tuples.set(node, tuple)
    return tuple
  }
  private computeTuple(node: PickNode['from']): readonly Tile[] {
    switch (node.op) {
      case 'reduce':
        return foldTuple(this, node)
      case 'scan':
        return scanTuple(this, node)
      case 'sort':
        return sortPairs(this, node)
      case 'loop':
        return this.runLoop(node)
      default:
        throw new Error(`unreachable: ${node satisfies never}`)
    }
  }
  private runLoop(node: LoopNode): readonly Tile[] {
    const to = Number(this.scalar(node.to))
    let carried = node.initial.map((v, i) => this.broadcast(this.tile(v), node.carried[i]!.axes))
    for (let index = Number(this.scalar(node.from)); index < to; index += node.step) {
      const bound = new Map<Node, Tile>([[node.index, scalarTile(BigInt(index))]])
      for (const [i, parameter] of node.carried.entries()) bound.set(parameter, carried[i]!)
      const iteration = new Instance(this.launch, this.program, this, bound)
      runEffects(iteration, node.effects)
      carried = node.yields.map((y, i) => iteration.broadcast(iteration.tile(y), node.carried[i]!.axes))
    }
    return carried
  }
  private broadcast(tile: Tile, axes: readonly Axis[]): Tile {
    return this.over(axes, (position) => at(tile, position))
  }
}
