// Tensors of random kernels: dimensions, stride facts, and layouts that keep them.
import type { KernelBuilder, KernelDType, StrideFact, TensorHandle, TensorParameter } from '../../../../kernel/index.ts'
import type { Draw } from './draw.ts'

/** How many coordinates a dimension has, given the sizes of a launch. */
export interface Dimension {
  readonly side: number
  extent(sizes: readonly number[]): number
}

export interface TensorSpec {
  readonly parameter: TensorParameter
  readonly dimensions: readonly Dimension[]
  /** Dimensions from the innermost in memory, and elements left out after each. */
  readonly layout: readonly { readonly dimension: number; readonly gap: number }[]
  /** How far two machines' elements may differ. */
  readonly tolerance: number
  /** Seed of the values it starts with. */
  readonly seed: number
  /** Greatest magnitude of a float in it. */
  readonly top: number
}

export class TensorSpecs {
  readonly all: TensorSpec[] = []

  constructor(
    private readonly draw: Draw,
    private readonly k: KernelBuilder,
  ) {}

  input(dtype: KernelDType, dimensions: readonly Dimension[]): TensorHandle {
    return this.add('read', dtype, dimensions, 0)
  }
  output(dtype: KernelDType, dimensions: readonly Dimension[], tolerance: number): TensorHandle {
    return this.add('write', dtype, dimensions, tolerance)
  }
  /** Read and written, with elements of magnitude `top` at most to start with. */
  both(dtype: KernelDType, dimensions: readonly Dimension[], tolerance: number, top: number): TensorHandle {
    return this.add('readwrite', dtype, dimensions, tolerance, top)
  }

  private add(
    access: TensorParameter['access'],
    dtype: KernelDType,
    dimensions: readonly Dimension[],
    tolerance: number,
    top = 8,
  ): TensorHandle {
    const { draw } = this
    const order = draw.shuffled(dimensions.map((_, d) => d))
    const isDense = draw.chance(60)
    const strides = dimensions.map((_, d): StrideFact => {
      if (isDense && d === order[0]) return 1
      return access === 'read' && draw.chance(15) ? 0 : 'any'
    })
    const layout = order.map((dimension) => ({ dimension, gap: draw.chance(30) ? draw.int(1, 2) : 0 }))
    const parameter: TensorParameter = { name: `${access}${this.all.length}`, dtype, access, strides }
    this.all.push({ parameter, dimensions, layout, tolerance, top, seed: draw.int(1, 1000) })
    return this.k.tensor(parameter)
  }
}

/** Shape, strides in elements, and number of elements of the memory, for the sizes of a launch. */
export function layOut(spec: TensorSpec, sizes: readonly number[]) {
  const shape = spec.dimensions.map((d) => d.extent(sizes))
  const strides = shape.map(() => 0)
  let next = 1
  spec.layout.forEach(({ dimension, gap }, position) => {
    const fact = spec.parameter.strides[dimension]!
    if (fact === 0) return
    // Strides that no fact speaks of may leave room between neighbours.
    if (position === 0 && fact === 'any') next += gap
    strides[dimension] = next
    next = next * Math.max(1, shape[dimension]!) + gap
  })
  return { shape, strides, count: next + 3 }
}
