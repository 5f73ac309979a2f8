// Optimizers against their formulas in float64, clipping, and loss scaling.
import { afterAll, describe, expect, test } from 'vitest'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import type { Tensor } from '../tensor/index.ts'
import { Adam, AdamW, clipGradNorm, GradScaler, type Optimizer, SGD } from './index.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

const start = [0.5, -1.25, 2, 0]
const gradients = [
  [0.1, -0.2, 3, 0],
  [0.4, 0.2, -1, 1e-3],
  [-0.3, 0.7, 2, 5],
]

/** One element after all gradients, by `next`, which keeps its state in the record. */
function reference(next: (p: number, g: number, t: number, state: Record<string, number>) => number): number[] {
  return start.map((value, i) => {
    const state: Record<string, number> = {}
    return gradients.reduce((p, g, t) => next(p, g[i]!, t + 1, state), value)
  })
}

async function run(make: (p: Tensor) => Optimizer<object>): Promise<number[]> {
  const parameter = rt.tensor(start, { requiresGrad: true })
  const optimizer = make(parameter)
  for (const gradient of gradients) {
    parameter.grad = rt.tensor(gradient)
    optimizer.step()
  }
  const values = Array.from((await parameter.data()) as Float32Array)
  optimizer.dispose()
  parameter.dispose()
  return values
}

/** float32 arithmetic of some ten operations on numbers below 4. */
function expectClose(got: readonly number[], expected: readonly number[]): void {
  got.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(40 * 2 ** -24))
}

describe('SGD', () => {
  test('follows the gradient and decays weights', async () => {
    const got = await run((p) => new SGD(rt, [p], { lr: 0.1, weightDecay: 0.01 }))
    expectClose(
      got,
      reference((p, g) => p - 0.1 * (g + 0.01 * p)),
    )
  })
  test.each([false, true])('with momentum, dampened unless nesterov (%s)', async (nesterov) => {
    const dampening = nesterov ? 0 : 0.25
    const got = await run((p) => new SGD(rt, [p], { lr: 0.1, momentum: 0.9, dampening, nesterov }))
    const expected = reference((p, g, t, state) => {
      state.buffer = t === 1 ? g : 0.9 * state.buffer! + (1 - dampening) * g
      return p - 0.1 * (nesterov ? g + 0.9 * state.buffer : state.buffer)
    })
    expectClose(got, expected)
  })
  test('refuses nesterov without momentum, and parameters that are no leaves', () => {
    const x = rt.tensor([1], { requiresGrad: true })
    const y = rt.ops.mul(x, 2)
    const plain = rt.tensor([1])
    expect(() => new SGD(rt, [x], { nesterov: true })).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
    for (const wrong of [[y], [plain], [x, x]])
      expect(() => new SGD(rt, wrong)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
    for (const t of [x, y, plain]) t.dispose()
  })
})

const wrong = <T>(value: unknown): T => value as T
describe('wrong use is refused by name:', () => {
  const [x, y] = [[1], [2]].map((values) => rt.tensor(values, { requiresGrad: true })) as [Tensor, Tensor]
  afterAll(() => [x, y].forEach((t) => t.dispose()))
  const sgd = new SGD(rt, [y])
  test.each<[string, () => unknown, RegExp]>([
    ['an unknown setting', () => new SGD(rt, [x], wrong({ momentun: 0.9 })), /SGD.*did you mean 'momentum'/],
    ['PyTorch’s spelling', () => new AdamW(rt, [x], wrong({ weight_decay: 1 })), /AdamW.*did you mean 'weightDecay'/],
    ['one of a group', () => new Adam(rt, wrong([{ parameters: [x], lrs: 1 }])), /Adam.*did you mean 'lr'/],
    ['PyTorch’s groups', () => new Adam(rt, wrong([{ params: [x] }])), /Adam.*parameters/],
    ['one that is set later', () => sgd.set(wrong({ lrr: 1 })), /SGD.*did you mean 'lr'/],
    ['one of the scaler', () => new GradScaler(rt, wrong({ scale: 1 })), /GradScaler.*options are initScale/],
    ['a negative rate', () => new SGD(rt, [x], { lr: -1 }), /SGD: lr must be .*-1/],
    ['a rate that is no number', () => sgd.set({ lr: wrong('1') }), /SGD: lr must be/],
    ['a beta of 1', () => new Adam(rt, [x], { betas: [0.9, 1] }), /Adam: betas must be/],
    ['nesterov set later', () => sgd.set({ nesterov: true }), /nesterov needs a momentum/],
    ['a factor below 1', () => new GradScaler(rt, { growthFactor: 0.5 }), /growthFactor must be/],
    ['a model in place of parameters', () => new SGD(rt, wrong({ parameters: [x] })), /SGD: the parameters must be/],
    ['a number as a parameter', () => new SGD(rt, [{ parameters: [wrong(3)] }]), /SGD: a parameter must be a tensor/],
  ])('%s', (_, action, words) =>
    expect(action).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringMatching(words) })),
  )
  test('parameters of another runtime', async () => {
    const other = openTestRuntime('wasm')
    expect(() => new SGD(other, [x])).toThrow(expect.objectContaining({ code: 'DEVICE_MISMATCH' }))
    await other.close()
  })
  test('a setting that is undefined is the default', () =>
    expect(() => new Adam(rt, [x], wrong({ lr: undefined })).set(wrong({ eps: undefined }))).not.toThrow())
})

test.each([false, true])('Adam and AdamW (%s) correct their moments for the first steps', async (decoupled) => {
  const [lr, b1, b2, eps, weightDecay] = [0.01, 0.9, 0.95, 1e-8, 0.1]
  const make = decoupled ? AdamW : Adam
  const got = await run((p) => new make(rt, [p], { lr, betas: [b1, b2], eps, weightDecay }))
  const expected = reference((p, g, t, state) => {
    const gradient = decoupled ? g : g + weightDecay * p
    state.m = b1 * (state.m ?? 0) + (1 - b1) * gradient
    state.v = b2 * (state.v ?? 0) + (1 - b2) * gradient ** 2
    const shrunk = decoupled ? p * (1 - lr * weightDecay) : p
    return shrunk - (lr * (state.m / (1 - b1 ** t))) / (Math.sqrt(state.v / (1 - b2 ** t)) + eps)
  })
  expectClose(got, expected)
})

test('groups have settings of their own, and parameters without a gradient stay', async () => {
  const [a, b, c] = [1, 1, 1].map((value) => rt.tensor([value], { requiresGrad: true })) as [Tensor, Tensor, Tensor]
  const optimizer = new SGD(rt, [{ parameters: [a, c], lr: 0.5 }, { parameters: [b] }], { lr: 0.25 })
  a.grad = rt.tensor([1])
  b.grad = rt.tensor([1])
  optimizer.step()
  expect(await Promise.all([a, b, c].map((t) => t.item()))).toEqual([0.5, 0.75, 1])
  for (const t of [a, b, c]) t.dispose()
})

test('clipGradNorm bounds the norm over all gradients and gives the one before', async () => {
  const [a, b] = [[0], [0, 0]].map((values) => rt.tensor(values, { requiresGrad: true })) as [Tensor, Tensor]
  a.grad = rt.tensor([3])
  b.grad = rt.tensor([0, 4])
  const norm = clipGradNorm(rt, [a, b], 1)
  expect(await norm.item()).toBe(5)
  expect(((await a.grad.item()) as number) * 5).toBeCloseTo(3, 5)
  expect(Array.from((await b.grad.data()) as Float32Array, (x) => x * 5)[1]).toBeCloseTo(4, 5)
  clipGradNorm(rt, [a, b], 100).dispose()
  expect(((await a.grad.item()) as number) * 5).toBeCloseTo(3, 5)
  for (const t of [a, b, norm]) t.dispose()
})

test('GradScaler keeps small float16 gradients, leaves out infinite steps, and adapts', async () => {
  const before = rt.memory().tensors
  const x = rt.tensor([1], { dtype: 'float16', requiresGrad: true })
  const optimizer = new SGD(rt, [x], { lr: 1 })
  const scaler = new GradScaler(rt, { initScale: 1024, growthInterval: 1 })
  const train = (factor: number) => {
    rt.tidy(() => {
      // Unscaled, the gradient 1e-6 · 1/64 is below float16's least number.
      const loss = rt.ops.mul(rt.ops.mul(x, 1 / 64), factor)
      scaler.scale(rt.ops.sum(loss)).backward()
    })
    const made = scaler.step(optimizer)
    scaler.update()
    optimizer.zeroGrad()
    return made
  }
  expect(train(60000)).toBe(false)
  expect(scaler.scaleFactor).toBe(512)
  expect(await x.item()).toBe(1)
  expect(train(16)).toBe(true)
  expect(await x.item()).toBe(0.75)
  expect(scaler.scaleFactor).toBe(1024)
  optimizer.dispose()
  x.dispose()
  expect(rt.memory().tensors).toBe(before)
})
