// The iteration space of a pointwise launch: dimensions sorted by stride, merged for all operands together, classified for the kernel's key.
import type { StrideFact } from '../../kernel/index.ts'
import { broadcastStrides, isContiguous, type Shape, sameShape } from '../../tensor/geometry.ts'

/** An operand as the iteration sees it. */
export interface IterationOperand {
  readonly shape: Shape
  readonly strides: readonly number[]
  readonly numel: number
}

export interface Iteration {
  /** Sizes of the merged dimensions, outermost first; [] for one element. */
  readonly sizes: readonly number[]
  /** For each operand, its stride along each merged dimension. */
  readonly strides: readonly (readonly number[])[]
}

/** Plans a loop over `shape` for operands that broadcast to it. The first operand, the output, decides the order. */
export function planIteration(shape: Shape, operands: readonly IterationOperand[]): Iteration {
  return flatIteration(shape, operands) ?? mergedIteration(shape, operands)
}

/** The common case without analysis: every operand is one element or contiguous in the same shape. */
function flatIteration(shape: Shape, operands: readonly IterationOperand[]): Iteration | null {
  for (const o of operands) {
    const isOne = o.numel === 1 && o.shape.length <= shape.length
    if (!isOne && !(sameShape(o.shape, shape) && isContiguous(o.shape, o.strides))) return null
  }
  const size = operands[0]!.numel
  return { sizes: [size], strides: operands.map((o) => (o.numel === 1 && size !== 1 ? zeroStride : unitStride)) }
}
const zeroStride = [0] as const
const unitStride = [1] as const

function mergedIteration(shape: Shape, operands: readonly IterationOperand[]): Iteration {
  const all = operands.map((o) => broadcastStrides(o.shape, o.strides, shape))
  const order = shape.map((_, i) => i).filter((i) => shape[i] !== 1)
  order.sort((a, b) => compareStrides(all, shape, a, b) || a - b)
  const sizes: number[] = []
  const strides: number[][] = operands.map(() => [])
  for (const dimension of order) {
    const size = shape[dimension]!
    const last = sizes.length - 1
    if (last >= 0 && strides.every((s, o) => s[last] === all[o]![dimension]! * size)) {
      sizes[last]! *= size
      strides.forEach((s, o) => {
        s[last] = all[o]![dimension]!
      })
    } else {
      sizes.push(size)
      strides.forEach((s, o) => s.push(all[o]![dimension]!))
    }
  }
  return { sizes, strides }
}

/** Larger strides first; the first operand that tells the two dimensions apart decides. */
function compareStrides(all: readonly number[][], shape: Shape, a: number, b: number): number {
  for (const strides of all) {
    const [x, y] = [strides[a]!, strides[b]!]
    if (x === 0 || y === 0) continue
    if (x !== y) return y - x
    if (shape[a] !== shape[b]) return shape[b]! - shape[a]!
  }
  return 0
}

/** Facts about each stride that the kernel is specialised for: the innermost dimension's, and unit strides anywhere. */
export function strideFacts(strides: readonly number[]): readonly StrideFact[] {
  const last = strides.length - 1
  return strides.map((s, i) => (s === 1 ? 1 : s === 0 && i === last ? 0 : 'any'))
}

/** The class of an iteration: equal for all sizes and strides that the same kernel serves. */
export function iterationClass(iteration: Iteration): string {
  let key = String(iteration.sizes.length)
  for (const strides of iteration.strides) {
    key += '|'
    for (let i = 0; i < strides.length; i++) {
      const s = strides[i]!
      key += s === 1 ? '1' : s === 0 && i === strides.length - 1 ? '0' : '*'
    }
  }
  return key
}
