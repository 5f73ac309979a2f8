// Benchmark results as a table.
import { alignColumns } from '../columns.ts'
import type { BenchResult } from './measure.ts'

export function benchTable(results: readonly BenchResult[], peers: readonly string[]): string {
  const header = ['operator', 'dtype', 'shapes', 'µs', 'floor µs', 'of floor', 'GFLOP/s']
  const rows = results.map((result) => [
    result.operator,
    result.dtype,
    result.shapes.map((shape) => shape.join('×')).join(' '),
    time(result.microseconds),
    result.floor === null ? '–' : time(result.floor),
    result.floor === null ? '–' : `${((100 * result.floor) / result.microseconds).toFixed(0)} %`,
    result.operations === null ? '–' : (result.operations / result.microseconds / 1000).toFixed(1),
    ...peers.flatMap((peer) => peerCells(result, peer)),
  ])
  return alignColumns([[...header, ...peers.flatMap((peer) => [`${peer} µs`, `${peer}/ours`])], ...rows])
}

/** Above 1×: this library is faster. */
function peerCells({ microseconds, peers }: BenchResult, peer: string): [string, string] {
  const theirs = peers[peer]
  return typeof theirs === 'number' ? [time(theirs), `${(theirs / microseconds).toFixed(2)}×`] : ['–', '–']
}

const time = (microseconds: number): string => microseconds.toFixed(microseconds < 100 ? 2 : 0)

/** Why a peer has no time: a line for each peer and reason, with the operators. */
export function peerReasons(results: readonly BenchResult[]): readonly string[] {
  const operators = new Map<string, Set<string>>()
  for (const { operator, peers } of results)
    for (const [peer, outcome] of Object.entries(peers)) {
      if (typeof outcome === 'number') continue
      const line = `${peer}: ${outcome}`
      operators.set(line, (operators.get(line) ?? new Set()).add(operator))
    }
  return [...operators].map(([line, names]) => `${line}: ${[...names].join(', ')}`)
}
