// A reduction that is to be launched, and the parts of its kernels that do not depend on how rows are cut.
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { monoid } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { Fold, Named, ReductionBody, ReductionTypes } from '../define-reduction.ts'
import type { NamedRow, RowGeometry, RowTensor } from '../row-call.ts'

/** A reduction's launches, to run on any tensors of the dtypes and geometry that they were prepared for. */
export type Reduction = (inputs: readonly Tensor[], outputs: readonly Tensor[]) => void

export interface Task {
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
export const attributesOf = (named: Named): Named =>
  Object.fromEntries(Object.entries(named).filter(([name]) => !shaping.has(name)))

export const variantOf = ({ types, attributes, isShort }: Task): string =>
  `${isShort ? 'short ' : ''}${types.compute}>${types.results}${Object.entries(attributes).map(([name, value]) => `,${name}=${value}`)}`

export const computed = ({ types }: Task): KernelDType => types.compute as KernelDType

export function storeResults(task: Task, { store }: NamedRow, results: readonly Value[]): void {
  results.forEach((r, i) => store(`result${i}`, r.to(task.types.results[i]! as KernelDType)))
}
export const inputOperands = ({ geometry, inputs }: Task): Record<string, RowTensor> =>
  Object.fromEntries(inputs.map((t, i) => [`x${i}`, geometry.all(t)]))
/** The inputs' elements in the computing dtype. */
export const loadInputs = (task: Task, { load }: NamedRow): readonly Value[] =>
  task.inputs.map((_, i) => load(`x${i}`).to(computed(task)))

export const resultOperands = ({ geometry, outputs }: Task): Record<string, RowTensor> =>
  Object.fromEntries(outputs.map((o, i) => [`result${i}`, geometry.each(o, 'write')]))

export function tupleDTypes(fold: Fold, compute: KernelDType): readonly KernelDType[] {
  return fold.dtypes?.(compute) ?? Array.from({ length: monoid(fold.monoid).arity }, () => compute)
}

/** One block's tuple. */
export function foldBlock(
  { definition, attributes }: Task,
  { row }: NamedRow,
  inputs: readonly Value[],
): readonly Value[] {
  const fold = definition.fold!
  const [x, ...rest] = inputs as [Value, ...Value[]]
  if (definition.part) return definition.part(x, row, attributes)
  return row.k.reduce(fold.monoid, row.axes, fold.pre(x, row, attributes, rest))
}
