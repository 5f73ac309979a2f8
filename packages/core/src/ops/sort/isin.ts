// isin: which elements are among given ones.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex, resultType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'

const elementsPerInstance = 1024

/** Compares every element with every test element: meant for short lists of test elements. */
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
  const [dense, list] = [rt.contiguous(elements), rt.contiguous(tests)]
  const target = result.isContiguous() ? result : rt.empty(result.shape, 'bool')
  launch(
    rt,
    dense,
    list,
    target,
    common === 'float16' || common === 'bfloat16' ? 'float32' : (common as KernelDType),
    invert,
  )
  if (target !== result) {
    copyInto(rt, result, target)
    target.dispose()
  }
  if (dense !== elements) dense.dispose()
  if (list !== tests) list.dispose()
  return result
}

function launch(
  rt: Runtime,
  elements: Tensor,
  tests: Tensor,
  out: Tensor,
  compute: KernelDType,
  invert: boolean,
): void {
  const key = `isin(${elements.dtype},${tests.dtype})${compute},${out.dtype},${invert}`
  const kernel = rt.kernels.get(key, 'isin', (k) => {
    const x = k.tensor({ name: 'x', dtype: elements.dtype as KernelDType, access: 'read', strides: [1] })
    const t = k.tensor({ name: 't', dtype: tests.dtype as KernelDType, access: 'read', strides: ['any'] })
    const y = k.tensor({ name: 'y', dtype: out.dtype as KernelDType, access: 'write', strides: [1] })
    const i = k.blocks('i', k.scalar('count'), elementsPerInstance)
    const j = k.open('j', k.scalar('tests'))
    const found = x.load(i).to(compute).eq(t.load(j).to(compute)).any(j)
    y.store([i], invert ? found.not() : found)
  })
  kernel.launch(
    [
      { address: elements.address, strides: [1] },
      { address: tests.address, strides: [1] },
      { address: out.address, strides: [1] },
    ],
    [elements.numel, tests.numel],
  )
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
