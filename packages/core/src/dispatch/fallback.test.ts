// What the chosen backend lacks runs on the backend that the setting 'fallback' names, with one warning; without it, it throws.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRuntime } from '../create-runtime.ts'
import { contracts } from '../ops/index.ts'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import type { Tensor } from '../tensor/index.ts'
import { Fallback } from './fallback.ts'
import { OperatorTable } from './operator-table.ts'
import type { Runtime } from './runtime.ts'

let rt: Runtime
const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
const open = async (...disabledOps: string[]) => {
  rt = await createRuntime({ backend: 'cpu:wasm', fallback: ['cpu:wasm'], disabledOps })
}
beforeEach(() => warn.mockClear())
afterEach(() => rt.close())

it('runs the operator there and warns once for each operator and its dtypes', async () => {
  await open('add')
  const x = rt.tensor([1, 2, 3])
  const y = rt.call('add', [x, x]) as Tensor
  expect(y.host).toBe(rt)
  expect(await y.toArray()).toEqual([2, 4, 6])
  expect(await (rt.call('add', [x, 1]) as Tensor).toArray()).toEqual([2, 3, 4])
  rt.call('add', [x, x])
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(
      /^add\.Tensor\(float32, float32\) runs on cpu:wasm instead of cpu:wasm: .*disabled by configuration/,
    ),
    expect.stringMatching(/^add\.Scalar\(float32\) runs on/),
  ])
})

it('runs only the dtypes there that the backend lacks', async () => {
  const lacksHalf = new OperatorTable(contracts, [{ operator: 'add', dtypes: ['float16'], reason: 'rounds twice' }])
  rt = openTestRuntime('wasm', lacksHalf, new Fallback([openTestRuntime('wasm')]))
  const half = rt.tensor([1, 2], { dtype: 'float16' })
  const single = rt.tensor([1, 2])
  rt.call('add', [single, single])
  expect(warn).not.toHaveBeenCalled()
  expect(await (rt.call('add', [half, half]) as Tensor).toArray()).toEqual([2, 4])
  expect(warn.mock.calls).toEqual([
    [expect.stringContaining('add.Tensor(float16, float16)'), { type: 'OpGemsWarning', code: 'OPGEMS_FALLBACK' }],
  ])
})

it('writes in place, through a strided view, and to given outputs, and counts them as written', async () => {
  await open('add')
  const x = rt.tensor([
    [1, 2],
    [3, 4],
  ])
  const column = rt.call('select.int', [x, 1, 0]) as Tensor
  const { version } = x.storage
  expect(rt.call('add_', [column, 10])).toBe(column)
  expect(x.storage.version).toBe(version + 1)
  expect(await x.toArray()).toEqual([
    [11, 2],
    [13, 4],
  ])
  const out = rt.empty([2, 2], 'float32')
  expect(rt.call('add', [x, x], { out })).toBe(out)
  expect(await out.toArray()).toEqual([
    [22, 4],
    [26, 8],
  ])
  expect(() => rt.call('add', [x, x], { out: column })).toThrow(expect.objectContaining({ code: 'SHAPE_MISMATCH' }))
})

it('takes lists of tensors there, several results back, and leaves nothing behind', async () => {
  await open('topk', 'cat')
  const x = rt.tensor([3, 1, 2])
  const before = rt.memory().tensors
  const joined = rt.call('cat', [[x, x]]) as Tensor
  const [values, indices] = rt.call('topk', [joined, 2]) as [Tensor, Tensor]
  expect(await values.toArray()).toEqual([3, 3])
  expect(indices.dtype).toBe('int64')
  expect(rt.memory().tensors).toBe(before + 3)
})

it('lets gradients pass', async () => {
  await open('exp')
  const x = rt.tensor([0, 1], { requiresGrad: true })
  const [gradient] = rt.grad([rt.call('sum', [rt.call('exp', [x])]) as Tensor], [x])
  const values = (await gradient!.toArray()) as number[]
  values.forEach((value, i) => {
    expect(value).toBeCloseTo(Math.exp(i), 5)
  })
})

it('throws the first refusal where no backend has it, and for views', async () => {
  await open('select')
  const x = rt.tensor([1, 2])
  expect(() => rt.call('select.int', [x, 0, 0])).toThrow(/disabled by configuration/)
  const mask = rt.tensor([1], { dtype: 'float32' })
  expect(() => rt.call('bitwise_and.Tensor', [mask, mask])).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED_DTYPE' }),
  )
  expect(warn).not.toHaveBeenCalled()
})

it('names a backend that is not there', async () => {
  await open()
  await expect(createRuntime({ backend: 'cpu:wasm', fallback: ['nosuch'] })).rejects.toMatchObject({
    code: 'NO_BACKEND',
  })
})
