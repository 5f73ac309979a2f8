// Products on the emulated tensor cores, of operands in every layout, against sums on the host.
import type { DType, SimtDialect } from '@opgems/core'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Runtime } from '../../core/src/dispatch/runtime.ts'
import type { Tensor } from '../../core/src/tensor/index.ts'
import { ampereDialect, hopperDialect } from './dialect.ts'
import { asyncCopies } from './matrix-unit.ts'
import { h100Limits, nvidiaTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const kernels = new Set<string>()
/** A GPU so small that a few tiles keep it busy: all sizes of tiles are used. */
const small = nvidiaTarget({ ...h100Limits, multiprocessors: 3 })
const rt = openEmulatedRuntime(small, undefined, ({ key }) => kernels.add(key))
/** Hopper's own instruction for float64, in kernels that the host starts as it starts Ampere's. */
const { matrixUnit } = hopperDialect
const hopper = openEmulatedRuntime({ ...small, dialect: { ...ampereDialect, ...(matrixUnit && { matrixUnit }) } })
afterAll(async () => {
  await rt.close()
  await hopper.close()
})

/** Cases of each dtype; each new layout is compiled. */
const runs = Number(process.env.OPGEMS_LAYOUT_RUNS ?? 3)

/** A matrix in a buffer of its own. */
interface Layout {
  readonly transposed: boolean
  /** From element to element. */
  readonly step: number
  readonly padding: number
  readonly offset: number
}
const layout: fc.Arbitrary<Layout> = fc.record({
  transposed: fc.boolean(),
  step: fc.constantFrom(1, 1, 1, 2),
  padding: fc.constantFrom(0, 0, 1, 2, 4, 8),
  offset: fc.constantFrom(0, 0, 1, 2, 8),
})
/** Above the 16 lines that are too thin for tiles. */
const side = fc.constantFrom<number[]>(17, 24, 32, 64, 65, 100)
const depth = fc.constantFrom<number[]>(1, 7, 16, 31, 32, 33, 64, 100, 130)
const call = fc.record({
  ...{ m: side, n: side, k: depth, batch: fc.constantFrom<number[]>(1, 1, 3), a: layout, b: layout },
  ...{
    added: fc.boolean(),
    alpha: fc.constantFrom<number[]>(1, 1, 2),
    beta: fc.constantFrom<number[]>(1, 3),
    salt: fc.nat(50),
  },
})
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never

/** Small whole numbers: every sum of them is exact in the results' dtypes, in bfloat16 up to 31 products. */
const value = (i: number, salt: number) => ((i * 7 + salt * 5 + (i >> 4)) % 5) - 2

function matrix(
  rt: Runtime,
  dtype: DType,
  batch: number,
  rows: number,
  columns: number,
  l: Layout,
  salt: number,
): Tensor {
  const [inner, outer] = l.transposed ? [rows, columns] : [columns, rows]
  const line = inner * l.step + l.padding
  const count = l.offset + batch * outer * line
  const whole = rt.tensor(
    Array.from({ length: count }, (_, i) => value(i, salt)),
    { dtype },
  )
  const strides = [outer * line, ...(l.transposed ? [l.step, line] : [line, l.step])]
  return rt.call('aten::as_strided', [whole, [batch, rows, columns], strides, l.offset]) as Tensor
}

const numbers = async (t: Tensor) => Array.from((await t.data()) as Iterable<number>, Number)

async function check(
  rt: Runtime,
  dtype: DType,
  { m, n, k, batch, a, b, added, alpha, beta, salt }: Call,
): Promise<void> {
  const [x, y] = [matrix(rt, dtype, batch, m, k, a, salt), matrix(rt, dtype, batch, k, n, b, salt + 1)]
  const d = matrix(rt, dtype, batch, m, n, { transposed: false, step: 1, padding: 0, offset: 0 }, salt + 2)
  const [left, right, rest] = [await numbers(x), await numbers(y), await numbers(d)]
  const got = added
    ? (rt.call('aten::baddbmm', [d, x, y], { alpha, beta }) as Tensor)
    : (rt.call('aten::bmm', [x, y]) as Tensor)
  const expected = Array.from({ length: batch * m * n }, (_, e) => {
    const [matrixNumber, row, column] = [Math.floor(e / (m * n)), Math.floor(e / n) % m, e % n]
    let sum = 0
    for (let i = 0; i < k; i++)
      sum += left[(matrixNumber * m + row) * k + i]! * right[(matrixNumber * k + i) * n + column]!
    const result = added ? alpha * sum + beta * rest[e]! : sum
    return dtype === 'int8' ? (result << 24) >> 24 : result
  })
  expect(await numbers(got)).toEqual(expected)
}

test.for(['float16', 'bfloat16', 'float64', 'int8'] as const)(
  '%s of every layout is multiplied exactly',
  { timeout: 600_000 },
  async (dtype) => {
    kernels.clear()
    await fc.assert(
      fc.asyncProperty(call, (c) => check(rt, dtype, dtype === 'bfloat16' ? { ...c, k: Math.min(c.k, 31) } : c)),
      { numRuns: runs },
    )
    expect([...kernels].some((key) => key.startsWith('matrix product'))).toBe(true)
  },
)

test('Hopper multiplies float64 sixteen rows at a time', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(call, (c) => check(hopper, 'float64', c)),
    { numRuns: runs },
  )
})

/** One product of several steps along K on a GPU with a fault. */
async function withFault(fault: Partial<SimtDialect>): Promise<void> {
  const broken = openEmulatedRuntime({ ...small, dialect: { ...ampereDialect, ...fault } })
  const plain = { transposed: false, step: 1, padding: 0, offset: 0 }
  const sizes = { m: 64, n: 64, k: 200, batch: 1, a: plain, b: plain, added: false, alpha: 1, beta: 1, salt: 0 }
  try {
    await check(broken, 'float16', sizes)
  } finally {
    await broken.close()
  }
}

test('the emulator catches copies that are not waited for, and steps without a barrier', async () => {
  await expect(withFault({})).resolves.toBeUndefined()
  await expect(withFault({ asyncCopies: { ...asyncCopies, wait: '' } })).rejects.toThrow(/expected/)
  await expect(withFault({ barrier: '' })).rejects.toThrow(/race|expected/)
})
