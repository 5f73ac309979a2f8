// Why cases of implemented operators were unsupported.
import type { OperatorReport } from './report.ts'

export interface UnsupportedReason {
  /** Code and message. */
  readonly reason: string
  readonly count: number
  /** The operators, by name. */
  readonly names: readonly string[]
}

/** The reasons over all implemented operators, the most frequent first. */
export function unsupportedReasons(operators: readonly OperatorReport[]): UnsupportedReason[] {
  const found = new Map<string, { count: number; names: string[] }>()
  for (const { name, implemented, unsupportedReasons: reasons } of operators) {
    if (!implemented) continue
    for (const [reason, count] of Object.entries(reasons)) {
      const entry = found.get(reason) ?? { count: 0, names: [] }
      entry.count += count
      entry.names.push(name)
      found.set(reason, entry)
    }
  }
  return [...found].map(([reason, entry]) => ({ reason, ...entry })).sort((a, b) => b.count - a.count)
}
