// The table of operators beside PyTorch, and its figures: the median of the ratios, and those below half.
import type { Timing } from '../measure.ts'
import { milliseconds, type Table } from '../table.ts'
import { isTiming } from '../targets.ts'
import type { OperatorResult } from './run.ts'

/** The figures: the median of PyTorch's time by ours, and the ratio below which a reason must be written. */
export const wantedMedian = 1.5
export const lowestRatio = 0.5

/** PyTorch's least time by ours; null where one has none. */
export function ratioOf(backend: string, { outcomes }: OperatorResult): number | null {
  const [ours, theirs] = [outcomes[backend], outcomes.torch]
  return isTiming(ours) && isTiming(theirs) ? theirs.min / ours.min : null
}

export function medianRatio(backend: string, results: readonly OperatorResult[]): number | null {
  const ratios = results.map((r) => ratioOf(backend, r)).filter((r) => r !== null)
  ratios.sort((a, b) => a - b)
  const middle = ratios.length >> 1
  if (ratios.length === 0) return null
  return ratios.length % 2 === 1 ? ratios[middle]! : (ratios[middle - 1]! + ratios[middle]!) / 2
}

export function operatorTable(backend: string, results: readonly OperatorResult[]): Table {
  const header = ['operator', 'size', 'dtype', 'ours', 'torch', 'torch/ours', 'floor', 'figure']
  const rows = results.map((result) => {
    const ratio = ratioOf(backend, result)
    return [
      result.operator,
      size(result),
      result.dtypes.join(' ') || 'float32',
      time(result.outcomes[backend]),
      time(result.outcomes.torch) + (result.isComposed ? ' (composed)' : ''),
      ratio === null ? '–' : `${ratio.toFixed(2)}×`,
      result.floor ? milliseconds(result.floor.min) : '–',
      figure(ratio, result),
    ]
  })
  return { header, rows }
}

const size = ({ shapes }: OperatorResult): string =>
  [...new Set(shapes.map((s) => s.join('×') || '1'))].join(' ') || '–'

const time = (outcome: OperatorResult['outcomes'][string] | undefined): string => {
  if (outcome === undefined) return 'missing'
  if (isTiming(outcome)) return milliseconds((outcome as Timing).min)
  if ('absent' in outcome) return 'none'
  return 'failed' in outcome ? 'FAILED' : 'WRONG'
}

function figure(ratio: number | null, { reason }: OperatorResult): string {
  if (ratio === null) return 'MISSED: without a ratio'
  if (ratio >= lowestRatio) return 'reached'
  return reason === null ? 'MISSED: below 0.5 without a reason' : `below 0.5: ${reason}`
}

/** One line for each figure: reached or MISSED. */
export function verdicts(backend: string, results: readonly OperatorResult[]): string[] {
  const median = medianRatio(backend, results)
  const missed = results.filter((result) => figure(ratioOf(backend, result), result).startsWith('MISSED'))
  const names = missed.map(({ operator }) => operator).join(', ')
  const isFast = median !== null && median >= wantedMedian
  return [
    `Median of torch/ours over ${results.length} operators: ${median === null ? 'none' : `${median.toFixed(2)}×`}; ≥ ${wantedMedian}: ${isFast ? 'reached' : 'MISSED'}.`,
    `None below ${lowestRatio} without a reason: ${missed.length === 0 ? 'reached' : `MISSED by ${names}`}.`,
  ]
}

/** Why something has no time. */
export function withoutTime(results: readonly OperatorResult[]): string[] {
  return results.flatMap(({ operator, outcomes }) =>
    Object.entries(outcomes).flatMap(([participant, outcome]) =>
      isTiming(outcome) ? [] : [`${operator}, ${participant}: ${Object.entries(outcome).flat().join(': ')}`],
    ),
  )
}
