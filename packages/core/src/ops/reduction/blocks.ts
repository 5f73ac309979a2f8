// Reductions of few long rows: blocks whose results a second launch joins.
import type { RowLaunch } from '../../dispatch/launch/row-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { prepareRows, RowGeometry, type RowTensor } from '../row-call.ts'
import type { Cut } from './cut.ts'
import {
  computed,
  foldBlock,
  inputOperands,
  loadInputs,
  type Reduction,
  resultOperands,
  storeResults,
  type Task,
  tupleDTypes,
  variantOf,
} from './task.ts'

/**
 * Blocks of each row are folded apart into partial tuples, which a second launch folds together. The partials of a row lie
 * side by side; where rows are columns, those of neighbouring columns do.
 */
export function reduceInBlocks(task: Task, { block, isAcross }: Cut): Reduction {
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
  const { rt, operator, definition, geometry } = task
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
      foldBlock(task, r, loadInputs(task, r)).forEach((t, i) => {
        r.store(`partial${i}`, t)
      })
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
