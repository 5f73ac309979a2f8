// A tile while a kernel is being written: every elementwise function of the table is a method, so kernels read as formulas.
import type { KernelBuilder } from './builder.ts'
import {
  type BinaryName,
  binaryNames,
  type TernaryName,
  ternaryNames,
  type UnaryName,
  unaryNames,
} from './elementwise/names.ts'
import type { Axis, KernelDType, Node } from './node.ts'

/** A literal takes the dtype of the tile it meets. */
export type Operand = Value | number | bigint | boolean

type ElementwiseMethods = Record<UnaryName, () => Value> &
  Record<BinaryName, (b: Operand) => Value> &
  Record<TernaryName, (b: Operand, c: Operand) => Value>

export interface Value extends ElementwiseMethods {}
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are added below, one for each function of the table
export class Value {
  constructor(
    readonly builder: KernelBuilder,
    readonly node: Node,
  ) {}
  get dtype(): KernelDType {
    return this.node.dtype
  }
  /** A constant of this tile's dtype. */
  like(value: number | bigint | boolean): Value {
    return this.builder.constant(this.dtype, value)
  }
  /** Another node of the same kernel. */
  of(node: Node): Value {
    return new Value(this.builder, node)
  }
  to(dtype: KernelDType): Value {
    return this.builder.cast(this, dtype)
  }
  bitcast(dtype: KernelDType): Value {
    return this.builder.bitcast(this, dtype)
  }
  sum(...axes: Axis[]): Value {
    return this.fold('sum', axes)
  }
  prod(...axes: Axis[]): Value {
    return this.fold('prod', axes)
  }
  /** Greatest element; NaN if any is. */
  max(...axes: Axis[]): Value {
    return this.fold('max', axes)
  }
  min(...axes: Axis[]): Value {
    return this.fold('min', axes)
  }
  any(...axes: Axis[]): Value {
    return this.fold('any', axes)
  }
  all(...axes: Axis[]): Value {
    return this.fold('all', axes)
  }
  private fold(monoid: string, axes: Axis[]): Value {
    return this.builder.reduce(monoid, axes, [this])[0]!
  }
}

for (const name of [...unaryNames, ...binaryNames, ...ternaryNames])
  Object.defineProperty(Value.prototype, name, {
    value(this: Value, ...rest: Operand[]) {
      return this.builder.map(name, this, ...rest)
    },
  })
