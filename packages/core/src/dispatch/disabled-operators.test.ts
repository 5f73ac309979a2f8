// Disabled operators are refused with the reason: altogether, by overload, or for some dtypes.
import { afterEach, expect, it } from 'vitest'
import type { DisabledOperator } from '../backend/plugin.ts'
import { contracts } from '../ops/index.ts'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import { OperatorTable } from './operator-table.ts'
import type { Runtime } from './runtime.ts'

let rt: Runtime
const open = (...disabled: DisabledOperator[]) => {
  rt = openTestRuntime('wasm', new OperatorTable(contracts, disabled))
  return rt
}
afterEach(() => rt.close())

it('refuses only the dtypes named, in inputs, lists of tensors and outputs', () => {
  open(
    { operator: 'add', dtypes: ['float16'], reason: 'rounds twice' },
    { operator: 'aten::cat', dtypes: ['float16'], reason: 'untested' },
  )
  const half = rt.tensor([1], { dtype: 'float16' })
  const single = rt.tensor([1])
  expect(rt.call('add', [single, single])).toMatchObject({ dtype: 'float32' })
  expect(() => rt.call('add', [single, half])).toThrow(
    expect.objectContaining({
      code: 'UNSUPPORTED_DTYPE',
      message: expect.stringContaining('float16[1]): rounds twice'),
    }),
  )
  expect(() => rt.call('add_', [half, single])).toThrow(/'add_.Tensor' is disabled for float16/)
  expect(() => rt.call('add', [single, single], { out: half })).toThrow(/disabled for float16/)
  expect(() => rt.call('cat', [[single, half]])).toThrow(/untested/)
})

it('refuses one overload and leaves the others', () => {
  open({ operator: 'sum.dim_IntList', reason: 'wrong order' })
  const x = rt.tensor([1, 2])
  expect(rt.call('sum', [x])).toMatchObject({ shape: [] })
  const refusal = expect.objectContaining({ code: 'UNSUPPORTED_OP', message: expect.stringContaining('wrong order') })
  expect(() => rt.call('sum', [x, [0]])).toThrow(refusal)
  expect(() => rt.call('aten::sum.dim_IntList', [x, [0]])).toThrow(refusal)
})

it('refuses a name with its in-place form before looking at the arguments', () => {
  open({ operator: 'aten::mul', reason: 'broken' })
  expect(() => rt.operators.caller('mul')).toThrow("operator 'mul' is disabled: broken")
  expect(() => rt.operators.caller('mul_')).toThrow(/broken/)
})
