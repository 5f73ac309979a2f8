// Failures of a device get the call that met them; what says more already stays as it is.
import { afterAll, expect, test } from 'vitest'
import { OpGemsError } from '../errors/errors.ts'
import { engines, openTestRuntime } from '../ops/testing/runtime.ts'
import { atenSchema } from '../schema/index.ts'
import { withCall } from './device-failures.ts'

const rt = openTestRuntime(engines[0]!)
afterAll(() => rt.close())
const schema = atenSchema('cat')
const values = () => [[rt.tensor([1, 2]), rt.tensor([[3n]])], 0]

test.each(['OUT_OF_MEMORY', 'COMPILE_FAILED', 'LAUNCH_FAILED'] as const)(
  '%s names operator, dtypes and shapes',
  (code) => {
    const cause = new OpGemsError(code, 'no luck', { log: 'a log' })
    const error = withCall(cause, schema, values()) as OpGemsError
    expect(error).toMatchObject({ code, cause, message: 'cat(float32[2], int64[1, 1]): no luck' })
    expect(error.details).toEqual({
      log: 'a log',
      operator: 'cat',
      dtypes: ['float32', 'int64'],
      shapes: [[2], [1, 1]],
    })
    expect(withCall(error, schema, [])).toBe(error)
  },
)

test.each([
  ['another code', new OpGemsError('SHAPE_MISMATCH', 'no')],
  ['a device that names an earlier launch', new OpGemsError('LAUNCH_FAILED', 'late', { target: 'chip:0' })],
  ['an error of the program', new TypeError('no')],
])('%s stays as it is', (_, error) => {
  expect(withCall(error, schema, values())).toBe(error)
})

test('a failed allocation inside an operator is named so', () => {
  const x = rt.tensor(new Float32Array(1 << 22))
  const failing = () => {
    throw new OpGemsError('OUT_OF_MEMORY', 'full')
  }
  const { allocate } = rt.device
  rt.device.allocate = failing
  try {
    expect(() => rt.ops.exp(x)).toThrow(/^exp\(float32\[4194304\]\): out of device memory/)
    expect(() => rt.ops.full([1 << 24], 1)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^full\(/) }),
    )
  } finally {
    rt.device.allocate = allocate
  }
})
