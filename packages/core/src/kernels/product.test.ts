// The general matrix product kernel against a float64 product, run on the CPU engines for want of another family's device.
import { afterAll, describe, expect, test } from 'vitest'
import type { ProductClass } from '../codegen/products.ts'
import { type Engine, openTestRuntime } from '../ops/testing/runtime.ts'
import { buildProduct } from './product.ts'

const values = (count: number, seed: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.fround(Math.sin(seed + i * 12.9898) * 2))

for (const engine of ['native', 'wasm'] satisfies Engine[])
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())
    const shapes = [
      [1, 1, 1],
      [3, 5, 7],
      [17, 33, 65],
      [2, 300, 40],
    ] as const
    for (const [m, n, k] of shapes)
      for (const [transposed, lanes] of [
        [false, 'columns'],
        [true, 'columns'],
        [true, 'depth'],
      ] as const)
        test(`${m}x${k} by ${k}x${n}${transposed ? ', B transposed' : ''}, ${lanes} along lanes, scaled and added`, async () => {
          const batch = 2
          const [a, b, d] = [values(batch * m * k, 1), values(k * n, 2), values(n, 3)]
          const kind: ProductClass = {
            a: 'float32',
            b: 'float32',
            c: 'float32',
            addend: 'float32',
            scaled: true,
            compute: 'float32',
          }
          const bStrides = transposed ? [0, 1, k] : [0, n, 1]
          const facts = (strides: readonly number[]) => strides.map((s) => (s === 1 ? 1 : 'any') as 1 | 'any')
          const layout = {
            a: facts([m * k, k, 1]),
            b: facts(bStrides),
            c: facts([m * n, n, 1]),
            addend: facts([0, 0, 1]),
          }
          const kernel = rt.kernels.get(`test product ${lanes} ${JSON.stringify(layout)}`, 'product', (builder) =>
            buildProduct(builder, kind, layout, lanes),
          )
          const [ta, tb, td] = [rt.tensor(a), rt.tensor(b), rt.tensor(d)]
          const out = rt.empty([batch, m, n], 'float32')
          const [alpha, beta] = [0.5, 2]
          kernel.launch(
            [
              { address: ta.address, strides: [m * k, k, 1] },
              { address: tb.address, strides: bStrides },
              { address: out.address, strides: [m * n, n, 1] },
              { address: td.address, strides: [0, 0, 1] },
            ],
            [batch, m, n, k, alpha, beta],
          )
          const got = (await out.data()) as Float32Array
          for (let i = 0; i < got.length; i++) {
            const [p, row, column] = [Math.floor(i / (m * n)), Math.floor(i / n) % m, i % n]
            let sum = 0
            let magnitude = 0
            for (let x = 0; x < k; x++) {
              const term = a[(p * m + row) * k + x]! * (transposed ? b[column * k + x]! : b[x * n + column]!)
              sum += term
              magnitude += Math.abs(term)
            }
            const expected = alpha * sum + beta * d[column]!
            // gamma_(k+2) on the sum's terms and one rounding of the addend.
            const bound = (k + 3) * 2 ** -24 * (alpha * magnitude + Math.abs(beta * d[column]!))
            expect(Math.abs(got[i]! - expected)).toBeLessThanOrEqual(bound + 1e-30)
          }
          for (const t of [ta, tb, td, out]) t.dispose()
        })
  })
