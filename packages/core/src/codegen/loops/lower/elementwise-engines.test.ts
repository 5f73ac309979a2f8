// Every elementwise function compiled on both engines against its reference, within the error that the table states.
import { afterAll, describe, expect, test } from 'vitest'
import { decode, encode } from '../../../dtype/index.ts'
import { binarySamples } from '../../../kernel/elementwise/testing/binary-samples.ts'
import { grid, patterns, specialFloats } from '../../../kernel/elementwise/testing/samples.ts'
import { ulpError } from '../../../kernel/elementwise/testing/ulp.ts'
import { unarySamples } from '../../../kernel/elementwise/testing/unary-samples.ts'
import { binaryNames, buildKernel, elementwiseFunction, type KernelDType, unaryNames } from '../../../kernel/index.ts'
import { engines, openTestRuntime } from '../../../ops/testing/runtime.ts'
import { compileKernel } from './testing/run-kernel.ts'

type Float = 'float32' | 'float64'
type Columns = readonly (readonly number[])[]

/** Functions in one kernel: fewer, larger compilations. */
const groupSize = 8
/** Every how many of the points a function is tried; OPGEMS_ALL_POINTS=1 asks for all. */
const every = process.env.OPGEMS_ALL_POINTS ? 1 : 5
/** Points of each function; columns are repeated up to it. */
const count = Math.floor(120_000 / every) + 1

const everywhere = [...specialFloats, ...patterns(40_000, 1), ...grid(-10, 10, 20_000)]
const columnsOf = (fn: string): Columns =>
  allColumnsOf(fn).map((c) => c.filter((_, i) => i < specialFloats.length ** 2 || i % every === 0))
const allColumnsOf = (fn: string): Columns => {
  if (elementwiseFunction(fn).arity === 1) return [unarySamples[fn]?.points ?? everywhere]
  return binarySamples
}
/** Measured elsewhere: the reference of nextafter knows float64 alone. */
const left: readonly string[] = ['nextafter']
const onFloats = [...unaryNames, ...binaryNames].filter(
  (fn) => elementwiseFunction(fn).on.includes('float') && !left.includes(fn),
)
/** Functions that see the sign of a NaN, which the host does not. */
const seesNaNSign: readonly string[] = ['signBit', 'copysign']
/** Relative error of the references themselves, in ulps of float64; a float64 expansion cannot be measured more closely. */
const referenceError = 1e-12 * 2 ** 52

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())

    /** Results of the functions on their columns. */
    function run(fns: readonly string[], dtype: Float): ArrayLike<number>[] {
      const bytes = dtype === 'float32' ? 4 : 8
      const kernel = buildKernel('functions', (k) => {
        const axis = k.blocks('i', k.scalar('n'), 4096)
        fns.forEach((fn, f) => {
          const { arity } = elementwiseFunction(fn)
          const parameter = (name: string, access: 'read' | 'write', d: KernelDType) =>
            k.tensor({ name: `${name}${f}`, dtype: d, access, strides: [1] })
          const inputs = Array.from({ length: arity }, (_, i) => parameter(`x${i}_`, 'read', dtype).load(axis))
          parameter('y', 'write', dtype).store([axis], k.map(fn, ...inputs).to(dtype))
        })
      })
      const addresses = kernel.tensors.map(() => rt.device.allocate(count * bytes))
      let t = 0
      const outputs: number[] = []
      for (const fn of fns) {
        for (const column of columnsOf(fn)) rt.device.write(addresses[t++]!, encode(repeated(column), dtype))
        outputs.push(addresses[t++]!)
      }
      compileKernel(rt.device, kernel).launch(
        addresses.map((address) => ({ address, strides: [1] })),
        [count],
      )
      const results = outputs.map((at) => decode(rt.device.readSync(at, count * bytes), dtype) as Float64Array)
      for (const address of addresses) rt.device.free(address)
      return results
    }

    for (const dtype of ['float32', 'float64'] as const)
      for (const fns of groups(dtype))
        test(`${dtype}: ${fns.join(', ')}`, () => {
          const results = run(fns, dtype)
          const wrong = fns.flatMap((fn, i) => worst(fn, dtype, results[i]!))
          expect(wrong).toEqual([])
        })
  })

/** Functions that libraries compute take no vectors, so they stand apart from those that do. */
function groups(dtype: Float): string[][] {
  const isCalled = (fn: string) => dtype === 'float64' && elementwiseFunction(fn).library !== undefined
  return [onFloats.filter(isCalled), onFloats.filter((fn) => !isCalled(fn))].flatMap((fns) =>
    Array.from({ length: Math.ceil(fns.length / groupSize) }, (_, g) => fns.slice(g * groupSize, (g + 1) * groupSize)),
  )
}
const repeated = (column: readonly number[]): number[] =>
  Array.from({ length: count }, (_, i) => column[i % column.length]!)

/** The largest error of a function beyond what is allowed, in words. */
function worst(fn: string, dtype: Float, results: ArrayLike<number>): string[] {
  const { reference, ulp } = elementwiseFunction(fn)
  const allowed = ulp === undefined ? 0 : dtype === 'float64' ? Math.max(ulp, referenceError) : ulp
  const absolute = unarySamples[fn]?.absolute ?? 0
  const columns = columnsOf(fn)
  let most = 0
  let words = ''
  for (let i = 0; i < count; i++) {
    const operands = columns.map((c) => (dtype === 'float32' ? Math.fround(c[i % c.length]!) : c[i % c.length]!))
    if (seesNaNSign.includes(fn) && operands.some(Number.isNaN)) continue
    const expected = reference(...operands)
    const result = results[i]!
    if (Math.abs(result - expected) <= absolute) continue
    const error = ulpError(result, expected, dtype)
    if (error > most) {
      most = error
      words = `${fn}(${operands.join(', ')}) = ${result}, expected ${expected}: ${error.toFixed(2)} ulp, allowed ${allowed}`
    }
  }
  return most > allowed ? [words] : []
}
