// Comparing what a call gave with what it must give: structure first, then dtypes, shapes and elements.
import { argument } from '../arguments.ts'
import { type ConformanceCase, describeValue, inputTensors } from '../case.ts'
import { isComplex, isIntegral } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import { type CaseValue, isList } from '../host/value.ts'
import { parseOperator } from '../operator-name.ts'
import { errorBound } from './bounds/table.ts'
import { compareElements, type WorstElement } from './elements.ts'
import { exactness } from './exact.ts'
import { pointsAtEqualValues } from './ties.ts'
import { exactly, type Tolerance, tolerances } from './tolerances.ts'

/** A result read back from the device: tensors on the host, everything else as it came. */
export type ReadValue = CaseValue | undefined

export interface Mismatch {
  /** `out`, `out[1]`, `mutated[0]`, with an element's position: `out[2, 3]`. */
  readonly where: string
  readonly message: string
  readonly expected: string
  readonly got: string
}

export interface ResultComparison {
  readonly mismatches: readonly Mismatch[]
  /** The worst element over all tensors, right or wrong. */
  readonly worst?: WorstElement
}

/** Compares a result. `where` names it in messages. */
export function compareResult(
  test: ConformanceCase,
  expected: CaseValue,
  got: ReadValue,
  where: string,
): ResultComparison {
  const mismatches: Mismatch[] = []
  let worst: WorstElement | undefined
  let result = 0
  const report = (at: string, message: string, wanted: string, found: string) => {
    mismatches.push({ where: at, message, expected: wanted, got: found })
  }
  const visit = (wanted: CaseValue, found: ReadValue, at: string): void => {
    if (isList(wanted)) {
      if (!isList(found) || found.length !== wanted.length) {
        report(at, `${wanted.length} results expected`, describeValue(wanted), describeRead(found))
        return
      }
      wanted.forEach((item, i) => {
        visit(item, found[i], `${at}[${i}]`)
      })
    } else if (wanted instanceof HostTensor) {
      const comparison = compareTensor(test, wanted, found, at, result++, report)
      if (comparison && (!worst || comparison.ratio > worst.ratio)) worst = comparison
    } else if (!sameHostValue(wanted, found)) {
      report(at, 'values differ', describeValue(wanted), describeRead(found))
    }
  }
  visit(expected, got, where)
  return worst ? { mismatches, worst } : { mismatches }
}

type Reporter = (where: string, message: string, expected: string, got: string) => void

function compareTensor(
  test: ConformanceCase,
  wanted: HostTensor,
  got: ReadValue,
  where: string,
  result: number,
  report: Reporter,
): WorstElement | undefined {
  if (!(got instanceof HostTensor)) {
    report(where, 'a tensor expected', String(wanted), describeRead(got))
    return undefined
  }
  const { base } = parseOperator(test.operator)
  const tolerance = toleranceFor(base, test, wanted, result)
  if (wanted.dtype !== got.dtype) report(where, 'dtypes differ', wanted.dtype, got.dtype)
  if (!sameShape(wanted.shape, got.shape)) report(where, 'shapes differ', shapeText(wanted), shapeText(got))
  if (wanted.dtype !== got.dtype || !sameShape(wanted.shape, got.shape)) return undefined
  // A reference's values are unrounded; where nothing may be lost, what the dtype can hold is what is expected.
  const expected = test.fromReference && tolerance.rtol === 0 ? wanted.rounded() : wanted
  const { mismatches, worst } = compareElements(expected, got, tolerance)
  if (!worst || mismatches === 0) return worst
  if (pointsAtEqualValues(base, test, wanted, got)) return undefined
  const limit = Number.isFinite(worst.ratio) ? `, ${worst.ratio.toPrecision(3)} times what is allowed` : ''
  const position = `${where}[${positionOf(wanted.shape, worst.at).join(', ')}]`
  const message = `${mismatches} of ${wanted.numel} elements differ; the worst by ${worst.absolute.toPrecision(3)}${limit}`
  report(position, message, worst.expected, worst.got)
  return worst
}

/** The dtype's tolerance, exactness where nothing may be lost, and the bound of the computation. */
function toleranceFor(base: string, test: ConformanceCase, expected: HostTensor, result: number): Tolerance {
  const level = computes(base, test) ? 'close' : exactness(base)
  if (level !== 'close') return level === 'bits' ? { ...exactly, signedZero: true } : exactly
  const tolerance = tolerances[expected.dtype]
  if (isIntegral(expected.dtype)) return tolerance
  const extra = errorBound(base, test, expected, result)
  return extra === undefined ? tolerance : { ...tolerance, extra }
}

/** Whether an operator that is exact as a rule computes here: a magnitude of complex numbers, rows scaled to a norm, sums. */
function computes(base: string, test: ConformanceCase): boolean {
  if (base === 'abs' || base === 'sgn') return inputTensors(test).some((tensor) => isComplex(tensor.dtype))
  if (base === 'embedding') return test.kwargs.max_norm !== undefined
  if (base === 'index_put') return argument(test, 3, 'accumulate') === true
  return test.kwargs.reduce !== undefined
}

/** Plain values: numbers may come as bigints, floats carry the rounding of the tensor they were read from. */
function sameHostValue(wanted: CaseValue, got: ReadValue): boolean {
  if (wanted === null) return got === null || got === undefined
  if (typeof wanted === 'bigint' || typeof got === 'bigint') {
    return (typeof got === 'bigint' || typeof got === 'number') && BigInt(wanted as bigint) === BigInt(got)
  }
  if (typeof wanted !== 'number' || typeof got !== 'number') return wanted === got
  if (Number.isNaN(wanted)) return Number.isNaN(got)
  return wanted === got || Math.abs(got - wanted) <= tolerances.float32.rtol * Math.abs(wanted)
}

function describeRead(value: ReadValue): string {
  return value === undefined ? 'nothing' : describeValue(value)
}

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((side, d) => side === b[d])

const shapeText = (tensor: HostTensor): string => `[${tensor.shape.join(', ')}]`

function positionOf(shape: readonly number[], at: number): number[] {
  let rest = at
  return shape
    .toReversed()
    .map((side) => {
      const index = rest % side
      rest = (rest - index) / side
      return index
    })
    .toReversed()
}
