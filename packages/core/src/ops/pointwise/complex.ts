// Complex numbers from pairs of real ones: real and imaginary parts, or absolute values and angles.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { complexOf, type DType, dtypeInfo } from '../../dtype/index.ts'
import { parseSchema } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput, commonShape } from '../outputs.ts'
import { PointwiseOperator } from '../pointwise-operator.ts'
import { checkSameDType, floating } from './dtypes.ts'

const definition = { overloads: [], promotion: 'default', accepts: floating } as const

const fromAngles = new PointwiseOperator(parseSchema('polar(Tensor abs, Tensor angle) -> (Tensor, Tensor)'), {
  ...definition,
  formula: ({ abs, angle }) => [abs!.mul(angle!.cos()), abs!.mul(angle!.sin())],
})
const fromParts = new PointwiseOperator(parseSchema('complex(Tensor real, Tensor imag) -> (Tensor, Tensor)'), {
  ...definition,
  formula: ({ real, imag }) => [real!, imag!],
})

/** The real or imaginary parts of a complex tensor as a view. */
function component(rt: Runtime, tensor: Tensor, dtype: DType, which: 0 | 1): Tensor {
  const strides = tensor.strides.map((s) => 2 * s)
  return rt.view(tensor, tensor.shape, strides, 2 * tensor.storageOffset + which, dtype)
}

function complexContract(overload: string, parts: PointwiseOperator): Contract {
  return {
    overload,
    category: 'pointwise',
    compute: (rt, args, out) => {
      const [first, second] = args as [Tensor, Tensor]
      checkSameDType(overload, { first, second }, 'first', 'second')
      const shape = commonShape(overload, [first, second])
      const dtype = complexOf(first.dtype)
      const result = out ? checkOutput(overload, out[0]!, shape, dtype) : rt.empty(shape, dtype)
      const real = component(rt, result, dtypeInfo(dtype).real, 0)
      const imaginary = component(rt, result, dtypeInfo(dtype).real, 1)
      try {
        parts.compute(rt, [first, second], [real, imaginary])
      } finally {
        real.dispose()
        imaginary.dispose()
      }
      return result
    },
  }
}

export const complexNumbers: Contract[] = [complexContract('polar', fromAngles), complexContract('complex', fromParts)]
