// The dtypes that normalisations take.
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex, isIntegral } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'

/** @throws UNSUPPORTED_DTYPE for complex numbers, integers and bool */
export function requireFloatingInput(rt: Runtime, operator: string, input: Tensor): void {
  if (isComplex(input.dtype)) rt.refuseComplex(operator, [input])
  if (isIntegral(input.dtype, true))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator} needs a floating-point input, got ${input.describe()}`, {
      operator,
      dtypes: [input.dtype],
    })
}
