// Runs a reduction: whole rows in one launch, or few long rows in blocks.
import type { RowLaunch } from '../../dispatch/launch/row-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { Fold, Named, ReductionBody, ReductionTypes } from '../define-reduction.ts'
import { prepareRows, type RowGeometry } from '../row-call.ts'
import { reduceInBlocks } from './blocks.ts'
import { type Cut, columnsTogether, cutRows } from './cut.ts'
import { reduceInOneLaunch } from './one-launch.ts'
import {
  attributesOf,
  inputOperands,
  loadInputs,
  type Reduction,
  resultOperands,
  storeResults,
  type Task,
  variantOf,
} from './task.ts'

export function runReduction(
  rt: Runtime,
  operator: string,
  definition: ReductionBody,
  named: Named,
  types: ReductionTypes,
  inputs: readonly Tensor[],
  geometry: RowGeometry,
  outputs: readonly Tensor[],
): void {
  prepareReduction(rt, operator, definition, named, types, inputs, geometry, outputs)(inputs, outputs)
}

export function prepareReduction(
  rt: Runtime,
  operator: string,
  definition: ReductionBody,
  named: Named,
  types: ReductionTypes,
  inputs: readonly Tensor[],
  geometry: RowGeometry,
  outputs: readonly Tensor[],
): Reduction {
  const isShort = definition.shortFold !== undefined && geometry.length < 2 ** 31
  const body = isShort ? { ...definition, fold: definition.shortFold } : definition
  const attributes = attributesOf(named)
  const task: Task = { rt, operator, definition: body, isShort, attributes, types, inputs, geometry, outputs }
  const cut = cutOf(task)
  if (cut) return reduceInOneLaunch(task, cut) ?? reduceInBlocks(task, cut)
  return onTensors(reduceWhole(task))
}
/** Apart from where launches are prepared, so that it holds none of their tensors. */
const onTensors =
  (launch: RowLaunch): Reduction =>
  (inputs, outputs) =>
    launch.run([...inputs, ...outputs])

/** How rows are cut into blocks; null where they stay whole. */
function cutOf({ rt, definition, geometry, inputs }: Task): Cut | null {
  const { kept, row, rows, length, shape, dims } = geometry
  if (!definition.fold || row.length === 0) return null
  const operands = inputs.map((t) => geometry.all(t))
  if (!operands.every((o) => isOneDimension(row, o.row))) return null
  const columns = kept[kept.length - 1]
  const isAcross = columns !== undefined && !dims.has(shape.length - 1) && operands[0]!.kept[kept.length - 1] === 1
  return cutRows(rt.device.target, { rows, length, columns: isAcross ? columns : null })
}

/** Whether the row's dimensions lie in order as one. */
const isOneDimension = (sizes: readonly number[], strides: readonly number[]): boolean =>
  sizes.every((size, i) => i === 0 || strides[i - 1] === strides[i]! * size)

function reduceWhole(task: Task): RowLaunch {
  const { rt, operator, definition, attributes, geometry } = task
  const columns = columnsTogether(rt.device.target, geometry.rows)
  return prepareRows(rt, {
    name: operator,
    variant: `whole${columns}${variantOf(task)}`,
    geometry,
    columns,
    operands: { ...inputOperands(task), ...resultOperands(task) },
    ordered: definition.ordered ?? false,
    body: (r) => {
      const inputs = loadInputs(task, r)
      const results = definition.body
        ? definition.body(inputs[0]!, r.row, attributes)
        : foldRow(definition.fold!, inputs, r.row, attributes)
      storeResults(task, r, results)
    },
  })
}

function foldRow(fold: Fold, [x, ...rest]: readonly Value[], row: Row, attributes: Named): readonly Value[] {
  const tuple = row.k.reduce(fold.monoid, row.axes, fold.pre(x!, row, attributes, rest))
  return fold.post(tuple, row.count, row, attributes)
}
