// The kernels of the self-test: what each must give is known exactly, and each ends in a tail that fills no vector and no block.
import type { DType } from '../../dtype/index.ts'
import type { KernelBuilder, Value } from '../../kernel/index.ts'
import { buildPointwise } from '../../kernels/pointwise.ts'
import { buildRow } from '../../kernels/rows.ts'

export interface CheckOperand {
  readonly dtype: DType
  readonly strides: readonly number[]
  readonly values: readonly number[]
}

export interface SelfTestCheck {
  readonly name: string
  build(k: KernelBuilder): void
  /** In the order of the kernel's tensors; the first is written, and its values are what must come out. */
  readonly operands: readonly [CheckOperand, ...CheckOperand[]]
  /** The kernel's scalar arguments. */
  readonly sizes: readonly number[]
}

/** Whole numbers from -50 to 50: sums of a few hundred are exact in any order. */
const whole = (count: number, step: number): number[] =>
  Array.from({ length: count }, (_, i) => ((i * step) % 101) - 50)

const flat = (dtype: DType, values: readonly number[]): CheckOperand => ({ dtype, strides: [1], values })

function pointwise(
  name: string,
  output: CheckOperand,
  inputs: readonly CheckOperand[],
  formula: (inputs: readonly Value[]) => Value,
): SelfTestCheck {
  const spec = {
    ...{ name: 'self_test', inputs: inputs.map((i) => i.dtype), outputs: [output.dtype], scalars: [] },
    formula: (values: readonly Value[]) => [formula(values)],
  }
  const facts = [output, ...inputs].map(() => [1] as const)
  return {
    name,
    build: (k) => buildPointwise(k, spec, facts),
    operands: [output, ...inputs],
    sizes: [output.values.length],
  }
}

function addition(): SelfTestCheck {
  const [a, b] = [whole(1003, 37), whole(1003, 11)]
  const sum = a.map((x, i) => x + b[i]!)
  return pointwise('addition of float32', flat('float32', sum), [flat('float32', a), flat('float32', b)], ([x, y]) =>
    x!.add(y!),
  )
}

function selection(): SelfTestCheck {
  const [a, b] = [whole(517, 37), whole(517, 11)]
  const chosen = a.map((x, i) => (x < b[i]! ? x - b[i]! : x * 3))
  return pointwise('selection of int32', flat('int32', chosen), [flat('int32', a), flat('int32', b)], ([x, y]) =>
    x!.lt(y!).select(x!.sub(y!), x!.mul(3)),
  )
}

function conversion(): SelfTestCheck {
  const values = whole(771, 37).map((x) => x / 8)
  return pointwise('conversion from float16', flat('float32', values), [flat('float16', values)], ([x]) =>
    x!.to('float32'),
  )
}

function rowSums(): SelfTestCheck {
  const [rows, columns] = [7, 301]
  const values = whole(rows * columns, 37)
  const sums = Array.from({ length: rows }, (_, i) =>
    values.slice(i * columns, (i + 1) * columns).reduce((a, b) => a + b, 0),
  )
  const operands = [
    { dtype: 'float32', access: 'write', over: 'kept' },
    { dtype: 'float32', access: 'read', over: 'all' },
  ] as const
  const facts = [
    { kept: [1], row: [] },
    { kept: ['any'], row: [1] },
  ] as const
  return {
    name: 'sums of rows',
    build: (k) =>
      buildRow(
        k,
        {
          ...{ name: 'self_test', operands, scalars: [] },
          body: (row) => row.store(0, row.load(1).sum(...row.axes)),
        },
        1,
        1,
        facts,
      ),
    operands: [flat('float32', sums), { dtype: 'float32', strides: [columns, 1], values }],
    sizes: [rows, columns],
  }
}

/** Those whose dtypes the device has. */
export const checksFor = (dtypes: readonly DType[]): readonly SelfTestCheck[] =>
  [addition(), rowSums(), selection(), conversion()].filter((c) => c.operands.every((o) => dtypes.includes(o.dtype)))
