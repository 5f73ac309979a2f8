// Complex numbers from absolute values and angles.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { complexOf, type DType, dtypeInfo } from '../../dtype/index.ts'
import { parseSchema } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput, commonShape } from '../outputs.ts'
import { PointwiseOperator } from '../pointwise-operator.ts'
import { checkSameDType, floating } from './dtypes.ts'

/** Real and imaginary parts. */
const components = new PointwiseOperator(parseSchema('polar(Tensor abs, Tensor angle) -> (Tensor, Tensor)'), {
  overloads: [],
  promotion: 'default',
  accepts: floating,
  formula: ({ abs, angle }) => [abs!.mul(angle!.cos()), abs!.mul(angle!.sin())],
})

/** The real or imaginary parts of a complex tensor as a view. */
function component(rt: Runtime, tensor: Tensor, dtype: DType, which: 0 | 1): Tensor {
  const strides = tensor.strides.map((s) => 2 * s)
  return rt.view(tensor, tensor.shape, strides, 2 * tensor.storageOffset + which, dtype)
}

const polar: Contract = {
  overload: 'polar',
  category: 'pointwise',
  compute: (rt, args, out) => {
    const [abs, angle] = args as [Tensor, Tensor]
    checkSameDType('polar', { abs, angle }, 'abs', 'angle')
    const shape = commonShape('polar', [abs, angle])
    const dtype = complexOf(abs.dtype)
    const result = out ? checkOutput('polar', out[0]!, shape, dtype) : rt.empty(shape, dtype)
    const real = component(rt, result, dtypeInfo(dtype).real, 0)
    const imaginary = component(rt, result, dtypeInfo(dtype).real, 1)
    try {
      components.compute(rt, [abs, angle], [real, imaginary])
    } finally {
      real.dispose()
      imaginary.dispose()
    }
    return result
  },
}

export const complexNumbers: Contract[] = [polar]
