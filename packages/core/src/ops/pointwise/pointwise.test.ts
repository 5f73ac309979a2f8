// What the golden cases leave out of pointwise operators: refusals, integers at their limits, overlap, plans and layouts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import { atenSchema, variantsOf } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { withAliases } from '../aliases.ts'
import { engines, openTestRuntime } from '../testing/runtime.ts'
import { pointwise } from './index.ts'

describe.each(engines)('pointwise operators on %s', (engine) => {
  let rt: Runtime
  beforeAll(() => {
    rt = openTestRuntime(engine)
  })
  afterAll(async () => {
    expect(rt.memory().tensors).toBe(0)
    await rt.close()
  })
  /** Calls inside a scope and gives the values of the result. */
  const values = (body: () => unknown): unknown[] =>
    rt.tidy(() => {
      const result = body() as Tensor
      return Array.from(result.dataSync() as Iterable<unknown>)
    }) as unknown[]
  const call = (name: string, args: readonly unknown[], keywords?: Record<string, unknown>) =>
    values(() => rt.call(name, args, keywords))
  const refuses = (body: () => unknown, code: string, text: RegExp) =>
    expect(() => rt.tidy(body)).toThrowError(expect.objectContaining({ code, message: expect.stringMatching(text) }))
  const ints = (list: readonly (number | bigint)[], dtype = 'int64') => rt.tensor(list.map(BigInt), { dtype }) as Tensor
  const floats = (list: readonly number[], dtype = 'float32') => rt.tensor(list as number[], { dtype }) as Tensor

  it('adds, multiplies and refuses to subtract bools as PyTorch does', () => {
    rt.tidy(() => {
      const a = rt.tensor([true, true, false])
      const b = rt.tensor([true, false, false])
      expect(call('add', [a, b])).toEqual([1, 1, 0])
      expect(call('mul', [a, b])).toEqual([1, 0, 0])
      refuses(() => rt.call('sub', [a, b]), 'UNSUPPORTED_DTYPE', /sub.*bool\[3\]/)
    })
  })

  it('refuses division of integers by zero and leaves no tensor behind', () => {
    rt.tidy(() => {
      const [a, zero] = [ints([7, -7, 5]), ints([2, 0, 3])]
      const before = rt.memory().tensors
      for (const [name, keywords] of [
        ['floor_divide', {}],
        ['remainder', {}],
        ['fmod', {}],
        ['div', { rounding_mode: 'trunc' }],
        ['div', { rounding_mode: 'floor' }],
      ] as const)
        refuses(() => rt.call(name, [a, zero], keywords), 'BAD_ARGUMENT', /zero/)
      expect(rt.memory().tensors).toBe(before)
      expect(call('floor_divide', [a, 2])).toEqual([3n, -4n, 2n])
      expect(call('remainder', [a, 3])).toEqual([1n, 2n, 2n])
      expect(call('fmod', [a, 3])).toEqual([1n, -1n, 2n])
    })
  })

  it('divides the least integer by minus one by wrapping', () => {
    rt.tidy(() => {
      for (const [dtype, least] of [
        ['int64', -(2n ** 63n)],
        ['int32', -(2n ** 31n)],
        ['int16', -(2n ** 15n)],
        ['int8', -(2n ** 7n)],
      ] as const) {
        const quotient = call('div', [ints([least, 6], dtype), ints([-1, -1], dtype)], { rounding_mode: 'trunc' })
        expect(quotient.map((q) => BigInt(q as number))).toEqual([least, -6n])
        expect(call('fmod', [ints([least], dtype), ints([-1], dtype)]).map(Number)).toEqual([0])
      }
    })
  })

  it('compares int64 beyond 2^53 exactly with numbers', () => {
    rt.tidy(() => {
      const x = ints([2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n])
      expect(call('eq', [x, 2n ** 53n + 1n])).toEqual([0, 1, 0])
      expect(call('gt', [x, 2n ** 53n])).toEqual([0, 1, 1])
      expect(call('lt', [2n ** 53n, x])).toEqual([0, 1, 1])
    })
  })

  it('refuses to compare with a number that the dtype does not hold', () => {
    rt.tidy(() => {
      refuses(() => rt.call('lt', [ints([1], 'uint8'), 300]), 'BAD_ARGUMENT', /300.*uint8/)
      expect(call('add', [ints([1], 'uint8'), 300])).toEqual([45])
    })
  })

  it('raises integers to powers exactly and refuses negative exponents', () => {
    rt.tidy(() => {
      expect(call('pow', [ints([3, -2, 0]), 39])).toEqual([4052555153018976267n, -549755813888n, 0n])
      expect(call('pow', [ints([1, -1, 2, -1]), ints([-3, -3, -1, -2])])).toEqual([1n, -1n, 0n, 1n])
      expect(call('pow', [2, ints([0, 10, 62])])).toEqual([1n, 1024n, 2n ** 62n])
      refuses(() => rt.call('pow', [ints([2]), -1]), 'BAD_ARGUMENT', /negative/)
      expect(call('pow', [floats([4, -4, 0]), 0.5])).toEqual([2, Number.NaN, 0])
    })
  })

  it('refuses a fraction where integers are computed', () => {
    rt.tidy(() => {
      refuses(() => rt.call('add', [ints([1]), ints([1])], { alpha: 0.5 }), 'BAD_ARGUMENT', /alpha.*0\.5/)
      refuses(() => rt.call('masked_fill', [ints([1]), rt.tensor([true]), 1.5]), 'BAD_ARGUMENT', /value.*1\.5/)
    })
  })

  it('bounds by one side, by tensors and by NaN', () => {
    rt.tidy(() => {
      const x = floats([-2, 0.5, 9, Number.NaN])
      expect(call('clamp', [x], { max: 1 })).toEqual([-2, 0.5, 1, Number.NaN])
      expect(call('clamp', [x, 3, 1])).toEqual([1, 1, 1, Number.NaN])
      expect(call('clamp', [x, Number.NaN])).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
      expect(call('clamp', [x, floats([0, 1, 2, 3])])).toEqual([0, 1, 9, Number.NaN])
      refuses(() => rt.call('clamp', [x]), 'BAD_ARGUMENT', /min and max/)
      refuses(() => rt.call('clamp_', [ints([1]), 0.5]), 'DTYPE_MISMATCH', /float32/)
    })
  })

  it('shifts out everything for counts beyond the width', () => {
    rt.tidy(() => {
      expect(call('bitwise_left_shift', [ints([1, 1, 1]), ints([63, 64, -1])])).toEqual([-(2n ** 63n), 0n, 0n])
      expect(call('bitwise_right_shift', [ints([-8, -8, 8]), ints([1, 64, -1])])).toEqual([-4n, -1n, 0n])
      expect(call('bitwise_right_shift', [ints([255], 'uint8'), 8])).toEqual([0])
    })
  })

  it('finds common divisors and multiples of negative and zero numbers', () => {
    rt.tidy(() => {
      const [a, b] = [ints([12, -12, 0, 0, 7540113804746346429n]), ints([18, 18, 5, 0, 4660046610375530309n])]
      expect(call('gcd', [a, b])).toEqual([6n, 6n, 5n, 0n, 1n])
      expect(call('lcm', [ints([4, -4, 0]), ints([6, 6, 5])])).toEqual([12n, 12n, 0n])
    })
  })

  it('replaces NaN and infinities by the finite extremes of the dtype', () => {
    rt.tidy(() => {
      const x = floats([Number.NaN, Infinity, -Infinity, 1], 'float16')
      expect(call('nan_to_num', [x])).toEqual([0, 65504, -65504, 1])
      expect(call('nan_to_num', [x, 2, 3])).toEqual([2, 3, -65504, 1])
    })
  })

  it('refuses to write where elements share memory', () => {
    rt.tidy(() => {
      const x = floats([1, 2, 3, 4])
      const repeated = rt.view(x, [3, 4], [0, 1])
      refuses(() => rt.call('exp_', [repeated]), 'BAD_ARGUMENT', /repeat/)
      const [head, tail] = [rt.view(x, [3], [1]), rt.view(x, [3], [1], 1)]
      refuses(() => rt.call('add_', [head, tail]), 'BAD_ARGUMENT', /overlaps/)
      rt.call('add_', [x, x])
      expect(Array.from(x.dataSync() as Float32Array)).toEqual([2, 4, 6, 8])
    })
  })

  it('keeps one plan for calls of a kind, and makes another where dtype, attribute or layout differ', () => {
    rt.tidy(() => {
      const x = floats([1, 2, 3, 4, 5, 6])
      const grid = rt.view(x, [2, 3], [3, 1])
      const turned = rt.view(x, [3, 2], [1, 3])
      expect(call('mul', [grid, 2])).toEqual([2, 4, 6, 8, 10, 12])
      const kernels = rt.kernels.count
      expect(call('mul', [grid, 3])).toEqual([3, 6, 9, 12, 15, 18])
      rt.call('mul', [turned, 2])
      expect(rt.kernels.count).toBe(kernels)
      expect(call('mul', [turned, 2])).toEqual([2, 8, 4, 10, 6, 12])
      expect(call('add', [grid, rt.view(x, [2, 1], [1, 1])])).toEqual([2, 3, 4, 6, 7, 8])
      expect(call('add', [turned, rt.view(x, [2], [1])])).toEqual([2, 6, 3, 7, 4, 8])
      expect(call('gelu', [floats([1])], { approximate: 'tanh' })[0]).toBeCloseTo(0.841192, 5)
      expect(call('gelu', [floats([1])])[0]).toBeCloseTo(0.841345, 5)
      refuses(() => rt.call('gelu', [floats([1])], { approximate: 'erf' }), 'BAD_ARGUMENT', /approximate/)
    })
  })

  it('refuses dtypes that PyTorch refuses', () => {
    rt.tidy(() => {
      refuses(() => rt.call('gelu', [ints([1])]), 'UNSUPPORTED_DTYPE', /gelu.*int64\[1\]/)
      refuses(() => rt.call('where', [ints([1]), 1, 2]), 'DTYPE_MISMATCH', /condition/)
      refuses(() => rt.call('lerp', [floats([1]), floats([1], 'float64'), 0.5]), 'DTYPE_MISMATCH', /one dtype/)
      refuses(() => rt.call('bitwise_and', [floats([1]), 1]), 'UNSUPPORTED_DTYPE', /bitwise_and/)
    })
  })
})

it('every contract has a schema of ATen, and no overload is defined twice', () => {
  const overloads = withAliases(pointwise).map((c) => c.overload)
  for (const overload of overloads) expect(() => variantsOf(atenSchema(overload))).not.toThrow()
  expect(new Set(overloads).size).toBe(overloads.length)
})
