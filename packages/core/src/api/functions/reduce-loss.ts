// What becomes of the losses of elements: kept, averaged or added up.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import type { Aten } from '../define.ts'
import { reductionCodes } from '../spelling.ts'

/** Applies the argument 'reduction': 'none', 'mean' or 'sum'. */
export function reduceLoss(a: PythonArguments, aten: Aten, loss: Tensor): Tensor {
  const reduction = a.choice('reduction', reductionCodes)
  if (reduction === 0) return loss
  return aten(reduction === 1 ? 'mean' : 'sum', [loss])
}
