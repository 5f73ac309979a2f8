// Small pieces of text that every form of report shares.
import type { Counts, FailureReport, Report, WorstError } from './report.ts'

/** `97.3 %`; rounds down, so that 100 % means all. */
export const percent = (rate: number): string => `${(Math.floor(rate * 1000) / 10).toFixed(1)} %`

export const passRate = ({ passed, failed, known }: Counts): string =>
  passed + failed + known === 0 ? '-' : percent(passed / (passed + failed + known))

/** The worst error as a share of what is allowed. */
export const worstText = (worst: WorstError | undefined): string =>
  worst ? (worst.ratio ?? Number.POSITIVE_INFINITY).toFixed(3) : '-'

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** What was out of the ordinary in the choice of kernels. */
export function choiceText({ kernelChoice }: Pick<Report, 'kernelChoice'>): string[] {
  if (kernelChoice === undefined) return []
  const { tune, candidate, knownWinners, overrides } = kernelChoice
  const chosen =
    candidate !== null ? `candidate ${candidate} of each kernel` : tune ? 'tuned' : knownWinners && 'known winners'
  return [chosen || '', overrides ? '' : 'no overrides'].filter((part) => part !== '')
}

/** A failure's code, reason and values on one line. */
export function reasonText({ code, reason, expected, got }: FailureReport): string {
  const values = expected === undefined ? '' : ` (expected ${shortened(expected)}, got ${shortened(got ?? 'nothing')})`
  return `${code}: ${reason.trim().replace(/\s*\n\s*/g, '; ')}${values}`
}

const shortened = (text: string, limit = 80): string => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text)
