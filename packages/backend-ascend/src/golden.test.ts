// Rendered Ascend C: golden files show what a change of the lowering does to every kind of kernel.
import { expect, test } from 'vitest'
import { goldenKernels } from '../../backend-nvidia/src/testing/golden-kernels.ts'
import { renderKernel } from '../../core/src/codegen/families.ts'
import { goldenProduct } from '../../emulator/src/testing/golden-product.ts'
import { ascendC } from './dialect.ts'
import { ascend910b3, ascendTarget } from './target.ts'

const target = ascendTarget(ascend910b3)

test.for(Object.entries(goldenKernels))('%s is rendered as it was', async ([name, { kernel, hints }]) => {
  // The prelude is the dialect's own text, which golden files need not repeat.
  const source = renderKernel(kernel, target, hints).source.split(ascendC.kernelPrefix)[1]
  await expect(`${ascendC.kernelPrefix}${source}`).toMatchFileSnapshot(`testing/golden/${name}.asc`)
})

test('a matrix product is rendered as it was', async () => {
  await expect(goldenProduct(target)).toMatchFileSnapshot('testing/golden/product-f16.asc')
})
