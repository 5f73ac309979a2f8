// Calls row kernels from operators: names operands, splits their strides into kept and row dimensions, keeps the program.
import { type RowArgument, type RowLaunch, RowProgram } from '../dispatch/launch/row-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import type { DType } from '../dtype/index.ts'
import type { KernelDType, TensorParameter, Value } from '../kernel/index.ts'
import type { Row, RowOperand } from '../kernels/rows.ts'
import { broadcastStrides, type Shape, type Tensor } from '../tensor/index.ts'

/** A tensor in a row kernel: which elements a row sees of it, and its strides along the kept and the row dimensions. */
export interface RowTensor extends RowArgument {
  readonly address: number
  readonly dtype: DType
  readonly access: RowOperand['access']
  readonly over: RowOperand['over']
}

/** How a shape is taken apart: some dimensions make up a row, the others are kept. */
export class RowGeometry {
  readonly kept: readonly number[]
  readonly row: readonly number[]
  constructor(
    readonly shape: Shape,
    readonly dims: ReadonlySet<number>,
  ) {
    this.kept = this.keptOf(shape)
    this.row = this.rowOf(shape)
  }
  get rows(): number {
    return this.kept.reduce((n, s) => n * s, 1)
  }
  get length(): number {
    return this.row.reduce((n, s) => n * s, 1)
  }

  /** A tensor that broadcasts to the whole shape. */
  all(tensor: Tensor, access: RowOperand['access'] = 'read'): RowTensor {
    return this.strided(tensor, broadcastStrides(tensor.shape, tensor.strides, this.shape), access)
  }
  /** A tensor seen with these strides, one for each dimension of the shape. */
  strided(
    tensor: Pick<Tensor, 'address' | 'dtype'>,
    strides: readonly number[],
    access: RowOperand['access'] = 'read',
  ): RowTensor {
    const { address, dtype } = tensor
    return { address, dtype, access, over: 'all', kept: this.keptOf(strides), row: this.rowOf(strides) }
  }
  /** A tensor with one element a row: of the kept dimensions alone, or with the others as size 1. */
  each(tensor: Tensor, access: RowOperand['access'] = 'read'): RowTensor {
    const { address, dtype, strides } = tensor
    const kept = strides.length === this.kept.length ? strides : this.keptOf(strides)
    return { address, dtype, access, over: 'kept', kept, row: [] }
  }
  /** A tensor of the row's dimensions, the same for all rows. */
  shared(tensor: Tensor): RowTensor {
    const { address, dtype, strides } = tensor
    return { address, dtype, access: 'read', over: 'row', kept: [], row: strides }
  }

  private keptOf(values: readonly number[]): readonly number[] {
    return values.filter((_, i) => !this.dims.has(i))
  }
  private rowOf(values: readonly number[]): readonly number[] {
    return values.filter((_, i) => this.dims.has(i))
  }
}

/** One row while its kernel is written, with operands and scalars by name. */
export interface NamedRow {
  readonly row: Row
  has(operand: string): boolean
  load(operand: string): Value
  store(operand: string, value: Value): void
  scalar(name: string): Value
  /** The operand as the kernel declares it. */
  parameter(operand: string): TensorParameter
}

export interface RowCall {
  readonly name: string
  /** What the body depends on besides names, dtypes and roles of the operands. */
  readonly variant?: string
  readonly geometry: RowGeometry
  /** Absent optional operands are null. The first one over all elements decides the order of the dimensions. */
  readonly operands: Readonly<Record<string, RowTensor | null>>
  readonly scalars?: Readonly<Record<string, readonly [value: number | bigint, dtype: KernelDType]>>
  /** Positions in the row count, so that its dimensions stay in order. */
  readonly ordered?: boolean
  /** The row is one axis, even when it has a single element. */
  readonly single?: boolean
  /** Cuts each row of one dimension into blocks of this many elements; operands with one element a row then have one for each block, side by side. */
  readonly split?: number
  /** Columns that one instance handles, where rows lie across memory; some 128 by default. */
  readonly columns?: number
  /** Elements from the results of one block to those of the next. Default: 1. */
  readonly splitStride?: number
  /** Rows are never handled side by side in vector lanes. */
  readonly alone?: boolean
  body(row: NamedRow): void
}

type Present = readonly (readonly [string, RowTensor])[]
const presentOperands = ({ operands }: RowCall): Present =>
  Object.entries(operands).filter((e): e is [string, RowTensor] => e[1] !== null)

/** Launches a row kernel; nothing runs when there is no row. */
export function callRows(rt: Runtime, call: RowCall): void {
  const present = presentOperands(call)
  prepare(rt, call, present).run(present.map(([, { address }]) => ({ address, strides: [] })))
}

/** The launch of a row kernel for tensors that are given later, in the order of the call's operands that are not null. */
export function prepareRows(rt: Runtime, call: RowCall): RowLaunch {
  return prepare(rt, call, presentOperands(call))
}

function prepare(rt: Runtime, call: RowCall, present: Present): RowLaunch {
  const scalars = Object.entries(call.scalars ?? {})
  let key = `${call.name}/${call.variant ?? ''}(`
  for (const [name, { dtype, access, over }] of present) key += `${name}:${dtype}:${access}:${over},`
  for (const [name, [, dtype]] of scalars) key += `${name}:${dtype},`
  const program = rt.program(key, (store) => {
    const spec = {
      name: call.name,
      operands: present.map(([, { dtype, access, over }]) => ({ dtype, access, over })),
      scalars: scalars.map(([, [, dtype]]) => dtype),
      alone: call.alone ?? false,
      ...(call.split === undefined ? {} : { split: call.split }),
      ...(call.columns === undefined ? {} : { columns: call.columns }),
      body: (row: Row) =>
        call.body(
          namedRow(
            row,
            present.map(([n]) => n),
            scalars.map(([n]) => n),
          ),
        ),
    }
    return new RowProgram(key, spec, store)
  })
  const { ordered = false, single = false, splitStride = 1 } = call
  return program.prepare(
    call.geometry,
    present.map(([, operand]) => operand),
    scalars.map(([, [value]]) => value),
    { ordered, single, splitStride },
  )
}

function namedRow(row: Row, operands: readonly string[], scalars: readonly string[]): NamedRow {
  return {
    row,
    has: (name) => operands.includes(name),
    load: (name) => row.load(operands.indexOf(name)),
    store: (name, value) => row.store(operands.indexOf(name), value),
    scalar: (name) => row.scalars[scalars.indexOf(name)]!,
    parameter: (name) => row.handle(operands.indexOf(name)).parameter,
  }
}
