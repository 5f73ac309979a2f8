// Launches matrix products: one kernel for each class of dtypes and shapes.

import type { MatrixArgument, ProductArguments, ProductDTypes } from '../../backend/product-call.ts'
import type { LoopsTarget } from '../../backend/target.ts'
import { matrixProductFor } from '../../codegen/npu/product/index.ts'
import { type ProductClass, planProduct } from '../../codegen/products.ts'
import { planSimtProduct } from '../../codegen/simt/product/index.ts'
import { matrixOperands } from '../../codegen/simt/product/matrix-plan.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Runtime } from '../runtime.ts'
import { productFacts } from './contests.ts'
import { classKey, launchKernelProduct } from './kernel-product.ts'
import { launchPlan } from './product-plan.ts'
import { launchUnitProduct } from './unit-product.ts'

/** C = alpha·A·B + beta·D. Nothing is launched where C has no elements. */
export function launchProduct(rt: Runtime, kind: ProductClass, args: ProductArguments): void {
  if (args.m === 0 || args.n === 0 || args.batch === 0) return
  const { productOverrides: overrides } = rt
  if (!overrides.isEmpty && overrides.launch(productCallClass(kind, args), { dtypes: kind, args })) return
  if (rt.device.target.family !== 'loops') return launchGeneral(rt, kind, args)
  const run = (target: LoopsTarget, given: ProductArguments) => launchTemplate(rt, kind, given, target)
  run(rt.productTargets.targetFor(kind, args, run), args)
}

/** The template of the loops family with the target's register block. */
function launchTemplate(rt: Runtime, kind: ProductClass, args: ProductArguments, target: LoopsTarget): void {
  launchPlan(rt, planProduct(kind, args, target), () => productFacts({ dtypes: kind, args }).estimate)
}

/** What vendors have in common: their family's template of tiles, or the kernel language where it has none or a product is too thin. */
export function launchGeneral(rt: Runtime, dtypes: ProductDTypes, args: ProductArguments): void {
  const kind = dtypes as ProductClass
  const { target } = rt.device
  const isThin = Math.min(args.m, args.n) <= fewLines
  const plan = target.family === 'simt' && !isThin ? planSimtProduct(kind, args, target, rt.allowsTf32) : null
  if (plan) launchPlan(rt, plan, () => productFacts({ dtypes, args }).estimate)
  else if (!launchUnitProduct(rt, kind, args)) launchKernelProduct(rt, kind, args)
}

/** Products with at most this many rows or columns are too thin for tiles. */
const fewLines = 16

/** Whether the chip's matrix unit multiplies operands of this dtype, to which both can be converted, but not these. */
export function prefersDType(
  { device: { target } }: Runtime,
  kind: ProductClass,
  dtype: KernelDType,
  sides: ProductSides,
): boolean {
  const converted: ProductClass = { ...kind, a: dtype, b: dtype }
  if (target.family === 'npu')
    return !matrixProductFor(kind, sides, target) && matrixProductFor(converted, sides, target) !== null
  if (target.family !== 'simt' || Math.min(sides.m, sides.n) <= fewLines) return false
  return !matrixOperands(kind, target, false) && matrixOperands(converted, target, false) !== null
}
type ProductSides = Pick<ProductArguments, 'm' | 'n' | 'k'>

/** Equal for calls that differ in addresses alone, each aligned to 16 bytes or not. */
function productCallClass(kind: ProductClass, { m, n, k, batch, a, b, c, addend, factors }: ProductArguments): string {
  const sizes = `${batch},${m},${n},${k}`
  const steps = factors ? `|${factors.row.step},${factors.column.step}` : ''
  const matrices = matrixClass(a) + matrixClass(b) + matrixClass(c) + (addend ? matrixClass(addend) : '')
  return classKey(kind) + sizes + matrices + steps
}
const matrixClass = ({ address, batch, row, column }: MatrixArgument): string =>
  `|${batch},${row},${column}${address % 16 === 0 ? '' : ' unaligned'}`
