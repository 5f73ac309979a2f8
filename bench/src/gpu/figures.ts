// The figures that a GPU's results must reach, and whether they do.

/** `torchTimes`: at least that many times PyTorch's speed; `floorTimes`: at most that many times a copy of the same bytes. */
export type Figure =
  | { readonly torchTimes: number }
  | { readonly floorTimes: number }
  | { readonly microseconds: number }

export interface Times {
  /** Microseconds; null where it failed or was not run. */
  readonly ours: number | null
  readonly torch: number | null
  readonly floor: number | null
}

/** Two runs of one kernel differ by as much. */
const noise = 1.02

/** Null where there is nothing to compare with. */
export function isReached(figure: Figure, { ours, torch, floor }: Times): boolean | null {
  if (ours === null) return false
  if ('microseconds' in figure) return ours <= figure.microseconds
  if ('torchTimes' in figure) return torch === null ? null : ours * figure.torchTimes <= torch * noise
  return floor === null ? null : ours <= floor * figure.floorTimes * noise
}

export function describeFigure(figure: Figure): string {
  if ('microseconds' in figure) return `≤ ${figure.microseconds} µs`
  return 'torchTimes' in figure ? `≥ ${figure.torchTimes} × torch` : `≤ ${figure.floorTimes} × floor`
}

/** Of the means of every four neighbouring runs, which take turns in being 0.3 µs longer or shorter (seen on an H100). */
export function medianOfFours(runs: readonly number[]): number {
  const groups = Array.from({ length: Math.ceil(runs.length / 4) }, (_, i) => runs.slice(4 * i, 4 * i + 4))
  const full = groups.filter((g) => g.length === 4)
  return median((full.length > 0 ? full : groups).map((g) => g.reduce((a, b) => a + b) / g.length))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
