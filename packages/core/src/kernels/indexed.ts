// The indexed generator: kernels over coordinates that read or write some operands at computed places:
// index_select, gather, scatter, embedding, roll, pad, triu, arange, random numbers.
import type { DType } from '../dtype/index.ts'
import {
  type Axis,
  domain,
  type KernelBuilder,
  type KernelDType,
  type Operand,
  type StrideFact,
  type TensorHandle,
  type Value,
} from '../kernel/index.ts'
import { loadOnce } from './pointwise.ts'

/** Elements of one program instance along the innermost dimension. */
const blockSize = 4096
/** Rows of one program instance where rows are short. */
const shortRows = 512

/**
 * What a dimension of the iteration is: 'plain' ones all operands have; 'lookup' and 'special' ones only those without
 * computed dimensions. Coordinates of 'special' dimensions are at hand in the formula, so these are never merged.
 */
export type DimensionRole = 'plain' | 'lookup' | 'special'

export interface IndexedOperand {
  readonly dtype: DType
  readonly access: 'read' | 'write' | 'readwrite'
  /** Dimensions reached by computed coordinates, after the plain ones; 0: the operand has the iteration's own coordinates. */
  readonly computed: number
}

export interface IndexedSpec {
  readonly name: string
  readonly operands: readonly IndexedOperand[]
  readonly scalars: readonly KernelDType[]
  /** Loads, computes and stores one element of the iteration. */
  body(site: Site): void
}

/** One element of the iteration while its kernel is written. */
export interface Site {
  readonly k: KernelBuilder
  readonly scalars: readonly Value[]
  /** Coordinate along the n-th special dimension, int64. */
  coord(special: number): Value
  /** Size of the n-th special dimension, int64. */
  size(special: number): Value
  /** The element of an operand without computed dimensions. */
  load(operand: number): Value
  store(operand: number, value: Value): void
  /** The element at computed coordinates, `other` where `mask` is false: nothing is read there. Index 0 must exist in each computed dimension. */
  read(operand: number, computed: readonly Value[], mask?: Value, other?: Operand): Value
  /** Writes at computed coordinates where `mask` holds. */
  write(operand: number, computed: readonly Value[], value: Value, mode: ScatterMode, mask?: Value): void
}
export type ScatterMode = 'set' | 'sum' | 'prod' | 'max' | 'min'

/** Roles of the merged dimensions, outermost first; special ones by their number. */
export type IndexedRoles = readonly ('plain' | 'lookup' | number)[]

export function buildIndexed(
  k: KernelBuilder,
  spec: IndexedSpec,
  roles: IndexedRoles,
  facts: readonly (readonly StrideFact[])[],
  isShort: boolean,
): void {
  const sizes = roles.map((_, i) => k.scalar(`size${i}`))
  const scalars = spec.scalars.map((dtype, i) => k.scalar(`scalar${i}`, dtype))
  const handles = spec.operands.map((o, i) =>
    k.tensor({ name: `x${i}`, dtype: o.dtype as KernelDType, access: o.access, strides: facts[i]! }),
  )
  const last = roles.length - 1
  // Short rows are too little work for a program instance: a block of them is.
  const blocked = isShort ? last - 1 : last
  const index = sizes.map((size, i) => {
    if (i === blocked) return k.blocks(`i${i}`, size, isShort ? shortRows : blockSize)
    return i > blocked ? k.open(`i${i}`, size) : k.program(size)
  })
  spec.body(new IndexedSite(k, roles, sizes, index, handles, scalars))
}

class IndexedSite implements Site {
  private readonly plain: readonly (Axis | Value)[]

  constructor(
    readonly k: KernelBuilder,
    private readonly roles: IndexedRoles,
    private readonly sizes: readonly Value[],
    private readonly index: readonly (Axis | Value)[],
    private readonly handles: readonly TensorHandle[],
    readonly scalars: readonly Value[],
  ) {
    this.plain = index.filter((_, i) => roles[i] === 'plain')
  }

  coord(special: number): Value {
    const at = this.index[this.roles.indexOf(special)]!
    return 'node' in at ? at : this.k.coord(at)
  }
  size(special: number): Value {
    return this.sizes[this.roles.indexOf(special)]!
  }
  load(operand: number): Value {
    return loadOnce(this.handles[operand]!, this.index)
  }
  store(operand: number, value: Value): void {
    this.handles[operand]!.store(this.index, value)
  }
  read(operand: number, computed: readonly Value[], mask?: Value, other: Operand = 0): Value {
    const handle = this.handles[operand]!
    const isScalar = [...computed, ...(mask ? [mask] : [])].every((v) => v.node.axes.length === 0)
    // Narrow floats can be gathered but not selected between.
    if (!isScalar || domain(handle.parameter.dtype) === 'storage')
      return handle.gather([...this.plain, ...computed], mask, other)
    if (!mask) return handle.load(...this.plain, ...computed)
    // One place for the whole row: a structured load, from a place that exists where the mask is false.
    const loaded = handle.load(...this.plain, ...computed.map((c) => mask.select(c, 0)))
    return mask.select(loaded, other)
  }
  write(operand: number, computed: readonly Value[], value: Value, mode: ScatterMode, mask?: Value): void {
    this.handles[operand]!.scatter(mode, [...this.plain, ...computed], value, mask)
  }
}

/** An index that may be negative as a place below `size`, and whether it is one. */
export function wrapIndex(index: Value, size: Value): { readonly at: Value; readonly isInside: Value } {
  const wide = index.to('int64')
  const at = wide.lt(0).select(wide.add(size), wide)
  return { at, isInside: at.ge(0).and(at.lt(size)) }
}
