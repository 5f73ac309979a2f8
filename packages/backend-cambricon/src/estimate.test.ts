// Kernels move as little as they can: at [4096, 4096] each input is read once (a row of weights by each core) and each output written once.
import { expect, test } from 'vitest'
import { estimateNpu } from '../../core/src/codegen/npu/estimate.ts'
import { lowerToNpu } from '../../core/src/codegen/npu/lower.ts'
import { buildKernel, type Kernel, type Value } from '../../core/src/kernel/index.ts'
import { deviations, inverseRoot } from '../../core/src/kernels/normalization.ts'
import { buildPointwise } from '../../core/src/kernels/pointwise.ts'
import { buildRow, type Row } from '../../core/src/kernels/rows.ts'
import { softmax } from '../../core/src/kernels/softmax.ts'
import { mlu590, mluTarget } from './target.ts'

const side = 4096
const tensorBytes = side * side * 4
const target = mluTarget(mlu590)

function pointwise(inputs: number, formula: (x: readonly Value[]) => Value): Kernel {
  const dtypes = Array.from({ length: inputs }, () => 'float32' as const)
  const spec = {
    ...{ name: 'pointwise', inputs: dtypes, outputs: ['float32'] as const, scalars: [] },
    formula: (x: readonly Value[]) => [formula(x)],
  }
  return buildKernel('pointwise', (k) =>
    buildPointwise(
      k,
      spec,
      Array.from({ length: inputs + 1 }, () => [1] as const),
    ),
  )
}
function rows(weights: number, body: (x: Value, row: Row) => Value): Kernel {
  const facts = { kept: ['any'], row: [1] } as const
  const operand = (access: 'read' | 'write', over: 'all' | 'row') => ({ dtype: 'float32' as const, access, over })
  const operands = [
    operand('read', 'all'),
    operand('write', 'all'),
    ...Array.from({ length: weights }, () => operand('read', 'row')),
  ]
  return buildKernel('rows', (k) =>
    buildRow(
      k,
      { name: 'rows', operands, scalars: [], body: (row) => row.store(1, body(row.load(0), row)) },
      1,
      1,
      operands.map((o) => (o.over === 'row' ? { kept: [], row: [1] } : facts)),
    ),
  )
}
const gelu = ([x]: readonly Value[]): Value => x!.mul(0.5).mul(x!.mul(Math.SQRT1_2).erf().add(1))
const layerNorm = (x: Value, row: Row): Value => {
  const { mean, m2 } = deviations(x, row)
  const normal = x.sub(mean).mul(inverseRoot(m2.div(row.count.to('float32')).add(1e-5)))
  return normal.mul(row.load(2)).add(row.load(3))
}
const flat = { hints: { rowLength: 4096 }, scalars: { size0: side * side }, strides: {} }
const byRow = {
  hints: { rowLength: side },
  scalars: { kept0: side, row0: side },
  strides: { x0: [side, 1], x1: [side, 1] },
}

test.each([
  ['add', pointwise(2, ([a, b]) => a!.add(b!)), flat, 3],
  ['gelu', pointwise(1, gelu), flat, 2],
  ['softmax', rows(0, (x, row) => softmax(x, row.axes)), byRow, 2],
  ['layer_norm', rows(2, layerNorm), byRow, 2 + (target.cores * 2 * side * 4) / tensorBytes],
] as const)('%s moves each element once, while it computes', (_, kernel, { hints, scalars, strides }, tensors) => {
  const lowered = lowerToNpu(kernel, target, hints)
  const vector = longestCopy(lowered)
  const programs = 'size0' in scalars ? Math.ceil(scalars.size0 / vector) : side
  const estimate = estimateNpu(lowered, { scalars, strides, programs, cores: target.cores })
  expect(estimate.bytes).toBe(tensors * tensorBytes)
  expect(estimate.overlapped).toBeGreaterThan(0.98)
  expect(estimate.vectorInstructions).toBeGreaterThan(0)
  expect(estimate.scratchpadBytes).toBeLessThanOrEqual(target.scratchpadBytes)
})

/** Elements of the kernel's vectors. */
const longestCopy = ({ fn }: ReturnType<typeof lowerToNpu>): number =>
  Math.max(...[...fn.storage.values()].map((s) => s.elements))
