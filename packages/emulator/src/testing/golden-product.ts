// The product of golden files: A row by row, B row by row, on a chip's matrix unit.
import type { NpuTarget } from '@opgems/core'
import { matrixProductFor, planNpuProduct } from '../../../core/src/codegen/npu/product/index.ts'

const [m, n, k] = [1000, 2000, 500]
const rows = (columns: number) => ({ address: 0, row: columns, column: 1, batch: 0 })
const args = { m, n, k, batch: 1, a: rows(k), b: rows(n), c: rows(n), addend: null, alpha: 1, beta: 1 }

/** Without the dialect's own prelude, which all kernels have. */
export function goldenProduct(target: NpuTarget): string {
  const product = matrixProductFor({ a: 'float16', b: 'float16', compute: 'float32' }, args, target)!
  const source = planNpuProduct(product, 'float16', args, target).render()
  return source.slice(source.indexOf('typedef half E;'))
}
