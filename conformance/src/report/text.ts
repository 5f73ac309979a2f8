// Small pieces that every form of report shares.
import type { Counts, WorstError } from './report.ts'

/** `97.3 %`; rounds down, so that 100 % means all. */
export const percent = (rate: number): string => `${(Math.floor(rate * 1000) / 10).toFixed(1)} %`

export const passRate = ({ passed, failed }: Counts): string =>
  passed + failed === 0 ? '-' : percent(passed / (passed + failed))

/** The worst error as a share of what is allowed. */
export const worstText = (worst: WorstError | undefined): string =>
  worst ? (worst.ratio ?? Number.POSITIVE_INFINITY).toFixed(3) : '-'

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
