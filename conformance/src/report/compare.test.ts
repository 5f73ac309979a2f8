import { expect, it } from 'vitest'
import { compareReports } from './compare.ts'
import type { FailureReport, OperatorReport, Report } from './report.ts'

const operator = (name: string, passed: number, unsupportedReasons: Record<string, number> = {}) =>
  ({ name, passed, unsupportedReasons }) as unknown as OperatorReport
const report = (operators: OperatorReport[], failures: FailureReport[] = [], known: FailureReport[] = []) =>
  ({
    operators,
    failures,
    known,
    totals: { passed: operators.reduce((sum, o) => sum + o.passed, 0) },
  }) as unknown as Report
const failure = (name: string, line: number) =>
  ({ operator: name, source: 'a.jsonl', line, variant: '' }) as FailureReport

const float64 = 'UNSUPPORTED_DTYPE: empty: chip:0 does not support float64'
const computes = "UNSUPPORTED: kernel 'x' computes in float64, which the chip lacks"
const unknown = "UNKNOWN_OP: operator 'qr' is not implemented"

it('counts what a device passes of what another passes, within its dtypes, and lists the rest', () => {
  const there = report(
    [
      operator('add', 50),
      operator('mul', 40, { [unknown]: 3 }),
      operator('sort', 10),
      operator('qr', 0, { [unknown]: 5 }),
    ],
    [failure('mul', 1)],
  )
  const here = report(
    [
      operator('add', 45, { [float64]: 5 }),
      operator('mul', 36, { [unknown]: 3, [computes]: 2, 'UNSUPPORTED: sort.x: too long': 1 }),
      operator('sort', 11),
      operator('qr', 0, { [unknown]: 5 }),
    ],
    [failure('mul', 1)],
    [failure('mul', 2)],
  )
  expect(compareReports(there, here)).toEqual({
    passedThere: 100,
    notAsked: 0,
    withoutDType: [
      { reason: 'UNSUPPORTED_DTYPE: chip:0 does not support float64', cases: 5, operators: ['add'] },
      { reason: computes, cases: 2, operators: ['mul'] },
    ],
    passed: 91,
    share: 91 / 93,
    refused: [{ reason: 'UNSUPPORTED: too long', cases: 1, operators: ['mul'] }],
    differing: [failure('mul', 2)],
  })
})

it('does not hide cases that no reason tells', () => {
  const { share, refused } = compareReports(report([operator('add', 5)]), report([operator('add', 3)]))
  expect(share).toBe(3 / 5)
  expect(refused).toEqual([
    { reason: 'not in this report: another version of the suite', cases: 2, operators: ['add'] },
  ])
})

it('leaves out operators that the report was not asked for, and says how many cases they have', () => {
  const there = report([operator('add', 5), operator('mul', 3)])
  expect(compareReports(there, report([operator('add', 5)]))).toMatchObject({ passedThere: 5, notAsked: 3, share: 1 })
})

it('finds nothing between equal reports', () => {
  const same = report([operator('add', 5)], [failure('add', 1)])
  expect(compareReports(same, same)).toMatchObject({ share: 1, refused: [], withoutDType: [], differing: [] })
})
