// The large cases are right: at a small size a sound engine passes them all, and a wrong element is seen.
import { afterAll, expect, test } from 'vitest'
import { openTestRuntime } from '../../../packages/core/src/ops/testing/runtime.ts'
import type { ConformanceCase } from '../case.ts'
import { runCase } from '../run/case.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { largeCases } from './large.ts'
import { columns } from './table.ts'

const rt = openTestRuntime('wasm') as unknown as ConformanceRuntime
afterAll(() => rt.close())

const cases = [...largeCases(() => true, 5 * columns)].map((test): [string, ConformanceCase] => [test.own!.call, test])

test.each(cases)('%s', async (_, large) => {
  expect(await runCase(rt, large)).toMatchObject({ outcome: { status: 'passed' }, leaked: 0 })
})

test('they are a hundred thousand times larger in earnest', () => {
  for (const { own } of largeCases(() => true)) {
    const [rows] = /\[(\d+), 4099\]/.exec(own!.call)!.slice(1).map(Number)
    expect(rows! * columns).toBeGreaterThan(own!.dtype === 'uint8' ? 2 ** 32 : 2 ** 31)
  }
})

/** The runtime with one element of each large result changed. */
const spoiled: ConformanceRuntime = {
  device: rt.device,
  backend: rt.backend,
  fromBytes: (bytes, options) => rt.fromBytes(bytes, options),
  synchronize: () => rt.synchronize(),
  close: async () => {},
  call: (operator, args, kwargs) => {
    const result = rt.call(operator, args, kwargs) as { shape: readonly number[] }
    const isResult =
      Array.isArray(result.shape) &&
      result.shape.reduce((a, b) => a * b, 1) > 3 &&
      !/as_strided|slice|::t$|eq|fill_/.test(operator)
    if (isResult && !/bool/.test(String(result))) {
      const at = rt.call('aten::as_strided', [result, [1], [1], 3]) as { dispose(): void }
      rt.call('aten::fill_.Scalar', [at, 101])
      at.dispose()
    }
    return result
  },
}

test.each([
  'aten::contiguous',
  'aten::cat',
  'aten::flip',
  'aten::softmax.int',
  'aten::sum.dim_IntList',
  'aten::mm',
  'aten::index_select',
])('one wrong element of %s is seen', async (operator) => {
  for (const large of largeCases((name) => name === operator, 5 * columns))
    expect((await runCase(spoiled, large)).outcome.status).toBe('failed')
})
