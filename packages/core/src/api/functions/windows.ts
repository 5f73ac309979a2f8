// torch.signal.windows: window functions as sums of cosines and other formulas over evenly spaced points.
// Source of the formulas: torch/signal/windows/windows.py.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

const options = 'sym=True, dtype=None, layout=None, device=None, requires_grad=False'

const creation = (a: PythonArguments) => ({ dtype: a.get('dtype') })

/** M points from start to end; a periodic window leaves out the point where the next period begins. */
function points(a: PythonArguments, aten: Aten, start: number, step: number): Tensor {
  const count = a.int('M')
  return aten('linspace', [start, start + (count - 1) * step, count], creation(a))
}
/** Intervals of one period. */
const intervals = (a: PythonArguments): number => a.int('M') - (a.flag('sym') ? 1 : 0)

/** Windows of 0 and 1 points have no intervals. */
function window(signature: string, formula: (a: PythonArguments, aten: Aten) => Tensor): PublicFunction {
  return define(`signal.windows.${signature}`, (a, aten) =>
    a.int('M') <= 1 ? aten('ones', [[a.int('M')]], creation(a)) : formula(a, aten),
  )
}

function generalCosine(a: PythonArguments, aten: Aten, weights: readonly number[]): Tensor {
  const phase = points(a, aten, 0, (2 * Math.PI) / intervals(a))
  const terms = weights.map((weight, i) =>
    aten('mul', [aten('cos', [aten('mul', [phase, i])]), i % 2 ? -weight : weight]),
  )
  return terms.reduce((sum, term) => aten('add', [sum, term]))
}

const cosineSum = (name: string, weights: readonly number[]): PublicFunction =>
  window(`${name}(M, *, ${options})`, (a, aten) => generalCosine(a, aten, weights))

export const windows: readonly PublicFunction[] = [
  cosineSum('hann', [0.5, 0.5]),
  cosineSum('hamming', [0.54, 0.46]),
  cosineSum('blackman', [0.42, 0.5, 0.08]),
  cosineSum('nuttall', [0.3635819, 0.4891775, 0.1365995, 0.0106411]),
  window(`general_hamming(M, *, alpha=0.54, ${options})`, (a, aten) =>
    generalCosine(a, aten, [a.number('alpha'), 1 - a.number('alpha')]),
  ),
  window(`general_cosine(M, *, a, ${options})`, (a, aten) => generalCosine(a, aten, a.get('a') as readonly number[])),
  window(`cosine(M, *, ${options})`, (a, aten) => {
    const step = Math.PI / (a.int('M') + (a.flag('sym') ? 0 : 1))
    return aten('sin', [points(a, aten, step / 2, step)])
  }),
  window(`bartlett(M, *, ${options})`, (a, aten) => {
    const ramp = points(a, aten, -1, 2 / intervals(a))
    return aten('rsub', [aten('abs', [ramp]), 1])
  }),
  window(`gaussian(M, *, std=1, ${options})`, (a, aten) => {
    const unit = 1 / (a.number('std') * Math.SQRT2)
    const scaled = points(a, aten, (-intervals(a) / 2) * unit, unit)
    return aten('exp', [aten('neg', [aten('square', [scaled])])])
  }),
  window(`kaiser(M, *, beta=12, ${options})`, (a, aten) => {
    const beta = a.number('beta')
    const ramp = points(a, aten, -beta, (2 * beta) / intervals(a))
    const root = aten('sqrt', [aten('clamp_min', [aten('rsub', [aten('square', [ramp]), beta * beta]), 0])])
    return aten('div', [aten('i0', [root]), aten('i0', [aten('full', [[], beta], creation(a))])])
  }),
]
