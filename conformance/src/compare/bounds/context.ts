// What an error bound is computed from: the case's inputs and what is expected.
import { type ConformanceCase, inputTensors } from '../../case.ts'
import { computeRoundoff, isIntegral, unitRoundoff } from '../../host/dtypes.ts'
import type { HostTensor } from '../../host/tensor.ts'
import { growth } from './growth.ts'

export interface BoundContext {
  readonly test: ConformanceCase
  readonly expected: HostTensor
  /** Which of several results. */
  readonly result: number
  /** Unit roundoff of the computation. */
  readonly u: number
  /**
   * How many sides carry rounding errors: a golden was itself computed in this precision by PyTorch and is off by as much as
   * the result may be (2); a float64 reference is not (1).
   */
  readonly sides: 1 | 2
  /**
   * Unit roundoff of PyTorch's own sums: that of the computation, except in the goldens of PyTorch 1.13 (`torch-aten-extra`), which
   * round 16-bit sums and products at every step.
   */
  readonly recordedU: number
  /** Unit roundoff of the result's dtype. */
  readonly resultU: number
}

/** An absolute error per element, or one for all; undefined where the case gives no means to compute it. */
export type Bound = (context: BoundContext) => number | Float64Array | undefined

export function boundContext(test: ConformanceCase, expected: HostTensor, result: number): BoundContext {
  const dtypes = [...inputTensors(test).map((tensor) => tensor.dtype), expected.dtype].filter(
    (dtype) => !isIntegral(dtype),
  )
  // The narrowest precision among the operands is what the computation may have seen.
  const u = Math.max(0, ...dtypes.map(computeRoundoff))
  const resultU = unitRoundoff(expected.dtype)
  const recordedU = test.source.startsWith('torch-aten-extra') && resultU > u ? resultU : u
  return { test, expected, result, u, sides: test.fromReference ? 1 : 2, recordedU, resultU }
}

/** As `context`, where PyTorch rounds every step of this operator to a 16-bit result's dtype, so that its goldens grow with that. */
export const stepwise = (context: BoundContext): BoundContext =>
  context.sides === 2 ? { ...context, recordedU: context.resultU } : context

/** The errors of all sides in sums of K terms. */
export const sumGrowth = ({ u, sides, recordedU }: BoundContext, terms: number): number =>
  growth(terms, u) + (sides === 2 ? growth(terms, recordedU) : 0)
