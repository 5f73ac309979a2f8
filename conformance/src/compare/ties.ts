// Index results that PyTorch leaves open where values tie: another index is right if it points at an equal value.

import { argument, tensorArgument } from '../arguments.ts'
import type { ConformanceCase } from '../case.ts'
import { rowsOf } from '../host/reduce.ts'
import type { HostTensor } from '../host/tensor.ts'

/** Base name to the position of the `dim` argument; each row's indices must differ from each other. */
const openTies: Readonly<Record<string, number>> = {
  sort: 1,
  argsort: 1,
  topk: 2,
  kthvalue: 2,
  median: 1,
  nanmedian: 1,
  mode: 1,
}

/** Whether `got` points at values equal to those that `expected` points at, for an operator whose ties are open. */
export function pointsAtEqualValues(
  base: string,
  test: ConformanceCase,
  expected: HostTensor,
  got: HostTensor,
): boolean {
  const dimAt = openTies[base]
  const input = tensorArgument(test, 0, 'input', 'self')
  if (dimAt === undefined || !input || expected.dtype !== 'int64' || isStable(base, test)) return false
  const rank = input.shape.length
  const named = argument(test, test.operator.endsWith('.stable') ? dimAt + 1 : dimAt, 'dim')
  const dim = typeof named === 'number' ? named : -1
  const along = [dim < 0 ? dim + rank : dim].filter(() => rank > 0)
  return sameSelection(input, along, expected, got)
}

const isStable = (base: string, test: ConformanceCase): boolean =>
  (base === 'sort' || base === 'argsort') &&
  (test.kwargs.stable === true || (test.operator.endsWith('.stable') && test.args[1] === true))

function sameSelection(input: HostTensor, dims: readonly number[], expected: HostTensor, got: HostTensor): boolean {
  const source = rowsOf(input.shape, dims)
  // A result without the reduced dimension has one index a row.
  const perRow = expected.numel / Math.max(source.count, 1)
  const kept = expected.shape.length === input.shape.length
  const target = kept ? rowsOf(expected.shape, dims) : { count: expected.numel, length: 1, at: (r: number) => r }
  if (target.count !== source.count || target.length !== perRow) return false
  for (let r = 0; r < target.count; r++) {
    const seen = new Set<number>()
    for (let k = 0; k < target.length; k++) {
      const index = got.numbers[target.at(r, k)]!
      if (index < 0 || index >= source.length || seen.has(index)) return false
      seen.add(index)
      const wanted = input.numbers[source.at(r, expected.numbers[target.at(r, k)]!)]!
      const found = input.numbers[source.at(r, index)]!
      if (wanted !== found && !(Number.isNaN(wanted) && Number.isNaN(found))) return false
    }
  }
  return true
}
