// Prepares launches of a row operator: sorts a tensor's dimensions into kept and row ones, merges each group, picks or makes the kernel of its class.
import { buildRow, type RowFacts, type RowSpec } from '../../kernels/rows.ts'
import type { CompiledKernel, TensorArgument } from './compiled-kernel.ts'
import { strideFacts } from './iteration.ts'
import type { KernelStore } from './kernel-store.ts'

/** An operand's strides along the kept and the row dimensions; [] for the group it does not have. */
export interface RowArgument {
  readonly kept: readonly number[]
  readonly row: readonly number[]
}

export interface RowSizes {
  readonly kept: readonly number[]
  readonly row: readonly number[]
}

export interface RowOptions {
  /** Row dimensions stay in their order, because positions count. */
  readonly ordered?: boolean
  /** The row has exactly one dimension, which stays even when it has one element: scans and sorts name it. */
  readonly single?: boolean
  /** Where rows are cut: elements from one block's results to the next. Default: 1. */
  readonly splitStride?: number
}

/** A launch of which only the tensors are left open: it may run again on others of the same dtypes and geometry. */
export class RowLaunch {
  constructor(
    private readonly kernel: CompiledKernel,
    private readonly scalars: readonly (number | bigint)[],
    private readonly strides: readonly (readonly number[])[],
  ) {}

  /** Tensors in the order of the program's operands; what counts is where they start. */
  run(tensors: readonly TensorArgument[]): void {
    this.kernel.launch(tensors, this.scalars, this.strides)
  }
}

export class RowProgram {
  private readonly kernels = new Map<string, CompiledKernel>()

  constructor(
    readonly key: string,
    private readonly spec: RowSpec,
    private readonly store: KernelStore,
  ) {}

  prepare(
    sizes: RowSizes,
    operands: readonly RowArgument[],
    scalars: readonly (number | bigint)[],
    options: RowOptions = {},
  ): RowLaunch {
    const { spec } = this
    const { splitStride = 1 } = options
    const kept = mergeGroup(
      sizes.kept,
      operands.map((o, i) => (spec.operands[i]!.over === 'row' ? null : o.kept)),
      true,
    )
    const alongRow = operands.map((o, i) => (spec.operands[i]!.over === 'kept' ? null : o.row))
    const row = options.single
      ? singleDimension(sizes.row, alongRow)
      : mergeGroup(sizes.row, alongRow, !options.ordered)
    const blocks = spec.split ? Math.ceil((row.sizes[0] ?? 1) / spec.split) : 0
    const strides = operands.map((_, i) => ({
      kept: [...(kept.strides[i] ?? []), ...(spec.split && spec.operands[i]!.over === 'kept' ? [splitStride] : [])],
      row: row.strides[i] ?? [],
    }))
    const kernel = this.kernelFor(kept.sizes.length, row.sizes.length, strides)
    return new RowLaunch(
      kernel,
      [...kept.sizes, ...row.sizes, ...scalars, ...(spec.split ? [blocks] : [])],
      strides.map((s) => [...s.kept, ...s.row]),
    )
  }

  private kernelFor(keptRank: number, rowRank: number, strides: readonly RowStrides[]): CompiledKernel {
    const layout = `${keptRank},${rowRank}|${strides.map((s) => `${classOf(s.kept)}/${classOf(s.row)}`).join('|')}`
    let kernel = this.kernels.get(layout)
    if (!kernel) {
      const facts: RowFacts[] = strides.map((s) => ({ kept: strideFacts(s.kept), row: strideFacts(s.row) }))
      kernel = this.store.get(`${this.key}/${layout}`, this.spec.name, (k) =>
        buildRow(k, this.spec, keptRank, rowRank, facts),
      )
      this.kernels.set(layout, kernel)
    }
    return kernel
  }
}
type RowStrides = Pick<RowArgument, 'kept' | 'row'>

const classOf = (strides: readonly number[]) =>
  strides.map((s, i) => (s === 1 ? '1' : s === 0 && i === strides.length - 1 ? '0' : '*')).join('')

interface Group {
  readonly sizes: readonly number[]
  readonly strides: readonly (readonly number[] | null)[]
}

/** The row's one dimension as it is; that of a zero-dim tensor has one element. */
function singleDimension(sizes: readonly number[], operands: readonly (readonly number[] | null)[]): Group {
  const strides = operands.map((o) => (o ? [o[0] ?? 1] : null))
  return { sizes: [sizes[0] ?? 1], strides }
}

/** Drops dimensions of size 1, sorts the rest by the first operand's stride when they may be reordered, and merges neighbours. */
function mergeGroup(
  sizes: readonly number[],
  operands: readonly (readonly number[] | null)[],
  reorder: boolean,
): Group {
  const order = sizes.map((_, i) => i).filter((i) => sizes[i] !== 1)
  const main = operands.find((o) => o !== null)
  if (reorder && main) order.sort((a, b) => main[b]! - main[a]! || a - b)
  const merged: number[] = []
  const strides = operands.map((o): number[] | null => (o ? [] : null))
  for (const dimension of order) {
    const size = sizes[dimension]!
    const last = merged.length - 1
    const fits = (s: number[] | null, o: number) => !s || s[last] === operands[o]![dimension]! * size
    const join = last >= 0 && strides.every(fits)
    if (join) merged[last]! *= size
    else merged.push(size)
    strides.forEach((s, o) => {
      if (!s) return
      if (join) s[last] = operands[o]![dimension]!
      else s.push(operands[o]![dimension]!)
    })
  }
  return { sizes: merged, strides }
}
