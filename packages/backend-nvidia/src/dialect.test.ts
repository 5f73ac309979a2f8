// Which GPU multiplies what on its tensor cores.
import { expect, test } from 'vitest'
import { dialectOf } from './dialect.ts'

const float8 = (capabilityMajor: number, capabilityMinor: number) =>
  dialectOf({ capabilityMajor, capabilityMinor })
    .matrixUnit?.instructions.filter(({ operand }) => operand.startsWith('float8'))
    .map(({ multiply }) => multiply)
const pairs = ['e4m3_e4m3', 'e4m3_e5m2', 'e5m2_e4m3', 'e5m2_e5m2']

test.each([
  [7, 5, undefined],
  [8, 0, []],
  [8, 6, []],
  [8, 9, pairs.map((pair) => `multiply_${pair}`)],
  [9, 0, pairs.map((pair) => `multiply_converted_${pair}`)],
  [10, 0, pairs.map((pair) => `multiply_converted_${pair}`)],
  [12, 0, pairs.map((pair) => `multiply_${pair}`)],
] as const)(
  'compute capability %i.%i has its own instructions for float8, converts it, or has neither',
  (major, minor, expected) => {
    expect(float8(major, minor)).toEqual(expected)
  },
)
