import { expect, it } from 'vitest'
import type { ConformanceCase } from '../../case.ts'
import { HostTensor } from '../../host/tensor.ts'
import type { CaseValue } from '../../host/value.ts'
import { parseOperator } from '../../operator-name.ts'
import { randomCases } from '../../random/families.ts'
import { compareResult } from '../result.ts'
import { bounds } from './table.ts'

const hasBound = (operator: string): boolean => Object.hasOwn(bounds, parseOperator(operator).base)

/** The tensor with its largest element off by one part in a hundred; undefined where all are small. */
function spoiled(tensor: HostTensor): HostTensor | undefined {
  const numbers = tensor.numbers.slice()
  const at = numbers.reduce((best, x, i) => (Math.abs(x) > Math.abs(numbers[best] ?? 0) ? i : best), 0)
  if (!(Math.abs(numbers[at] ?? 0) > 0.01)) return undefined
  numbers[at] = numbers[at]! * 1.01
  return HostTensor.fromNumbers(tensor.dtype, tensor.shape, numbers)
}

/** The result with its first tensor spoiled. */
function wrongResult({ out }: ConformanceCase): CaseValue | undefined {
  const [first, ...rest] = (Array.isArray(out) ? out : [out]) as CaseValue[]
  const wrong = first instanceof HostTensor ? spoiled(first) : undefined
  return wrong && (Array.isArray(out) ? [wrong, ...rest] : wrong)
}

it('no bound covers an error of one percent in the largest element of a float32 result', () => {
  const seen = new Set<string>()
  for (const test of randomCases(0, hasBound)) {
    const wrong = wrongResult(test)
    const [first] = test.args
    if (
      !(first instanceof HostTensor) ||
      first.dtype !== 'float32' ||
      wrong === undefined ||
      test.variant.startsWith('large')
    )
      continue
    seen.add(test.operator)
    const { mismatches } = compareResult(test, test.out, wrong, 'out')
    expect(mismatches, `${test.operator} ${test.variant} ${test.line}`).not.toEqual([])
  }
  expect(seen.size).toBeGreaterThan(15)
})
