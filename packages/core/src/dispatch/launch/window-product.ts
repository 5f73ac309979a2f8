// Launches the product of a matrix and the windows of an image, on chips with a matrix unit.
import type { ProductArguments } from '../../backend/product-call.ts'
import type { ProductClass } from '../../codegen/products.ts'
import { type ImageWindows, matrixOperands, planWindowProduct } from '../../codegen/simt/product/matrix-plan.ts'
import { dtypeInfo } from '../../dtype/index.ts'
import type { Runtime } from '../runtime.ts'
import { launchPlan } from './product-plan.ts'

export type { ImageWindows } from '../../codegen/simt/product/matrix-plan.ts'

/** Whether windows of images of this dtype can be read in place, rather than copied into a matrix. */
export const hasWindowProduct = ({ device: { target }, allowsTf32 }: Runtime, kind: ProductClass): boolean =>
  target.family === 'simt' && matrixOperands(kind, target, allowsTf32) !== null

/**
 * C = A·windows + D, where a window's elements are the kernel's rows, its columns and the channels, in this order. The image's
 * pixels follow one another row after row, each with its channels, a multiple of 16 bytes; `args.b.batch` is the next image's distance.
 */
export function launchWindowProduct(
  rt: Runtime,
  kind: ProductClass,
  args: ProductArguments,
  windows: ImageWindows,
): void {
  const { target } = rt.device
  if (target.family !== 'simt') return
  const plan = planWindowProduct(kind, args, windows, target, matrixOperands(kind, target, rt.allowsTf32)!)
  const { m, n, k, batch } = args
  const { height, width, channels } = windows
  const elements = m * k + batch * (height * width * channels + m * n)
  launchPlan(rt, plan, () => ({ bytes: elements * dtypeInfo(kind.a).bytes, operations: 2 * m * n * k * batch }))
}
