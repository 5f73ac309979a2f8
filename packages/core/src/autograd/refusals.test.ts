// What requiresGrad, grad and backward refuse of tensors that are gone or do not fit.
import { afterAll, expect, test } from 'vitest'
import type { ErrorCode } from '../errors/errors.ts'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import type { Tensor } from '../tensor/index.ts'

const [rt, otherRuntime] = [openTestRuntime('wasm'), openTestRuntime('wasm')]
afterAll(async () => {
  await rt.close()
  await otherRuntime.close()
})

const refused = (code: ErrorCode, words: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(words) })
const gone = rt.tensor([1, 2])
gone.dispose()
const matrix = rt.tensor([[1, 2, 3]])
const leaf = rt.tensor([1, 2], { requiresGrad: true })
const fits = rt.tensor([3, 4])

test.each<[string, () => unknown]>([
  ['requiring a gradient', () => gone.requiresGrad_()],
  ['requiring none', () => gone.requiresGrad_(false)],
  ['backward', () => gone.backward()],
  ['gradients of it', () => rt.grad([gone], [leaf])],
  ['gradients at it', () => rt.grad([leaf], [gone])],
  ['a function at it', () => rt.grad((a) => a)(gone)],
  ['its gradient', () => setGradient(gone, fits)],
])('a disposed tensor: %s', (_, action) => expect(action).toThrow(refused('DISPOSED', /float32\[2\]/)))

function setGradient(tensor: Tensor, gradient: unknown): void {
  tensor.grad = gradient as Tensor
}

test.each<[string, Tensor, unknown, ErrorCode, RegExp]>([
  ["another runtime's tensor", leaf, otherRuntime.tensor([1, 2]), 'DEVICE_MISMATCH', /another runtime/],
  ['another shape', leaf, matrix, 'SHAPE_MISMATCH', /\[1, 3\].*\[2\].*shape/],
  ['another dtype', leaf, rt.tensor([1, 2], { dtype: 'float16' }), 'DTYPE_MISMATCH', /float16.*float32.*dtype/],
  ['a disposed tensor', leaf, gone, 'DISPOSED', /float32\[2\]/],
  ['the tensor itself', leaf, leaf, 'BAD_ARGUMENT', /its own gradient/],
  ['a number', leaf, 3, 'BAD_ARGUMENT', /number/],
  ['nothing', leaf, undefined, 'BAD_ARGUMENT', /undefined/],
  ['that of a result', rt.ops.mul(leaf, 2), fits, 'BAD_ARGUMENT', /no leaf/],
  ['that of a tensor without gradient', matrix, matrix, 'BAD_ARGUMENT', /does not require a gradient/],
])('as a gradient: %s', (_, tensor, gradient, code, words) =>
  expect(() => setGradient(tensor, gradient)).toThrow(refused(code, words)),
)

test('unknown options', () => {
  const unknown = (option: string) => refused('BAD_ARGUMENT', new RegExp(`no option '${option}'; did you mean`))
  expect(() => leaf.backward(fits, { retain_graph: true } as object)).toThrow(unknown('retain_graph'))
  expect(() => rt.grad([leaf], [leaf], [fits], { creategraph: true } as object)).toThrow(unknown('creategraph'))
})

test('a gradient that fits is taken, twice too', async () => {
  leaf.grad = fits
  leaf.grad = fits
  expect(await leaf.grad.toArray()).toEqual([3, 4])
})
