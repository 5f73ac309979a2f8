// A tensor parameter while a kernel is being written: structured loads and stores, and explicit gathers and scatters.
import { OpGemsError } from '../errors/errors.ts'
import { unionAxes } from './axes.ts'
import type { Index, KernelBuilder } from './builder.ts'
import type { Node, ScatterEffect, TensorParameter } from './node.ts'
import type { Operand, Value } from './value.ts'

export class TensorHandle {
  constructor(
    private readonly builder: KernelBuilder,
    readonly parameter: TensorParameter,
  ) {}
  /** The tile at this index: one entry a dimension, each an axis or a scalar. */
  load(...index: Index[]): Value {
    const nodes = this.structured(index)
    const { name, dtype } = this.parameter
    return this.builder.intern({ op: 'load', dtype, axes: unionAxes(nodes), tensor: name, index: nodes })
  }
  /** Elements at computed coordinates, which must lie within the tensor wherever `mask` holds. */
  gather(index: readonly Index[], mask?: Value, other: Operand = 0): Value {
    const nodes = this.indices(index)
    const { name, dtype } = this.parameter
    const fallback = mask ? this.builder.lift(other, dtype).node : null
    const axes = unionAxes([...nodes, ...(mask ? [mask.node] : [])])
    return this.builder.intern({
      op: 'gather',
      dtype,
      axes,
      tensor: name,
      index: nodes,
      mask: mask?.node ?? null,
      other: fallback,
    })
  }
  /** Stores a tile, cast to the tensor's dtype. */
  store(index: readonly Index[], value: Value): void {
    this.builder.store(this.parameter, this.structured(index), value)
  }
  scatter(mode: ScatterEffect['mode'], index: readonly Index[], value: Value, mask?: Value): void {
    this.builder.scatter(this.parameter, mode, this.indices(index), value, mask)
  }
  private indices(index: readonly Index[]): Node[] {
    const { name, strides } = this.parameter
    if (index.length !== strides.length)
      throw new OpGemsError(
        'BAD_KERNEL',
        `tensor '${name}' has ${strides.length} dimensions, indexed with ${index.length}`,
      )
    return index.map((i) => this.builder.indexNode(i))
  }
  private structured(index: readonly Index[]): Node[] {
    const nodes = this.indices(index)
    if (nodes.some((n) => n.axes.length > 0 && n.op !== 'coord'))
      throw new OpGemsError(
        'BAD_KERNEL',
        `tensor '${this.parameter.name}': computed coordinates need gather or scatter`,
      )
    return nodes
  }
}
