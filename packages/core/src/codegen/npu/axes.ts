// Which axis lies along vectors, how long it may be, and blocks of it as long as a vector.
import type { Axis, Kernel } from '../../kernel/index.ts'
import { consumedAxes, kernelNodes } from '../loops/lower/analyse.ts'
import { spelledByLoops } from '../loops/lower/element-values.ts'
import type { SimtHints } from '../simt/plan.ts'
import { cutDimension, retile } from '../simt/retile.ts'
import { shapeOf } from '../simt/shape.ts'

/** The least end of the axis that hints tell apart from longer ones: see LaunchFacts. */
const tellsNoMore = 4096

/** The axis that memory runs along; null where scalar code is the only choice. */
export function chooseLaneAxis(kernel: Kernel): Axis | null {
  for (const n of kernelNodes(kernel)) {
    if (n.op === 'sort') return null
    // Library functions of float64 take one element at a time.
    if (n.op === 'map' && n.dtype === 'float64' && !spelledByLoops(n.fn, 'float32')) return null
  }
  return shapeOf(kernel).fast
}

/** Coordinates of the lane axis at most, where the launch's class tells. */
export function axisBound(kernel: Kernel, axis: Axis, { rowLength }: SimtHints): number | null {
  if (axis.size === null) return rowLength ?? null
  if (!isCut(kernel, axis)) return Math.min(axis.size, rowLength ?? axis.size)
  return rowLength !== undefined && rowLength < Math.min(tellsNoMore, axis.size) ? rowLength : null
}

/** Whether the axis is cut into blocks over the grid, of a size that nothing depends on. */
const isCut = (kernel: Kernel, axis: Axis): boolean =>
  cutDimension(kernel, axis) >= 0 && !consumedAxes(kernelNodes(kernel)).has(axis)

/** The kernel with blocks of one vector, where the axis is cut into blocks over the grid. */
export const withBlocks = (kernel: Kernel, axis: Axis, lanes: number): Kernel =>
  isCut(kernel, axis) ? retile(kernel, axis, lanes) : kernel
