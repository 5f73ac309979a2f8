// What all sorting operators ask of their rows.
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { RowGeometry } from '../row-call.ts'

/** @throws UNSUPPORTED_DTYPE for complex numbers, which have no order */
export function checkSortable(rt: Runtime, operator: string, self: Tensor): void {
  if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
}

/** The narrowest integer that numbers a row's elements: half the memory moves where 32 bits do. */
export const positionType = (geometry: RowGeometry): 'int32' | 'int64' =>
  geometry.length < 2 ** 31 ? 'int32' : 'int64'

/** @throws BAD_ARGUMENT where there is no element to choose */
export function checkRow(operator: string, self: Tensor, geometry: RowGeometry): void {
  if (geometry.length > 0) return
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${operator}: ${self.describe()} has no element to choose along the dimension`,
    {
      operator,
      shapes: [self.shape],
    },
  )
}
