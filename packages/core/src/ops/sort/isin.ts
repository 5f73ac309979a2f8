// isin: which elements are among given ones.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, isComplex, resultType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType, TensorHandle, Value } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'

const elementsPerInstance = 1024

/** Test elements from which sorting them, to look each element up by halves, is quicker than comparing with all. */
const worthSorting = 64

function isin(rt: Runtime, elements: Tensor, tests: Tensor, invert: boolean, out: readonly Tensor[] | null): Tensor {
  const common = resultType([
    { dtype: elements.dtype, dim: elements.rank },
    { dtype: tests.dtype, dim: tests.rank },
  ])
  if (isComplex(common)) rt.refuseComplex('isin', [elements, tests])
  for (const tensor of [elements, tests])
    if (tensor.dtype === 'bool')
      throw new OpGemsError('UNSUPPORTED_DTYPE', `isin: no order of bool elements, got ${tensor.describe()}`, {
        operator: 'isin',
        dtypes: ['bool'],
      })
  const result = out ? checkOutput('isin', out[0]!, elements.shape, 'bool') : rt.empty(elements.shape, 'bool')
  if (result.numel === 0) return result
  const isLong = tests.numel >= worthSorting
  const [dense, list] = [rt.contiguous(elements), isLong ? sorted(rt, tests, common) : rt.contiguous(tests)]
  const target = result.isContiguous() ? result : rt.empty(result.shape, 'bool')
  launch(
    rt,
    dense,
    list,
    target,
    common === 'float16' || common === 'bfloat16' ? 'float32' : (common as KernelDType),
    invert,
    isLong,
  )
  if (target !== result) {
    copyInto(rt, result, target)
    target.dispose()
  }
  if (dense !== elements) dense.dispose()
  if (list !== tests) list.dispose()
  return result
}

/** The test elements in the dtype of the comparison, in order. */
function sorted(rt: Runtime, tests: Tensor, dtype: DType): Tensor {
  return rt.tidy(() => {
    const flat = rt.call('aten::reshape', [rt.call('aten::to.dtype', [tests, dtype]) as Tensor, [-1]]) as Tensor
    return (rt.call('aten::sort', [flat]) as [Tensor, Tensor])[0]
  })
}

function launch(
  rt: Runtime,
  elements: Tensor,
  tests: Tensor,
  out: Tensor,
  compute: KernelDType,
  invert: boolean,
  isSorted: boolean,
): void {
  const key = `isin(${elements.dtype},${tests.dtype})${compute},${out.dtype},${invert},${isSorted}`
  const kernel = rt.kernels.get(key, 'isin', (k) => {
    const x = k.tensor({ name: 'x', dtype: elements.dtype as KernelDType, access: 'read', strides: [1] })
    const t = k.tensor({ name: 't', dtype: tests.dtype as KernelDType, access: 'read', strides: ['any'] })
    const y = k.tensor({ name: 'y', dtype: out.dtype as KernelDType, access: 'write', strides: [1] })
    const i = k.blocks('i', k.scalar('count'), elementsPerInstance)
    const [wanted, count] = [x.load(i).to(compute), k.scalar('tests')]
    const found = isSorted ? isAmongSorted(k, wanted, t, count) : isAmong(k, wanted, t, count)
    y.store([i], invert ? found.not() : found)
  })
  kernel.launch(
    [
      { address: elements.address, strides: [1] },
      { address: tests.address, strides: [1] },
      { address: out.address, strides: [1] },
    ],
    [elements.numel, tests.numel, ...(isSorted ? [Math.ceil(Math.log2(tests.numel + 1))] : [])],
  )
}

function isAmong(k: KernelBuilder, wanted: Value, tests: TensorHandle, count: Value): Value {
  const j = k.open('j', count)
  return wanted.eq(tests.load(j).to(wanted.dtype)).any(j)
}

/** Takes steps of halving length as long as what lies before them is less; an equal element would stand at the end of them. */
function isAmongSorted(k: KernelBuilder, wanted: Value, tests: TensorHandle, count: Value): Value {
  const steps = k.scalar('steps')
  // Zero for each element: what a loop carries has the axes of what it starts with.
  const zero = wanted.ne(wanted).to('int64').mul(0)
  const [below] = k.loop(0, steps, 1, [zero], (turn, [place]) => {
    const next = place!.add(place!.like(1).shl(steps.sub(turn).sub(1)))
    const isThere = next.le(count)
    const isLess = tests
      .gather([next.sub(1)], isThere, 0)
      .to(wanted.dtype)
      .lt(wanted)
    return [isThere.and(isLess).select(next, place!)]
  })
  const isThere = below!.lt(count)
  return isThere.and(tests.gather([below!], isThere, 0).to(wanted.dtype).eq(wanted))
}

/** A number in the place of either side is a zero-dim tensor. */
const define = (overload: string): Contract => ({
  overload,
  category: 'sort',
  compute: (rt, [elements, tests, , invert], out) => {
    const lift = (x: unknown) => (typeof x === 'object' ? (x as Tensor) : rt.scalarTensor(x as number))
    const [a, b] = [lift(elements), lift(tests)]
    const result = isin(rt, a, b, invert === true, out)
    if (a !== elements) a.dispose()
    if (b !== tests) b.dispose()
    return result
  },
})

export const membership: Contract[] = ['isin.Tensor_Tensor', 'isin.Tensor_Scalar', 'isin.Scalar_Tensor'].map(define)
