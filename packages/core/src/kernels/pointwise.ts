// The pointwise generator: a formula over elements becomes kernels for every layout class of its operands.

import type { DType } from '../dtype/index.ts'
import type { Axis, KernelBuilder, KernelDType, StrideFact, TensorHandle, Value } from '../kernel/index.ts'

/** Elements of one program instance along the innermost dimension. */
const blockSize = 8192
/** Side of the square blocks used when an input is contiguous along another dimension than the output. 128 is no faster for 16-bit elements. */
const transposeSide = 64

export interface PointwiseSpec {
  readonly name: string
  readonly inputs: readonly DType[]
  readonly outputs: readonly DType[]
  /** Scalar arguments by dtype. */
  readonly scalars: readonly KernelDType[]
  /** Results, one for each output, from input elements in their own dtypes. */
  formula(inputs: readonly Value[], scalars: readonly Value[]): readonly Value[]
}

/** `facts` are of outputs then inputs, one list of strides each. */
export function buildPointwise(k: KernelBuilder, spec: PointwiseSpec, facts: readonly (readonly StrideFact[])[]): void {
  const rank = facts[0]!.length
  const sizes = Array.from({ length: rank }, (_, i) => k.scalar(`size${i}`))
  const scalars = spec.scalars.map((dtype, i) => k.scalar(`scalar${i}`, dtype))
  const outputs = spec.outputs.map((dtype, i) =>
    k.tensor({ name: `out${i}`, dtype: dtype as KernelDType, access: 'write', strides: facts[i]! }),
  )
  const inputs = spec.inputs.map((dtype, i) =>
    k.tensor({ name: `in${i}`, dtype: dtype as KernelDType, access: 'read', strides: facts[spec.outputs.length + i]! }),
  )
  const index = iterationIndex(k, sizes, facts)
  const results = spec.formula(
    inputs.map((t) => loadOnce(t, index)),
    scalars,
  )
  outputs.forEach((out, i) => out.store(index, results[i]!))
}

type IterationIndex = readonly (Axis | Value)[]

/** The tile of a tensor; a dimension of stride 0 is read at its first coordinate, so that its loop does not load again. */
export function loadOnce(tensor: TensorHandle, index: IterationIndex): Value {
  const { strides } = tensor.parameter
  return tensor.load(...index.map((at, dimension) => (strides[dimension] === 0 ? 0 : at)))
}

/** One program instance a row of the outer dimensions and a block of the innermost; square blocks where operands disagree. */
function iterationIndex(
  k: KernelBuilder,
  sizes: readonly Value[],
  facts: readonly (readonly StrideFact[])[],
): IterationIndex {
  const last = sizes.length - 1
  const across = transposedDimension(facts)
  return sizes.map((size, i) => {
    if (i === last) return k.blocks(`i${i}`, size, across < 0 ? blockSize : transposeSide)
    return i === across ? k.blocks(`i${i}`, size, transposeSide) : k.program(size)
  })
}

/** An outer dimension along which some operand is contiguous; -1 where there is none. */
function transposedDimension(facts: readonly (readonly StrideFact[])[]): number {
  for (const strides of facts) {
    const at = strides.indexOf(1)
    if (at >= 0 && at < strides.length - 1) return at
  }
  return -1
}
