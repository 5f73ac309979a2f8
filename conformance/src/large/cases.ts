// Cases on tensors of more than 2³¹ or 2³² elements: everything is made, and most of it checked, on the device.
import type { DType } from '../host/dtypes.ts'
import type { Site, Verdict } from './site.ts'
import { columns, numbers, type Table } from './table.ts'

export interface LargeCase {
  readonly operator: string
  readonly variant: string
  readonly dtype: DType
  run(site: Site, table: Table): Promise<Verdict>
}

const large = (operator: string, dtype: DType, run: LargeCase['run'], variant = ''): LargeCase => ({
  operator: `aten::${operator}`,
  variant,
  dtype,
  run,
})

/** The first verdict that finds something; later checks are not made. */
async function either(...checks: readonly (() => Promise<Verdict>)[]): Promise<Verdict> {
  for (const check of checks) {
    const verdict = await check()
    if (verdict) return verdict
  }
  return undefined
}

const narrow = ['uint8', 'float16', 'bfloat16'] as const satisfies readonly DType[]
const floats = ['float16', 'bfloat16'] as const satisfies readonly DType[]
/** Rounding of results, and of what was computed on the way. */
const tolerance = { float16: 2 ** -9, bfloat16: 2 ** -6 } as const

const movements: readonly LargeCase[] = [
  ...narrow.map((dtype) =>
    large(
      'add.Tensor',
      dtype,
      async (site, table) => await site.sampled(table.make(site), (i) => table.flat(i)),
      'broadcast',
    ),
  ),
  large(
    'add.Tensor',
    'uint8',
    async (site, table) => await site.total(table.make(site), table.sum()),
    'broadcast, its sum',
  ),
  large('full', 'float16', async (site, table) => {
    const x = site.call('aten::full', [table.shape, 3], { dtype: 'float16' })
    return await either(
      () => site.sampled(x, () => 3),
      () => site.equal(x, 3),
    )
  }),
  large('fill_.Scalar', 'uint8', async (site, table) => {
    const x = table.make(site)
    site.call('aten::fill_.Scalar', [x, 5])
    return await site.total(x, 5 * table.count)
  }),
  ...narrow.map((dtype) =>
    large(
      'contiguous',
      dtype,
      async (site, table) => {
        const x = site.call('aten::t', [table.make(site)])
        const y = site.call('aten::contiguous', [x])
        return await either(
          () => site.sampled(y, (i) => table.at(i % table.rows, Math.floor(i / table.rows))),
          () => site.equal(y, x),
        )
      },
      'of a transposed tensor',
    ),
  ),
  large(
    '_to_copy',
    'uint8',
    async (site, table) => {
      const y = site.call('aten::_to_copy', [table.make(site)], { dtype: 'float16' })
      return await site.sampled(y, (i) => table.flat(i))
    },
    'to float16',
  ),
  large('cat', 'float16', async (site, table) => {
    const x = table.make(site)
    const half = Math.floor(table.rows / 2)
    const parts = [
      [0, half],
      [half, table.rows],
    ].map(([from, to]) => site.call('aten::slice.Tensor', [x, 0, from, to]))
    const y = site.call('aten::cat', [parts])
    return await either(
      () => site.sampled(y, (i) => table.flat(i)),
      () => site.equal(y, x),
    )
  }),
  large('flip', 'uint8', async (site, table) => {
    const y = site.call('aten::flip', [table.make(site), [0]])
    return await site.equal(
      y,
      table.make(site, (row) => table.rows - 1 - row),
    )
  }),
  large('mul_.Scalar', 'uint8', async (site, table) => {
    const x = table.make(site)
    site.call('aten::mul_.Scalar', [x, 3])
    return await either(
      () => site.sampled(x, (i) => (3 * table.flat(i)) % 256),
      () =>
        site.total(
          x,
          table.sum((v) => (3 * v) % 256),
        ),
    )
  }),
  large(
    'gt.Scalar',
    'uint8',
    async (site, table) =>
      await site.total(
        site.call('aten::gt.Scalar', [table.make(site), 128]),
        table.sum((v) => (v > 128 ? 1 : 0)),
      ),
  ),
]

const reductions: readonly LargeCase[] = [
  large(
    'sum.dim_IntList',
    'uint8',
    async (site, table) =>
      await site.all(site.call('aten::sum.dim_IntList', [table.make(site), [1]]), (i) => table.sumOfRow(i)),
    'of rows',
  ),
  large(
    'sum.dim_IntList',
    'uint8',
    async (site, table) =>
      await site.all(site.call('aten::sum.dim_IntList', [table.make(site), [0]]), (j) => table.sumOfColumn(j)),
    'of columns',
  ),
  ...floats.map((dtype) =>
    large('amax', dtype, async (site, table) => {
      const most = Math.max(...numbers(columns, (j) => table.ofColumn(j)))
      return await site.all(site.call('aten::amax', [table.make(site), [1]]), (i) => most + table.ofRow(i))
    }),
  ),
  large('argmax', 'uint8', async (site, table) => {
    const x = site.call('aten::full', [[table.count], 0], { dtype: 'uint8' })
    site.call('aten::fill_.Scalar', [site.call('aten::as_strided', [x, [1], [1], table.count - 5]), 1])
    return await site.all(site.call('aten::argmax', [x]), () => table.count - 5)
  }),
  large('nonzero', 'uint8', async (site, table) => {
    const x = site.call('aten::full', [[table.count], 0], { dtype: 'uint8' })
    const places = [3, Math.floor(table.count / 2) + 1, table.count - 1]
    for (const place of places)
      site.call('aten::fill_.Scalar', [site.call('aten::as_strided', [x, [1], [1], place]), 7])
    return await site.all(site.call('aten::nonzero', [x]), (i) => places[i]!)
  }),
  ...floats.map((dtype) =>
    large('softmax.int', dtype, async (site, table) => {
      const e = numbers(columns, (j) => Math.exp(table.ofColumn(j)))
      const sum = e.reduce((a, b) => a + b)
      const y = site.call('aten::softmax.int', [table.make(site), -1])
      const sums = site.call('aten::sum.dim_IntList', [y, [1]], { dtype: 'float32' })
      return await either(
        () => site.sampled(y, (i) => e[i % columns]! / sum, tolerance[dtype]),
        () => site.all(sums, () => 1, tolerance[dtype]),
      )
    }),
  ),
  ...floats.map((dtype) =>
    large('layer_norm', dtype, async (site, table) => {
      const x = numbers(columns, (j) => table.ofColumn(j))
      const mean = x.reduce((a, b) => a + b) / columns
      const root = Math.sqrt(x.reduce((s, v) => s + (v - mean) ** 2, 0) / columns + 1e-5)
      const y = site.call('aten::layer_norm', [table.make(site), [columns]])
      return await site.sampled(y, (i) => (x[i % columns]! - mean) / root, tolerance[dtype])
    }),
  ),
  ...(
    [
      [1, 'along rows'],
      [0, 'along columns'],
    ] as const
  ).map(([dim, variant]) =>
    large(
      'cumsum',
      'uint8',
      async (site, table) => {
        const y = site.call('aten::cumsum', [table.make(site), dim], { dtype: 'uint8' })
        const last = site.call('aten::select.int', [y, dim, -1])
        return await site.all(last, (i) => (dim === 1 ? table.sumOfRow(i) : table.sumOfColumn(i)) % 256)
      },
      variant,
    ),
  ),
]

const lookups: readonly LargeCase[] = [
  large('index_select', 'uint8', async (site, table) => {
    const index = site.tensor(
      'int64',
      [table.rows],
      numbers(table.rows, (i) => table.rows - 1 - i),
    )
    const y = site.call('aten::index_select', [table.make(site), 0, index])
    return await either(
      () => site.sampled(y, (i) => table.at(table.rows - 1 - Math.floor(i / columns), i % columns)),
      () =>
        site.equal(
          y,
          table.make(site, (row) => table.rows - 1 - row),
        ),
    )
  }),
  large('embedding', 'float16', async (site, table) => {
    const rows = [table.rows - 1, 0, Math.floor(table.rows / 2)]
    const y = site.call('aten::embedding', [table.make(site), site.tensor('int64', [3], rows)])
    return await site.all(y, (i) => table.at(rows[Math.floor(i / columns)]!, i % columns))
  }),
  large('gather', 'uint8', async (site, table) => {
    const column = (i: number) => (i * 31 + (i >> 3)) % columns
    const index = site.tensor('int64', [table.rows, 2], numbers(table.rows * 2, column))
    const y = site.call('aten::gather', [table.make(site), 1, index])
    return await site.all(y, (i) => table.at(i >> 1, column(i)))
  }),
  large('index_fill_.int_Scalar', 'uint8', async (site, table) => {
    const x = table.make(site)
    const rows = [0, Math.floor(table.rows / 2), table.rows - 1]
    site.call('aten::index_fill_.int_Scalar', [x, 0, site.tensor('int64', [3], rows), 9])
    const before = rows.reduce((sum, row) => sum + table.sumOfRow(row), 0)
    const isFilled = (i: number) => rows.includes(Math.floor(i / columns))
    return await either(
      () => site.sampled(x, (i) => (isFilled(i) ? 9 : table.flat(i))),
      () => site.total(x, table.sum() - before + 27 * columns),
    )
  }),
  large('index_add_', 'float16', async (site, table) => {
    const x = table.make(site)
    const last = table.rows - 1
    const source = site.tensor(
      'float16',
      [2, columns],
      numbers(2 * columns, () => 1),
    )
    site.call('aten::index_add_', [x, 0, site.tensor('int64', [2], [last, 1]), source])
    const isAdded = (i: number) => [1, last].includes(Math.floor(i / columns))
    return await site.sampled(x, (i) => table.flat(i) + (isAdded(i) ? 1 : 0))
  }),
]

const depth = 16
const products: readonly LargeCase[] = floats.map((dtype) =>
  large('mm', dtype, async (site, table) => {
    const [n, m] = [32_771, Math.ceil(table.count / 32_771)]
    const a = (i: number, k: number) => (i * 3 + k * 5 + (i >> 4)) % 2
    const b = (k: number, j: number) => (k * 7 + j * 11 + (j >> 3)) % 2
    const left = site.tensor(
      dtype,
      [m, depth],
      numbers(m * depth, (i) => a(Math.floor(i / depth), i % depth)),
    )
    const right = site.tensor(
      dtype,
      [depth, n],
      numbers(n * depth, (i) => b(Math.floor(i / n), i % n)),
    )
    const y = site.call('aten::mm', [left, right])
    const product = (i: number, j: number) => numbers(depth, (k) => a(i, k) * b(k, j)).reduce((x, z) => x + z)
    const ofColumns = numbers(depth, (k) => numbers(n, (j) => b(k, j)).reduce((x, z) => x + z))
    const sums = site.call('aten::sum.dim_IntList', [y, [1]], { dtype: 'float32' })
    return await either(
      () => site.sampled(y, (i) => product(Math.floor(i / n), i % n)),
      () => site.all(sums, (i) => numbers(depth, (k) => a(i, k) * ofColumns[k]!).reduce((x, z) => x + z)),
    )
  }),
)

export const largeCaseList: readonly LargeCase[] = [...movements, ...reductions, ...lookups, ...products]
