// Scans along a row: running folds by a monoid.
import type { Value } from '../kernel/index.ts'
import type { Row } from './rows.ts'

/** The running sum or product of the row, the element itself included. */
export const runningFold = (row: Row, monoid: 'sum' | 'prod', x: Value): Value =>
  row.k.scan(monoid, row.axes[0]!, [x])[0]!

/** The running extreme and the last position that has it. */
export function runningExtreme(row: Row, monoid: 'latestmax' | 'latestmin', x: Value): readonly [Value, Value] {
  const axis = row.axes[0]!
  const ordered = x.dtype === 'bool' ? x.to('int32') : x
  const [value, index] = row.k.scan(monoid, axis, [ordered, row.k.coord(axis)])
  return [value!, index!]
}

/** log of the running sum of exp. */
export function runningLogSumExp(row: Row, x: Value): Value {
  const [top, total] = row.k.scan('logsumexp', row.axes[0]!, [x, x.like(1)])
  return total!.log().add(top!)
}
