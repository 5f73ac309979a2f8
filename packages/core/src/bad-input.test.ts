// Bad input as a user meets it, through createRuntime: each gives an OpGemsError with its code, and leaves the runtime as it was.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plugin } from '@opgems/backend-cpu'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type BackendPlugin,
  createRuntime,
  type Driver,
  driverToken,
  type ErrorCode,
  listBackends,
  OpGemsError,
  type Runtime,
  type RuntimeOptions,
  type Tensor,
} from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-test-'))
const wasm = { backend: 'cpu:wasm', plugins: [plugin], cwd: folder, cacheDir: join(folder, 'cache') }
let rt: Runtime
let x: Tensor
let tall: Tensor
beforeAll(async () => {
  rt = await createRuntime({ ...wasm, memoryLimit: '64MiB' })
  x = rt.tensor([1, 2, 3, 4, 5, 6], { shape: [2, 3] })
  tall = rt.tensor([1, 2, 3, 4, 5, 6], { shape: [3, 2] })
})
afterAll(async () => {
  await rt.close()
  rmSync(folder, { recursive: true, force: true })
})

async function refusal(action: () => unknown): Promise<OpGemsError> {
  const error = await Promise.resolve()
    .then(action)
    .then(
      () => new Error('nothing was thrown'),
      (reason: unknown) => reason,
    )
  expect(error).toBeInstanceOf(OpGemsError)
  return error as OpGemsError
}
/** The action is refused with this code and words, and no tensor is made or lost. */
async function refused(action: () => unknown, code: ErrorCode, words: RegExp): Promise<void> {
  const { tensors, allocated } = rt.memory()
  const error = await refusal(action)
  expect(error).toMatchObject({ code, message: expect.stringMatching(words) })
  expect(rt.memory()).toMatchObject({ tensors, allocated })
}
const holdsItself = () => {
  const list: number[] = []
  list.push(wrong(list))
  return list
}
const wrong = <T>(value: unknown): T => value as T

describe('values on the host', () => {
  const bytes = new Uint8Array(8)
  const cases: [string, () => unknown, ErrorCode, RegExp][] = [
    ['an unknown dtype', () => rt.tensor([1], { dtype: 'float33' }), 'UNSUPPORTED_DTYPE', /float33/],
    ['a dtype that is no text', () => rt.tensor([1], { dtype: wrong(7) }), 'UNSUPPORTED_DTYPE', /7/],
    ['ragged arrays', () => rt.tensor([[1, 2], [3]]), 'SHAPE_MISMATCH', /ragged/],
    ['a shape that the values do not fill', () => rt.tensor([1, 2, 3], { shape: [2] }), 'SHAPE_MISMATCH', /\[2\]/],
    ['a negative size', () => rt.tensor([1, 2], { shape: [-1, -2] }), 'BAD_ARGUMENT', /-1/],
    ['bytes without options', () => rt.fromBytes(bytes, wrong(undefined)), 'BAD_ARGUMENT', /fromBytes.*options/],
    ['options that are null', () => rt.tensor([1], wrong(null)), 'BAD_ARGUMENT', /tensor.*options/],
    [
      'an unknown option',
      () => rt.tensor([1], wrong({ type: 'int8' })),
      'BAD_ARGUMENT',
      /tensor.*did you mean 'dtype'/,
    ],
    [
      'PyTorch’s spelling of an option',
      () => rt.fromBytes(bytes, wrong({ dtype: 'uint8', shape: [8], requires_grad: true })),
      'BAD_ARGUMENT',
      /fromBytes.*did you mean 'requiresGrad'/,
    ],
    ['a shape as options', () => rt.tensor([1], wrong([1])), 'BAD_ARGUMENT', /tensor.*an array/],
    ['text', () => rt.tensor(wrong('abc')), 'BAD_ARGUMENT', /abc/],
    ['text in an array', () => rt.tensor(wrong([1, 'a'])), 'BAD_ARGUMENT', /"a"/],
    ['nothing', () => rt.tensor(wrong(undefined)), 'BAD_ARGUMENT', /undefined/],
    ['None in an array', () => rt.tensor(wrong([1, null])), 'BAD_ARGUMENT', /null/],
    ['a function', () => rt.tensor(wrong(() => 1)), 'BAD_ARGUMENT', /function/],
    ['an array that holds itself', () => rt.tensor(holdsItself()), 'BAD_ARGUMENT', /deeper than 64/],
    ['an integer of more than 64 bits', () => rt.tensor([2n ** 63n]), 'BAD_ARGUMENT', /9223372036854775808 .*int64/],
    ['a shape that is no array', () => rt.tensor([1], { shape: wrong(1) }), 'BAD_ARGUMENT', /shape/],
    [
      'too few bytes',
      () => rt.fromBytes(bytes, { dtype: 'float32', shape: [3] }),
      'BAD_ARGUMENT',
      /needs 12 bytes, got 8/,
    ],
    ['bytes that are none', () => rt.fromBytes(wrong([1, 2]), { dtype: 'uint8', shape: [2] }), 'BAD_ARGUMENT', /bytes/],
    [
      'a size beyond all memory',
      () => rt.fromBytes(bytes, { dtype: 'uint8', shape: [2 ** 52] }),
      'BAD_ARGUMENT',
      /needs/,
    ],
  ]
  it.each(cases)('%s', (_, action, code, words) => refused(action, code, words))
})

it('bigints and fractions may stand side by side, in any order', async () => {
  for (const values of [
    [2n, 2.5, true],
    [2.5, 2n, true],
  ]) {
    using mixed = rt.tensor(values)
    expect(mixed.dtype).toBe('float32')
    expect(await mixed.toArray()).toEqual(values.map(Number))
  }
})

describe('calls', () => {
  const cases: [string, () => unknown, ErrorCode, RegExp][] = [
    ['an unknown operator', () => rt.call('aten::nonsense', [x]), 'UNKNOWN_OP', /nonsense/],
    ['an unknown overload', () => rt.call('aten::add.Nonsense', [x, x]), 'UNKNOWN_OP', /add\.Tensor/],
    ['a misspelt operator', () => rt.call('sotfmax', [x, 1]), 'UNKNOWN_OP', /did you mean 'softmax'/],
    ['arguments that are no array', () => rt.call('neg', wrong(null)), 'BAD_ARGUMENT', /neg.*array/],
    ['a seed that is no integer', () => rt.manualSeed(1.5), 'BAD_ARGUMENT', /1\.5/],
    ['a formula that is no function', () => rt.fuse(wrong('x')), 'BAD_ARGUMENT', /function/],
    ['a formula that returns no value', () => rt.fuse(wrong(() => 1))(x), 'BAD_ARGUMENT', /number/],
    [
      'an argument of a formula that is missing',
      () => rt.fuse((a, b) => a.add(wrong(b)))(x),
      'BAD_KERNEL',
      /operand.*undefined/,
    ],
    ['an argument of a formula that is text', () => rt.fuse((a) => a)(x, wrong('1')), 'BAD_ARGUMENT', /fuse.*string/],
    ['nothing to tidy', () => rt.tidy(wrong(3)), 'BAD_ARGUMENT', /tidy.*function/],
    ['nothing to run without gradients', () => rt.noGrad(wrong(null)), 'BAD_ARGUMENT', /noGrad.*function/],
    ['nothing to capture', () => rt.capture(wrong({})), 'BAD_ARGUMENT', /capture.*function/],
    ['an asynchronous capture', () => rt.capture(async () => 1), 'BAD_ARGUMENT', /capture.*asynchronous/],
    ['an asynchronous tidy', () => rt.tidy(async () => rt.tensor([1])), 'BAD_ARGUMENT', /tidy.*asynchronous/],
    ['an asynchronous noGrad', () => rt.noGrad(async () => 1), 'BAD_ARGUMENT', /noGrad.*asynchronous/],
    ['gradients of an asynchronous function', () => rt.grad(wrong(async () => x))(x), 'BAD_ARGUMENT', /grad.*asynchr/],
    ['nothing to profile', () => rt.profile(wrong('x')), 'BAD_ARGUMENT', /profile.*function/],
    ['gradients of nothing', () => rt.grad(wrong(null), wrong(null)), 'BAD_ARGUMENT', /grad.*arrays/],
    ['gradients by a tensor without a list', () => rt.grad([x], wrong(x)), 'BAD_ARGUMENT', /grad.*arrays/],
    ['gradients of a number', () => rt.grad(() => wrong(3))(x), 'BAD_ARGUMENT', /tensor.*number/],
    ['gradients at a number', () => rt.grad((a) => a)(wrong(3)), 'BAD_ARGUMENT', /tensors.*number/],
    ['a name that is no text', () => rt.call(wrong(7), [x]), 'UNKNOWN_OP', /7/],
    ['shapes that do not broadcast', () => rt.ops.add(x, tall), 'SHAPE_MISMATCH', /\[2, 3\].*\[3, 2\]/],
    ['inner sizes that differ', () => rt.ops.mm(x, x), 'SHAPE_MISMATCH', /mm.*\[2, 3\]/],
    [
      'a result that the target cannot hold',
      () => rt.call('aten::add.out', [x, x], { out: x, nonsense: 1 }),
      'BAD_ARGUMENT',
      /nonsense/,
    ],
    ['an axis out of range', () => rt.call('aten::softmax.int', [x, 5]), 'INDEX_OUT_OF_RANGE', /5/],
    ['a missing argument', () => rt.call('aten::mm', [x]), 'BAD_ARGUMENT', /mat2.*missing/],
    ['more memory than allowed', () => rt.call('aten::ones', [[2 ** 30]]), 'OUT_OF_MEMORY', /\(cpu:wasm\).*64\.0 MiB/],
  ]
  it.each(cases)('%s', (_, action, code, words) => refused(action, code, words))

  // What every object inherits is in no table of names.
  it.each(['constructor', '__proto__', 'toString'])("the name '%s'", async (name) => {
    const keywords = Object.fromEntries([
      ['dim', 1],
      [name, 1],
    ])
    await refused(() => rt.call(name, [x]), 'UNKNOWN_OP', /not implemented/)
    await refused(() => rt.call('softmax', [x], keywords), 'BAD_ARGUMENT', new RegExp(name))
    await refused(() => rt.call('mse_loss', [x, x], { reduction: name }), 'BAD_ARGUMENT', new RegExp(name))
    const image = rt.ops.reshape(x, [1, 2, 3])
    const enlarge = () => rt.call('nn.functional.interpolate', [image], { scale_factor: 2, mode: name })
    await refused(enlarge, 'BAD_ARGUMENT', new RegExp(name))
  })
  it('null for the keywords is none', () => expect(() => rt.call('neg', [x], null)).not.toThrow())

  it('a disposed tensor', async () => {
    const gone = rt.tensor([1])
    gone.dispose()
    gone.dispose()
    await refused(() => rt.ops.neg(gone), 'DISPOSED', /float32\[1\]/)
    await refused(() => gone.data(), 'DISPOSED', /float32\[1\]/)
  })
  it('an asynchronous function that fails after tidy has refused it does so silently', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const fails = async () => {
      await Promise.resolve()
      throw new Error('too late')
    }
    await refused(() => rt.tidy(fails), 'BAD_ARGUMENT', /tidy.*asynchronous/)
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })
  it("another runtime's tensor, in a list too", async () => {
    const other = await createRuntime(wasm)
    const foreign = other.tensor([[1, 2, 3]])
    await refused(() => rt.ops.add(x, foreign), 'DEVICE_MISMATCH', /another runtime/)
    await refused(() => rt.ops.cat([x, foreign]), 'DEVICE_MISMATCH', /another runtime/)
    await refused(() => rt.fuse((a) => a.exp())(foreign), 'DEVICE_MISMATCH', /fuse.*another runtime/)
    await refused(() => rt.grad([foreign], [foreign]), 'DEVICE_MISMATCH', /grad.*another runtime/)
    await refused(() => rt.grad((a) => a)(foreign), 'DEVICE_MISMATCH', /grad.*another runtime/)
    const row = rt.tensor([[1, 2, 3]], { requiresGrad: true })
    const twice = rt.ops.mul(row, 2) as Tensor
    await refused(() => twice.backward(foreign), 'DEVICE_MISMATCH', /backward.*another runtime/)
    for (const t of [twice, row]) t.dispose()
    await other.close()
  })
  it('anything after close', async () => {
    const closed = await createRuntime(wasm)
    const tensor = closed.tensor([1])
    await closed.close()
    await closed.close()
    for (const action of [() => closed.ops.neg(tensor), () => closed.tensor([1]), () => tensor.data()])
      expect(await refusal(action)).toMatchObject({ code: 'DISPOSED' })
  })
  it('leave the runtime in working order', async () => {
    using y = rt.ops.add(x, x) as Tensor
    expect(await y.toArray()).toEqual([
      [2, 4, 6],
      [8, 10, 12],
    ])
  })
})

describe('settings', () => {
  const cases: [string, RuntimeOptions, ErrorCode, RegExp][] = [
    ['a backend that is not installed', { backend: 'abacus' }, 'NO_BACKEND', /npm install @opgems\/backend-abacus/],
    ['a device that is not there', { ...wasm, backend: 'cpu:7' }, 'NO_DEVICE', /cpu:wasm: available/],
    ['a backend that is no name', { backend: 'C P U' }, 'BAD_CONFIG', /backend/],
    ['an unknown setting', wrong({ ...wasm, treads: 2 }), 'BAD_CONFIG', /did you mean 'threads'/],
    ['threads that are no number', wrong({ ...wasm, threads: 'two' }), 'BAD_CONFIG', /threads/],
    ['options that are null', wrong(null), 'BAD_CONFIG', /object/],
    ['options that are an array', wrong([]), 'BAD_CONFIG', /object/],
    ['plugins that are no array', wrong({ ...wasm, plugins: 'x' }), 'BAD_CONFIG', /plugins.*array/],
    ['a folder that is no path', wrong({ ...wasm, cwd: 7 }), 'BAD_CONFIG', /cwd/],
    ['options that are no object', wrong('cpu'), 'BAD_CONFIG', /options/],
    [
      'a plugin that is not there',
      { ...wasm, plugins: [plugin, 'opgems-nowhere'], backend: 'nowhere' },
      'BAD_PLUGIN',
      /opgems-nowhere/,
    ],
  ]
  it.each(cases)('%s', async (_, options, code, words) => {
    const error = await refusal(() => createRuntime(options))
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) })
  })
  it('a configuration file that cannot be read', async () => {
    const cwd = join(folder, 'project')
    mkdirSync(cwd)
    writeFileSync(join(cwd, 'opgems.config.json'), '{"backend": ')
    const error = await refusal(() => createRuntime({ ...wasm, cwd }))
    expect(error).toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining('opgems.config.json') })
  })
})

describe('plugins given as values', () => {
  const base = { id: 'demo', version: '1', apiVersion: 1 }
  const withDriver = (driver: unknown): BackendPlugin => ({
    ...base,
    register: (container) => {
      container.register(driverToken, { useValue: driver as Driver })
    },
  })
  const probe = { name: '0', available: true, description: '', toolchain: '', proof: 'rendered', priority: 1 } as const
  const fails = () => {
    throw new RangeError('no licence')
  }
  const cases: [string, unknown, RegExp][] = [
    ['null', null, /null/],
    ['a number', 42, /number/],
    ['an empty object', {}, /plugin\.id/],
    ['another version of the interface', { ...base, apiVersion: 99, register: () => {} }, /apiVersion is 99/],
    ['one that registers nothing', { ...base, register: () => {} }, /no driver/],
    ['one that throws', { ...base, register: fails }, /no licence/],
    ['a driver without functions', withDriver({}), /driver/],
    ['a driver whose probe throws', withDriver({ probe: fails, open: fails }), /no licence/],
    ['a driver whose probe gives no list', withDriver({ probe: () => 7, open: fails }), /probe/],
    ['a driver whose open throws', withDriver({ probe: () => [probe], open: fails }), /no licence/],
    ['a driver whose open gives no device', withDriver({ probe: () => [probe], open: () => ({}) }), /device/],
  ]
  it.each(cases)('%s', async (_, value, words) => {
    const error = await refusal(() =>
      createRuntime({ backend: 'demo', plugins: [value as BackendPlugin], cwd: folder }),
    )
    expect(error).toMatchObject({ code: 'BAD_PLUGIN', message: expect.stringMatching(words) })
  })
  it('two of one id', async () => {
    const error = await refusal(() => createRuntime({ ...wasm, plugins: [plugin, { ...plugin }] }))
    expect(error).toMatchObject({ code: 'BAD_PLUGIN', message: expect.stringContaining("'cpu'") })
  })
})

describe('the machine', () => {
  it('without a compiler says how to get one, and falls back to WebAssembly where no engine was asked for', async () => {
    vi.stubEnv('PATH', folder)
    vi.stubEnv('CXX', '')
    try {
      const options = { ...wasm, backend: 'cpu:native' }
      expect(await refusal(() => createRuntime(options))).toMatchObject({
        code: 'NO_DEVICE',
        message: expect.stringMatching(/no C\+\+ compiler works here.*apt-get install/),
      })
      const fallback = await createRuntime({ ...wasm, backend: 'cpu' })
      expect(fallback.device.name).toBe('wasm')
      await fallback.close()
      expect((await listBackends(options))[0]?.probes.map((p) => [p.name, p.available])).toContainEqual([
        'native',
        false,
      ])
    } finally {
      vi.unstubAllEnvs()
    }
  })
  it.each(['wasm', 'native'])(
    'with a cache folder that cannot be written works from a temporary one and warns once: %s',
    async (device) => {
      const file = join(folder, device)
      writeFileSync(file, '')
      const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
      const other = await createRuntime({ ...wasm, backend: `cpu:${device}`, cacheDir: join(file, 'cache') })
      using y = other.ops.exp(other.tensor([0])) as Tensor
      expect(await y.toArray()).toEqual([1])
      expect(warn).toHaveBeenCalledTimes(1)
      warn.mockRestore()
      await other.close()
    },
  )
  it('with a damaged cache builds again what is damaged', async () => {
    const cacheDir = join(folder, 'damaged')
    const compute = async () => {
      const other = await createRuntime({ ...wasm, cacheDir })
      const y = other.ops.tanh(other.tensor([0, 0.5])) as Tensor
      const values = await y.toArray()
      await other.close()
      return values
    }
    const expected = await compute()
    const entries = () =>
      readdirSync(cacheDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    expect(entries().length).toBeGreaterThan(0)
    const damages: ((path: string) => void)[] = [
      (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
      (path) => writeFileSync(path, new Uint8Array(readFileSync(path).length).fill(7)),
      (path) => writeFileSync(path, ''),
    ]
    for (const damage of damages) {
      for (const path of entries()) damage(path)
      expect(await compute()).toEqual(expected)
    }
  })
})
