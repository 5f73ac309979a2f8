// Runs a reduction: whole rows in one launch, or few long rows in blocks whose results a second launch joins.
import type { RowLaunch } from '../../dispatch/launch/row-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import { type KernelDType, monoid, type Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { Fold, Named, ReductionBody, ReductionTypes } from '../define-reduction.ts'
import { type NamedRow, prepareRows, RowGeometry, type RowTensor } from '../row-call.ts'
import { type Cut, columnsTogether, cutRows } from './cut.ts'

/** A reduction's launches, to run on any tensors of the dtypes and geometry that they were prepared for. */
export type Reduction = (inputs: readonly Tensor[], outputs: readonly Tensor[]) => void

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
  if (cut) return reduceInBlocks(task, cut)
  return onTensors(reduceWhole(task))
}
/** Apart from where launches are prepared, so that it holds none of their tensors. */
const onTensors =
  (launch: RowLaunch): Reduction =>
  (inputs, outputs) =>
    launch.run([...inputs, ...outputs])

interface Task {
  readonly rt: Runtime
  readonly operator: string
  readonly definition: ReductionBody
  /** Whether its fold is the one for short rows. */
  readonly isShort: boolean
  /** Arguments that the kernel is specialised for. */
  readonly attributes: Named
  readonly types: ReductionTypes
  /** Each broadcasts to the geometry's shape. */
  readonly inputs: readonly Tensor[]
  readonly geometry: RowGeometry
  readonly outputs: readonly Tensor[]
}

const shaping: ReadonlySet<string> = new Set(['self', 'dim', 'keepdim', 'dtype'])
const attributesOf = (named: Named): Named =>
  Object.fromEntries(Object.entries(named).filter(([name]) => !shaping.has(name)))

const variantOf = ({ types, attributes, isShort }: Task): string =>
  `${isShort ? 'short ' : ''}${types.compute}>${types.results}${Object.entries(attributes).map(([name, value]) => `,${name}=${value}`)}`

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

const computed = ({ types }: Task): KernelDType => types.compute as KernelDType

function storeResults(task: Task, { store }: NamedRow, results: readonly Value[]): void {
  results.forEach((r, i) => store(`result${i}`, r.to(task.types.results[i]! as KernelDType)))
}
const inputOperands = ({ geometry, inputs }: Task): Record<string, RowTensor> =>
  Object.fromEntries(inputs.map((t, i) => [`x${i}`, geometry.all(t)]))
/** The inputs' elements in the computing dtype. */
const loadInputs = (task: Task, { load }: NamedRow): readonly Value[] =>
  task.inputs.map((_, i) => load(`x${i}`).to(computed(task)))

const resultOperands = ({ geometry, outputs }: Task): Record<string, RowTensor> =>
  Object.fromEntries(outputs.map((o, i) => [`result${i}`, geometry.each(o, 'write')]))

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

function tupleDTypes(fold: Fold, compute: KernelDType): readonly KernelDType[] {
  return fold.dtypes?.(compute) ?? Array.from({ length: monoid(fold.monoid).arity }, () => compute)
}

/**
 * Blocks of each row are folded apart into partial tuples, which a second launch folds together. The partials of a row lie
 * side by side; where rows are columns, those of neighbouring columns do.
 */
function reduceInBlocks(task: Task, { block, isAcross }: Cut): Reduction {
  const { rows, length, kept } = task.geometry
  const blocks = Math.ceil(length / block)
  const dtypes = tupleDTypes(task.definition.fold!, computed(task))
  const partials: Partials = {
    tensors: dtypes.map((dtype) => ({ address: 0, dtype })),
    blocks,
    keptStrides: rowMajor(kept, isAcross ? 1 : blocks),
    blockStride: isAcross ? rows : 1,
  }
  return throughPartials(task.rt, foldBlocks(task, block, partials), joinBlocks(task, partials), rows * blocks, dtypes)
}

/** Runs one launch into partial tuples, `count` of them, and one from there. */
const throughPartials =
  (rt: Runtime, fold: RowLaunch, join: RowLaunch, count: number, dtypes: readonly DType[]): Reduction =>
  (inputs, outputs) => {
    const partials = dtypes.map((dtype) => rt.empty([count], dtype))
    fold.run([...inputs, ...partials])
    join.run([...partials, ...outputs])
    for (const t of partials) t.dispose()
  }

/** Partial tuples: for each component a tensor still to be made, and where a row's blocks lie in it. */
interface Partials {
  readonly tensors: readonly PartialTensor[]
  readonly blocks: number
  readonly keptStrides: readonly number[]
  readonly blockStride: number
}
type PartialTensor = Pick<Tensor, 'address' | 'dtype'>

function foldBlocks(task: Task, split: number, { tensors, keptStrides, blockStride }: Partials): RowLaunch {
  const { rt, operator, definition, attributes, geometry } = task
  const fold = definition.fold!
  return prepareRows(rt, {
    name: `${operator}_part`,
    variant: `${split}${variantOf(task)}`,
    geometry,
    split,
    splitStride: blockStride,
    ordered: definition.ordered ?? false,
    operands: {
      ...inputOperands(task),
      ...operandsOf(tensors, (p) => ({
        address: p.address,
        dtype: p.dtype,
        access: 'write',
        over: 'kept',
        kept: keptStrides,
        row: [],
      })),
    },
    body: (r) => {
      const [x, ...rest] = loadInputs(task, r) as [Value, ...Value[]]
      const tuple = definition.part
        ? definition.part(x, r.row, attributes)
        : r.row.k.reduce(fold.monoid, r.row.axes, fold.pre(x, r.row, attributes, rest))
      tuple.forEach((t, i) => r.store(`partial${i}`, t))
    },
  })
}

function joinBlocks(task: Task, { tensors, blocks, keptStrides, blockStride }: Partials): RowLaunch {
  const { rt, operator, definition, attributes, geometry } = task
  const fold = definition.fold!
  const rank = geometry.kept.length
  const joined = new RowGeometry([...geometry.kept, blocks], new Set([rank]))
  const strides = [...keptStrides, blockStride]
  return prepareRows(rt, {
    name: `${operator}_join`,
    variant: variantOf(task),
    geometry: joined,
    operands: { ...operandsOf(tensors, (p) => joined.strided(p, strides)), ...resultOperands(task) },
    scalars: { count: [geometry.length, 'int64'] },
    body: (r) => {
      r.row.k.continueLaunch()
      const tuple = tensors.map((_, i) => r.load(`partial${i}`))
      const folded = r.row.k.reduce(fold.monoid, r.row.axes, tuple)
      storeResults(task, r, fold.post(folded, r.scalar('count'), r.row, attributes))
    },
  })
}

const operandsOf = (
  partials: readonly PartialTensor[],
  make: (p: PartialTensor) => RowTensor,
): Record<string, RowTensor> => Object.fromEntries(partials.map((p, i) => [`partial${i}`, make(p)]))

/** Row-major strides of `sizes` with `inner` elements below the last. */
function rowMajor(sizes: readonly number[], inner: number): number[] {
  const strides = new Array<number>(sizes.length)
  let step = inner
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = step
    step *= sizes[i]!
  }
  return strides
}
