// What calls fail with names operator, dtypes and shapes; what says so already stays as it is.
import { afterAll, expect, test } from 'vitest'
import { type ErrorCode, type ErrorDetails, OpGemsError } from '../errors/errors.ts'
import { engines, openTestRuntime } from '../ops/testing/runtime.ts'
import { atenSchema } from '../schema/index.ts'
import { withCall } from './failed-call.ts'

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

const refusal = (code: ErrorCode, message: string, details?: ErrorDetails) =>
  withCall(new OpGemsError(code, message, details), schema, values()) as OpGemsError
const told = { operator: 'cat', dtypes: ['float32', 'int64'], shapes: [[2], [1, 1]] }

test('a refusal of an argument gets the shapes, and its name once', () => {
  expect(refusal('BAD_ARGUMENT', 'cat: dim is odd').message).toBe('cat(float32[2], int64[1, 1]): dim is odd')
  expect(refusal('BAD_ARGUMENT', 'dim is odd').message).toBe('cat(float32[2], int64[1, 1]): dim is odd')
  expect(refusal('SHAPE_MISMATCH', 'cat: [] is no fit').details).toEqual(told)
})
test('a refusal by an operator called inside names the outer one too', () => {
  const error = refusal('SHAPE_MISMATCH', 'copy_: float32[2] does not fit', { operator: 'copy_' })
  expect(error.message).toBe('cat(float32[2], int64[1, 1]): copy_: float32[2] does not fit')
  expect(error.details).toEqual(told)
})
test('a message that says enough is kept, with details for programs', () => {
  const error = refusal('SHAPE_MISMATCH', 'cat: int64[1, 1] does not fit')
  expect(error).toMatchObject({ message: 'cat: int64[1, 1] does not fit', details: told })
  expect(withCall(error, schema, values())).toBe(error)
  expect(refusal('UNSUPPORTED_DTYPE', 'cat: no float32 here', { operator: 'cat', target: 'x' })).toMatchObject({
    message: 'cat: no float32 here',
    details: { ...told, target: 'x' },
  })
})

test.each([
  ['another code', new OpGemsError('NO_GRADIENT', 'no')],
  ['a kernel of an earlier call', new OpGemsError('INDEX_OUT_OF_RANGE', 'late', { operator: 'k', kernel: 'k' })],
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
