// Reductions of few long rows in one launch, where blocks meet: the last block of a row folds the tuples of all.
import { wordsOf } from '../../kernel/index.ts'
import { prepareRows, type RowTensor } from '../row-call.ts'
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

/** Null where the device's blocks do not meet, or have more to leave each other than there is place for. */
export function reduceInOneLaunch(task: Task, { block, isAcross }: Cut): Reduction | null {
  const { rt, operator, definition, attributes, geometry } = task
  const { target } = rt.device
  if (isAcross || target.family !== 'simt' || !target.dialect.blocksMeet) return null
  const fold = definition.fold!
  const programs = geometry.rows * Math.ceil(geometry.length / block)
  const words = rt.kernels.programWords.of(programs * wordsOf(tupleDTypes(fold, computed(task))))
  if (words === null) return null
  const operand: RowTensor = { ...words, access: 'readwrite', over: 'kept', kept: geometry.kept.map(() => 0), row: [] }
  const launch = prepareRows(rt, {
    name: operator,
    variant: `meet${block}${variantOf(task)}`,
    geometry,
    split: block,
    // A row's blocks have one result together.
    splitStride: 0,
    ordered: definition.ordered ?? false,
    operands: { ...inputOperands(task), words: operand, ...resultOperands(task) },
    body: (r) => {
      const { k, count } = r.row
      const tuple = k.reducePrograms(fold.monoid, foldBlock(task, r, loadInputs(task, r)), r.parameter('words'))
      storeResults(task, r, fold.post(tuple, count, r.row, attributes))
    },
  })
  return (inputs, outputs) => launch.run([...inputs, { address: words.address, strides: [] }, ...outputs])
}
