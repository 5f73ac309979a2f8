// Casts in generated kernels against the host's conversions, over every bit pattern of the narrow floats, on both engines.
import { afterAll, describe, expect, test } from 'vitest'
import { copyInto } from '../../../dispatch/launch/copy.ts'
import { type DType, decode, dtypeInfo, encode } from '../../../dtype/index.ts'
import { engines, openTestRuntime } from '../../../ops/testing/runtime.ts'

const narrow: readonly DType[] = ['float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2']
const integers: readonly DType[] = ['int64', 'int32', 'int16', 'int8', 'uint8']

/** Every bit pattern of a dtype of one or two bytes. */
function allPatterns(dtype: DType): Uint8Array {
  if (dtypeInfo(dtype).bytes === 1) return Uint8Array.from({ length: 256 }, (_, i) => i)
  return new Uint8Array(Uint16Array.from({ length: 65536 }, (_, i) => i).buffer)
}

/** float32 values around every representable narrow float: the value, its neighbours and the midpoints to the next. */
function floatsAround(dtype: DType): Float32Array {
  const values = decode(allPatterns(dtype), dtype) as Float32Array
  const bits = new Uint32Array(values.slice().buffer)
  const near = [-1, 0, 1].flatMap((d) => Array.from(new Float32Array(bits.map((b) => b + d).buffer)))
  const sorted = Array.from(values)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const midpoints = sorted.slice(1).map((v, i) => (v + sorted[i]!) / 2)
  return Float32Array.from([...near, ...midpoints, Infinity, -Infinity, NaN, 3.4e38, -3.4e38, 1e-45])
}

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    const cast = async (bytes: Uint8Array, from: DType, to: DType) => {
      const count = bytes.byteLength / dtypeInfo(from).bytes
      const source = rt.fromBytes(bytes, { dtype: from, shape: [count] })
      const target = rt.empty([count], to)
      copyInto(rt, target, source)
      const result = await target.bytes()
      source.dispose()
      target.dispose()
      return result
    }
    /** NaN has many patterns; the host decides what a NaN is. */
    const sameFloats = (actual: Uint8Array, expected: Uint8Array, dtype: DType) =>
      expect(Array.from(decode(actual, dtype) as Float32Array)).toEqual(
        Array.from(decode(expected, dtype) as Float32Array),
      )

    for (const dtype of narrow) {
      test(`${dtype} to float32 is exact for every pattern`, async () => {
        const bytes = allPatterns(dtype)
        const expected = encode(decode(bytes, dtype) as Float32Array, 'float32')
        sameFloats(await cast(bytes, dtype, 'float32'), expected, 'float32')
      })
      test(`float32 to ${dtype} rounds to nearest even`, async () => {
        const values = floatsAround(dtype)
        sameFloats(await cast(new Uint8Array(values.buffer), 'float32', dtype), encode(values, dtype), dtype)
      })
    }

    for (const from of integers)
      for (const to of integers)
        test(`${from} to ${to} wraps`, async () => {
          const values = [
            0n,
            1n,
            -1n,
            127n,
            128n,
            255n,
            256n,
            -128n,
            -129n,
            32767n,
            40000n,
            2n ** 31n - 1n,
            -(2n ** 31n),
            2n ** 40n + 7n,
          ]
          const source = encode(
            values.map((v) => wrap(v, from)),
            from,
          )
          const expected = encode(
            values.map((v) => wrap(wrap(v, from), to)),
            to,
          )
          expect(await cast(source, from, to)).toEqual(expected)
        })
  })

function wrap(value: bigint, dtype: DType): bigint {
  const bits = dtypeInfo(dtype).bytes * 8
  return dtype === 'uint8' ? BigInt.asUintN(8, value) : BigInt.asIntN(bits, value)
}
