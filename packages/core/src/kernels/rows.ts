// The row generator: kernels that treat each row (the elements along some dimensions) apart: reductions, softmax, norms, scans, sorts.
import type { DType } from '../dtype/index.ts'
import type { Axis, KernelBuilder, KernelDType, StrideFact, TensorHandle, Value } from '../kernel/index.ts'

/** Columns handled together when rows lie across memory and neighbouring rows along it. */
const columnBlock = 128

export interface RowOperand {
  readonly dtype: DType
  readonly access: 'read' | 'write' | 'readwrite'
  /** 'all': one element for each row and position; 'kept': one a row; 'row': one a position, shared by all rows. */
  readonly over: 'all' | 'kept' | 'row'
}

export interface RowSpec {
  readonly name: string
  readonly operands: readonly RowOperand[]
  readonly scalars: readonly KernelDType[]
  /** Cuts each row of one dimension into blocks of this many elements, each handled by its own instance; 'kept' operands then have one more dimension, the block's number. */
  readonly split?: number
  /** Columns handled together, where rows lie across memory. */
  readonly columns?: number
  /** Rows are never handled side by side in vector lanes: sorts and scatters work on one row at a time. */
  readonly alone?: boolean
  /** Loads, computes and stores one row. */
  body(row: Row): void
}

/** One row while its kernel is written. */
export interface Row {
  readonly k: KernelBuilder
  /** The row's dimensions, outermost first; one unless the row's elements are scattered. */
  readonly axes: readonly Axis[]
  /** Elements in the whole row, int64. */
  readonly count: Value
  readonly scalars: readonly Value[]
  load(operand: number): Value
  store(operand: number, value: Value): void
  handle(operand: number): TensorHandle
  /** Coordinates of this row among the kept dimensions. */
  readonly kept: readonly (Axis | Value)[]
  /** Position in the row as one number, row-major over its dimensions, int64. */
  position(): Value
}

/** Stride facts of each operand along the kept and the row dimensions it has. */
export interface RowFacts {
  readonly kept: readonly StrideFact[]
  readonly row: readonly StrideFact[]
}

export function buildRow(
  k: KernelBuilder,
  spec: RowSpec,
  keptRank: number,
  rowRank: number,
  facts: readonly RowFacts[],
): void {
  const keptSizes = Array.from({ length: keptRank }, (_, i) => k.scalar(`kept${i}`))
  const rowSizes = Array.from({ length: rowRank }, (_, i) => k.scalar(`row${i}`))
  const scalars = spec.scalars.map((dtype, i) => k.scalar(`scalar${i}`, dtype))
  const handles = spec.operands.map((o, i) =>
    k.tensor({
      name: `x${i}`,
      dtype: o.dtype as KernelDType,
      access: o.access,
      strides: [...facts[i]!.kept, ...facts[i]!.row],
    }),
  )
  const kept = keptIndex(k, spec, keptSizes, facts)
  const axes = rowAxes(k, spec, rowSizes, kept)
  const at = (operand: number): (Axis | Value)[] => {
    const { over } = spec.operands[operand]!
    return [...(over === 'row' ? [] : kept.slice(0, facts[operand]!.kept.length)), ...(over === 'kept' ? [] : axes)]
  }
  spec.body({
    k,
    axes,
    kept,
    scalars,
    count: rowSizes.reduce((n, s) => n.mul(s), k.constant('int64', 1)),
    load: (i) => handles[i]!.load(...at(i)),
    store: (i, value) => handles[i]!.store(at(i), value),
    handle: (i) => handles[i]!,
    position: () => axes.reduce((n, a, i) => n.mul(rowSizes[i]!).add(k.coord(a)), k.constant('int64', 0)),
  })
}

/** One program instance a row; a block of neighbouring rows where memory runs across them. */
function keptIndex(
  k: KernelBuilder,
  spec: RowSpec,
  sizes: readonly Value[],
  facts: readonly RowFacts[],
): (Axis | Value)[] {
  const last = sizes.length - 1
  const columns = !spec.alone && runsAcrossRows(spec, facts)
  const index = sizes.map((size, i) =>
    columns && i === last ? k.blocks('column', size, spec.columns ?? columnBlock) : k.program(size),
  )
  if (spec.split) index.push(k.program(k.scalar('blocks')))
  return index
}

/** Whether the first operand over all elements is contiguous along the last kept dimension and not along the row. */
function runsAcrossRows(spec: RowSpec, facts: readonly RowFacts[]): boolean {
  const main = facts[spec.operands.findIndex((o) => o.over === 'all')]
  return main !== undefined && main.kept[main.kept.length - 1] === 1 && main.row[main.row.length - 1] !== 1
}

function rowAxes(k: KernelBuilder, spec: RowSpec, sizes: readonly Value[], kept: readonly (Axis | Value)[]): Axis[] {
  if (!spec.split) return sizes.map((size, i) => k.open(`n${i}`, size))
  const block = kept[kept.length - 1] as Value
  return sizes.map((size, i) => k.block(`n${i}`, block.mul(spec.split!), spec.split!, size))
}
