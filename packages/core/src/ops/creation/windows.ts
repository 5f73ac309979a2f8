// The window functions of ATen: weighted sums of cosines over one period. Definition: ATen's TensorFactories.cpp.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { DType } from '../../dtype/index.ts'
import { dtypeInfo } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { fillByPosition, positionDType } from './by-position.ts'
import { newTensor } from './fill.ts'

interface Window {
  readonly operator: string
  readonly length: number
  /** Whether the point where the next period begins is left out. */
  readonly isPeriodic: boolean
  /** Of the cosines of 0, 1, 2 … times the phase. */
  readonly weights: readonly number[]
}

/** A window of one dimension; one of a single point is 1. @throws DTYPE_MISMATCH for dtypes other than floats */
function make(rt: Runtime, window: Window, dtype: unknown, out: readonly Tensor[] | null): Tensor {
  const { operator, length, isPeriodic, weights } = window
  const target = newTensor(rt, operator, [length], (dtype ?? null) as DType | null, undefined, out)
  if (dtypeInfo(target.dtype).kind !== 'float')
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: expects a floating-point dtype, got ${target.dtype}`, {
      operator,
      dtypes: [target.dtype],
    })
  const compute = positionDType(rt, target.dtype)
  const intervals = isPeriodic ? length : length - 1
  const scalars = length === 1 ? [0, 1, 0, 0] : [(2 * Math.PI) / intervals, ...weights]
  const name = `cosine_window_${scalars.length - 1}`
  fillByPosition(
    rt,
    name,
    target,
    compute,
    scalars,
    scalars.map(() => compute),
    (i, [step, ...terms]) => {
      const phase = i.to(compute).mul(step!)
      return terms.map((weight, n) => weight.mul(phase.mul(n).cos())).reduce((sum, term) => sum.add(term))
    },
  )
  return target
}

const define = contractsIn('creation')

/** The form that is periodic, and the one that says whether it is. */
const both = (operator: string, weights: readonly number[]): Contract[] => [
  define(operator, (rt, [length, dtype], out) =>
    make(rt, { operator, length: length as number, isPeriodic: true, weights }, out ? null : dtype, out),
  ),
  define(`${operator}.periodic`, (rt, [length, isPeriodic, dtype], out) =>
    make(
      rt,
      { operator, length: length as number, isPeriodic: isPeriodic as boolean, weights },
      out ? null : dtype,
      out,
    ),
  ),
]

export const windows: Contract[] = both('blackman_window', [0.42, -0.5, 0.08])
