// What can be tuned: classes of kernels, and the options that a candidate may set for each family of machines.
import type { LoopsTarget } from '../backend/target.ts'
import type { Kernel } from '../kernel/index.ts'
import { kernelNodes } from './loops/lower/analyse.ts'
import { shapeOf } from './simt/shape.ts'

/** Kernels that are alike in what makes them fast; tuning files list candidates by class. */
export const kernelClasses = ['pointwise', 'rows', 'columns', 'scan', 'sort', 'irregular', 'product'] as const
export type KernelClass = (typeof kernelClasses)[number]

/** What tuning may choose of a loops target; what is left out is as the target says. */
export interface LoopsTuning {
  /** Machine vectors that one vector value is wide. */
  readonly vectors: number
  /** Independent accumulators of a reduction. */
  readonly accumulators: number
  /** Places at which a reduction reads its row side by side; divides `accumulators`. */
  readonly streams: number
  /** Register block of the matrix product: rows × machine vectors. */
  readonly productRows: number
  readonly productVectors: number
}

/** Options over the defaults, by name; {} is the default itself. */
export type Candidate = Readonly<Record<string, number>>
export type LoopsCandidate = Partial<LoopsTuning>

/** One text for equal candidates: 'accumulators=8 vectors=2'. */
export const candidateName = (candidate: Candidate): string =>
  Object.entries(candidate)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([option, value]) => `${option}=${value}`)
    .join(' ') || 'default'

/** The class of a kernel in the kernel language. */
export function classOf(kernel: Kernel): KernelClass {
  const ops = new Set([...kernelNodes(kernel)].map((n) => n.op))
  if (ops.has('dot') || kernel.name === 'product') return 'product'
  if (ops.has('sort')) return 'sort'
  if (ops.has('scan')) return 'scan'
  const shape = shapeOf(kernel)
  if (shape.fast === null || kernel.effects.some((e) => e.effect !== 'store' && e.effect !== 'check'))
    return 'irregular'
  if (shape.isPointwise) return shape.hasLoops ? 'irregular' : 'pointwise'
  return shape.isRow ? 'rows' : 'columns'
}

/** The target as a candidate would have it. */
export function tunedLoopsTarget(target: LoopsTarget, candidate: LoopsCandidate): LoopsTarget {
  if (Object.keys(candidate).length === 0) return target
  const { product } = target
  return {
    ...target,
    lanes: target.lanes * (candidate.vectors ?? 1),
    accumulators: candidate.accumulators ?? target.accumulators,
    streams: candidate.streams ?? target.streams,
    product: {
      ...product,
      rows: candidate.productRows ?? product.rows,
      vectors: candidate.productVectors ?? product.vectors,
    },
  }
}
