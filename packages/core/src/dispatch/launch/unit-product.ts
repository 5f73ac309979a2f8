// Launches products on the matrix unit of a chip with scratchpad, which multiplies plain matrices: the rest is done on vectors around it.
import { type MatrixArgument, type ProductArguments, transposedProduct } from '../../backend/product-call.ts'
import type { NpuMatrixProduct, NpuTarget } from '../../backend/target.ts'
import { leftLayout, matrixProductFor, planNpuProduct, rightLayout } from '../../codegen/npu/product/index.ts'
import type { ProductClass } from '../../codegen/products.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildPack, buildSumsToResult } from '../../kernels/product-parts.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { Runtime } from '../runtime.ts'
import { productFacts } from './contests.ts'
import { strideFacts } from './iteration.ts'
import { classKey } from './kernel-product.ts'
import { factorFacts, factorKey, factorOperands } from './product-factors.ts'
import { launchPlan } from './product-plan.ts'

/** Whether the chip has a matrix unit for such a product; if so, it was launched. */
export function launchUnitProduct(rt: Runtime, kind: ProductClass, given: ProductArguments): boolean {
  const { target } = rt.device
  const product = target.family === 'npu' ? matrixProductFor(kind, given, target) : null
  if (!product) return false
  const args = given.c.column !== 1 && given.c.row === 1 ? transposedProduct(given) : given
  const packed: Tensor[] = []
  try {
    const pack = (x: MatrixArgument, lines: number, line: 'row' | 'column') => {
      const tensor = packLines(rt, kind.a, args, x, lines, line)
      packed.push(tensor)
      const strides = { batch: x.batch === 0 ? 0 : lines * args.k, [line]: args.k }
      return { address: tensor.address, row: 1, column: 1, ...strides }
    }
    const a = leftLayout(args) ? args.a : pack(args.a, args.m, 'row')
    const b = rightLayout(args) ? args.b : pack(args.b, args.n, 'column')
    launchPlain(rt, kind, { ...args, a, b }, product, target as NpuTarget)
  } finally {
    for (const tensor of packed) tensor.dispose()
  }
  return true
}

/** Both operands have neighbours. The sums are the result, or become it in a kernel of their own. */
function launchPlain(
  rt: Runtime,
  kind: ProductClass,
  args: ProductArguments,
  product: NpuMatrixProduct,
  target: NpuTarget,
): void {
  const { m, n, batch, c } = args
  const isResult =
    product.results[kind.c] !== undefined && c.column === 1 && !kind.scaled && !kind.addend && !kind.factors
  if (isResult) return launchOn(rt, kind, args, product, target)
  const { dtype } = product.sum
  using sums = rt.empty([batch, m, n], dtype)
  const result = { address: sums.address, row: n, column: 1, batch: m * n }
  const { factors: _later, ...unscaled } = kind
  const plain: ProductClass = { ...unscaled, c: dtype, addend: null, scaled: false }
  launchOn(rt, plain, { ...args, c: result, addend: null }, product, target)
  launchSums(rt, kind, args, result)
}

function launchOn(
  rt: Runtime,
  kind: ProductClass,
  args: ProductArguments,
  product: NpuMatrixProduct,
  target: NpuTarget,
): void {
  const plan = planNpuProduct(product, kind.c, args, target)
  launchPlan(rt, plan, () => ({ ...productFacts({ dtypes: kind, args }).estimate, scratchpad: plan.estimate }))
}

function launchSums(rt: Runtime, kind: ProductClass, args: ProductArguments, sums: MatrixArgument): void {
  const { m, n, batch, c, addend, alpha, beta } = args
  const operands = [sums, c, ...(kind.addend ? [addend!] : [])]
  const strides = operands.map((x) => [x.batch, x.row, x.column])
  const [, result, added = null] = strides.map(strideFacts)
  const factors = factorOperands(kind, args)
  const key = `product of sums ${classKey(kind)}${result}|${added}${factorKey(factors)}`
  const kernel = rt.kernels.get(key, 'product_sums', (builder) =>
    buildSumsToResult(builder, kind, result!, added, factorFacts(factors)),
  )
  kernel.launch(
    [...operands.map(({ address }, i) => ({ address, strides: strides[i]! })), ...factors],
    [batch, m, n, alpha, beta],
  )
}

/** The operand's lines along K, one after the other; matrices that are repeated, once. */
function packLines(
  rt: Runtime,
  dtype: KernelDType,
  { k, batch }: ProductArguments,
  x: MatrixArgument,
  lines: number,
  line: 'row' | 'column',
): Tensor {
  const batches = x.batch === 0 ? 1 : batch
  const tensor = rt.empty([batches, lines, k], dtype)
  const strides = [x.batch, x[line], x[line === 'row' ? 'column' : 'row']]
  const facts = strideFacts(strides)
  const kernel = rt.kernels.get(`pack lines ${dtype} ${facts}`, 'pack', (b) => buildPack(b, dtype, facts))
  const targets = [
    { address: x.address, strides },
    { address: tensor.address, strides: [lines * k, k, 1] },
  ]
  kernel.launch(targets, [batches, lines, k])
  return tensor
}
