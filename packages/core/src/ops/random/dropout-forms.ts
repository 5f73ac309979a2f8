// Dropout of whole channels, and dropout that keeps mean and variance of a SELU network (Klambauer et al., 2017).
// Definition: ATen's Dropout.cpp.
import type { Contract } from '../../dispatch/contract.ts'
import { type Aten, atenOf } from '../../dispatch/gradient.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'

type Form = (aten: Aten, input: Tensor, p: number, train: boolean) => Tensor

/** What dropped elements of a SELU network are set to, negated: its scale times its alpha. */
const saturation = 1.7580993408473766

/** 1 where an element, or a channel of a sample, is kept. */
function kept(aten: Aten, operator: string, input: Tensor, p: number, isByChannel: boolean): Tensor {
  if (isByChannel && input.rank < 2)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: needs at least 2 dimensions, got ${input.describe()}`, {
      operator,
      shapes: [input.shape],
    })
  const shape = isByChannel ? input.shape.map((size, d) => (d < 2 ? size : 1)) : input.shape
  return aten('bernoulli', [aten('empty', [shape], { dtype: input.dtype }), 1 - p])
}

function dropout(operator: string, isByChannel: boolean): Form {
  return (aten, input, p, train) => {
    if (!(p >= 0 && p <= 1))
      throw new OpGemsError('BAD_ARGUMENT', `${operator}: p must be from 0 to 1, got ${p}`, { operator })
    if (p === 0 || !train || input.numel === 0) return aten('alias', [input])
    if (p === 1) return aten('mul', [input, 0])
    const noise = kept(aten, operator, input, p, isByChannel)
    if (isByChannel) return aten('mul', [input, aten('div', [noise, 1 - p])])
    const a = 1 / Math.sqrt((saturation ** 2 * p + 1) * (1 - p))
    const b = aten('add', [aten('mul', [aten('sub', [noise, 1]), saturation * a]), saturation * a * p])
    return aten('add', [aten('mul', [input, aten('mul', [noise, a])]), b])
  }
}

export const alphaDropout = dropout('alpha_dropout', false)
export const featureDropout = dropout('feature_dropout', true)

const define = contractsIn('random')
const contract = (overload: string, form: Form): Contract =>
  define(overload, (rt, [input, p, train]) =>
    rt.tidy(() => form(atenOf(rt), input as Tensor, p as number, train as boolean)),
  )

export const dropoutForms: Contract[] = [
  contract('alpha_dropout', alphaDropout),
  contract('feature_dropout', featureDropout),
]
