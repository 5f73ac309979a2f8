// Rendered BANG C: golden files show what a change of the lowering does to every kind of kernel.
import { expect, test } from 'vitest'
import { goldenKernels } from '../../backend-nvidia/src/testing/golden-kernels.ts'
import { renderKernel } from '../../core/src/codegen/families.ts'
import { goldenProduct } from '../../emulator/src/testing/golden-product.ts'
import { mlu590, mluTarget } from './target.ts'

const target = mluTarget(mlu590)

test.for(Object.entries(goldenKernels))('%s is rendered as it was', async ([name, { kernel, hints }]) => {
  // The prelude is the dialect's own text, which golden files need not repeat.
  const source = renderKernel(kernel, target, hints).source.split('__nram__')[1]
  await expect(`__nram__${source}`).toMatchFileSnapshot(`testing/golden/${name}.mlu`)
})

test('a matrix product is rendered as it was', async () => {
  await expect(goldenProduct(target)).toMatchFileSnapshot('testing/golden/product-f16.mlu')
})
