// Kernels whose rendered source is kept as golden files: one for each way of spreading axes over threads.
import type { SimtHints } from '../../../core/src/codegen/simt/plan.ts'
import { buildKernel, type Kernel, type KernelDType, type Value, verifyKernel } from '../../../core/src/kernel/index.ts'
import { deviations, inverseRoot } from '../../../core/src/kernels/normalization.ts'
import { buildPointwise, type PointwiseSpec } from '../../../core/src/kernels/pointwise.ts'
import { buildRow, type Row, type RowFacts } from '../../../core/src/kernels/rows.ts'
import { softmax } from '../../../core/src/kernels/softmax.ts'

export interface GoldenKernel {
  readonly kernel: Kernel
  readonly hints: SimtHints
}

const built = (kernel: Kernel, hints: SimtHints): GoldenKernel => {
  verifyKernel(kernel)
  return { kernel, hints }
}
const aligned = (kernel: Kernel): Kernel => ({
  ...kernel,
  tensors: kernel.tensors.map((t) => ({ ...t, alignment: 16 })),
})

function pointwise(
  dtype: KernelDType,
  formula: PointwiseSpec['formula'],
  facts: Parameters<typeof buildPointwise>[2],
): Kernel {
  const inputs = Array.from({ length: facts.length - 1 }, () => dtype)
  return buildKernel('pointwise', (k) =>
    buildPointwise(k, { name: 'pointwise', inputs, outputs: [dtype], scalars: [], formula }, facts),
  )
}

const alongRow: RowFacts = { kept: ['any'], row: [1] }
const acrossRows: RowFacts = { kept: [1], row: ['any'] }

/** out = body(x) of each row, in the tensor's dtype. */
function rows(
  dtype: KernelDType,
  facts: RowFacts,
  result: 'all' | 'kept',
  body: (x: Value, row: Row) => Value,
): Kernel {
  const out = result === 'all' ? facts : { kept: facts.kept, row: [] }
  return buildKernel('rows', (k) =>
    buildRow(
      k,
      {
        name: 'rows',
        operands: [
          { dtype, access: 'read', over: 'all' },
          { dtype, access: 'write', over: result },
        ],
        scalars: [],
        body: (row) => row.store(1, body(row.load(0).to('float32'), row).to(dtype)),
      },
      1,
      1,
      [facts, out],
    ),
  )
}

const siluMul: PointwiseSpec['formula'] = ([a, b]) => {
  const x = a!.to('float32')
  return [x.mul(x.sigmoid()).mul(b!.to('float32')).to(a!.dtype)]
}
const normalize = (x: Value, row: Row): Value => {
  const { mean, m2 } = deviations(x, row)
  return x.sub(mean).mul(inverseRoot(m2.div(row.count.to('float32')).add(1e-5)))
}
const sum = (x: Value, row: Row): Value => x.sum(...row.axes)
const runningSum = (x: Value, row: Row): Value => row.k.scan('sum', row.axes[0]!, [x])[0]!

function scatterAdd(dtype: KernelDType): Kernel {
  return buildKernel('scatter_add', (k) => {
    const size = k.scalar('size')
    const at = k.tensor({ name: 'at', dtype: 'int64', access: 'read', strides: [1] })
    const x = k.tensor({ name: 'x', dtype, access: 'read', strides: [1] })
    const out = k.tensor({ name: 'out', dtype, access: 'readwrite', strides: [1] })
    const i = k.blocks('i', size, 4096)
    const place = at.load(i)
    const isInside = place.ge(0).and(place.lt(k.scalar('places')))
    k.check(isInside, 'index out of range')
    out.scatter('sum', [place], x.load(i), isInside)
  })
}

export const goldenKernels: Readonly<Record<string, GoldenKernel>> = {
  'silu-mul-bf16': built(aligned(pointwise('bfloat16', siluMul, [[1], [1], [1]])), {}),
  'silu-mul-bf16-unaligned': built(pointwise('bfloat16', siluMul, [[1], [1], [1]]), {}),
  'add-broadcast-f32': built(
    pointwise('float32', ([a, b]) => [a!.add(b!)], [
      ['any', 1],
      ['any', 1],
      ['any', 0],
    ]),
    { rowLength: 8, wide: true },
  ),
  'transposed-copy-f32': built(
    pointwise('float32', ([a]) => [a!], [
      ['any', 1],
      [1, 'any'],
    ]),
    {},
  ),
  'softmax-bf16-4096': built(aligned(rows('bfloat16', alongRow, 'all', (x, row) => softmax(x, row.axes))), {
    rowLength: 4096,
    rowMultiple: 16,
  }),
  'softmax-f32-256': built(aligned(rows('float32', alongRow, 'all', (x, row) => softmax(x, row.axes))), {
    rowLength: 256,
    rowMultiple: 16,
  }),
  'softmax-f32-odd': built(
    rows('float32', alongRow, 'all', (x, row) => softmax(x, row.axes)),
    {
      rowLength: 64,
      rowMultiple: 1,
    },
  ),
  'softmax-f32-long': built(aligned(rows('float32', alongRow, 'all', (x, row) => softmax(x, row.axes))), {
    rowLength: 2 ** 20,
    rowMultiple: 16,
  }),
  'layer-norm-f16-8192': built(aligned(rows('float16', alongRow, 'all', normalize)), {
    rowLength: 8192,
    rowMultiple: 16,
  }),
  'sum-columns-bf16': built(aligned(rows('bfloat16', acrossRows, 'kept', sum)), { rowLength: 4096, rowMultiple: 16 }),
  'cumsum-f32': built(aligned(rows('float32', alongRow, 'all', runningSum)), { rowLength: 4096, rowMultiple: 16 }),
  'scatter-add-f32': built(scatterAdd('float32'), {}),
  'scatter-add-i8': built(scatterAdd('int8'), {}),
}
