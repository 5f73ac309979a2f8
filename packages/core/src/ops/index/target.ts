// The tensor that a scattering operator writes: a copy of self, self itself in place, or out.
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { cloned } from '../copy/index.ts'
import { checkOutput } from '../outputs.ts'

/** Starts as a copy of `self`; in place it is `self`. */
export function scatterTarget(rt: Runtime, operator: string, self: Tensor, out: readonly Tensor[] | null): Tensor {
  if (!out) return cloned(rt, operator, self)
  const target = checkOutput(operator, out[0]!, self.shape, self.dtype)
  if (target !== self) copyInto(rt, target, self)
  return target
}

/** @throws DTYPE_MISMATCH unless the source has self's dtype */
export function requireSameDType(operator: string, self: Tensor, source: Tensor): void {
  if (self.dtype === source.dtype) return
  throw new OpGemsError(
    'DTYPE_MISMATCH',
    `${operator}: self ${self.describe()} and source ${source.describe()} must have one dtype`,
    { operator, dtypes: [self.dtype, source.dtype] },
  )
}
