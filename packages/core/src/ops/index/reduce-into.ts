// Combining written elements with what stands at their places: sums, products, extremes and means.

import { fillWith } from '../../dispatch/launch/fill.ts'
import { PointwiseProgram } from '../../dispatch/launch/pointwise-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { dtypeInfo } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { highest, type KernelDType, lowest, type Value } from '../../kernel/index.ts'
import type { ScatterMode } from '../../kernels/indexed.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { type Lookup, writeElements } from './lookup.ts'

type Source = { readonly tensor: Tensor; readonly strides: readonly number[] }

const modes: Readonly<Record<string, ScatterMode>> = {
  sum: 'sum',
  add: 'sum',
  mean: 'sum',
  prod: 'prod',
  multiply: 'prod',
  amax: 'max',
  amin: 'min',
}

/** The combination of a `reduce` argument. @throws BAD_ARGUMENT */
function scatterMode(operator: string, reduce: string): ScatterMode {
  const mode = modes[reduce]
  if (mode) return mode
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${operator}: unknown reduce '${reduce}'; known: ${Object.keys(modes).join(', ')}`,
    {
      operator,
    },
  )
}

/** Combines a source into the lookup's table; without `includesSelf` the places written start anew. */
export function reduceInto(rt: Runtime, lookup: Lookup, source: Source, reduce: string, includesSelf: boolean): void {
  const mode = scatterMode(lookup.operator, reduce)
  const { table } = lookup
  if (!includesSelf) writeElements(rt, lookup, neutral(mode, table), 'set')
  writeElements(rt, lookup, source, mode)
  if (reduce === 'mean') divideByCounts(rt, lookup, includesSelf)
}

function neutral(mode: ScatterMode, { dtype }: Tensor): number | bigint {
  if (mode === 'sum') return 0
  if (mode === 'prod') return 1
  const isFloat = dtypeInfo(dtype).kind === 'float'
  const extreme = mode === 'max' ? lowest : highest
  return isFloat ? Number(extreme('float64')) : (extreme(dtype as KernelDType) as number | bigint)
}

/** Divides each element by how many went into it; integers round down. */
function divideByCounts(rt: Runtime, lookup: Lookup, includesSelf: boolean): void {
  const { table } = lookup
  const counts = rt.empty(table.shape, 'int64')
  fillWith(rt, counts, includesSelf ? 1 : 0)
  const strides = contiguousStrides(table.shape)
  const tableStrides = lookup.tableStrides.map((s, i) =>
    lookup.roles[i] === 'plain' && s !== 0 ? (strides[i] ?? 0) : 0,
  )
  writeElements(rt, { ...lookup, table: counts, tableStrides }, 1, 'sum')
  const dtype = table.dtype as KernelDType
  const kind = dtypeInfo(dtype).kind
  const compute: KernelDType = kind === 'float' && dtype !== 'float64' ? 'float32' : dtype
  const key = `divide_by_counts:${dtype}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: 'divide_by_counts',
      inputs: [dtype, 'int64' as const],
      outputs: [dtype],
      scalars: [],
      formula: ([x, n]: readonly Value[]) => {
        const count = n!.maximum(1).to(compute)
        const value = x!.to(compute)
        return [(kind === 'float' ? value.div(count) : value.floorDivide(count)).to(dtype)]
      },
    }
    return new PointwiseProgram(key, spec, store)
  })
  program.run([table], [table, counts], [])
  counts.dispose()
}
