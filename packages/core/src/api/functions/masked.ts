// torch.masked: reductions, scans and softmaxes that see the elements where a mask is true.
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

/** The input with `identity` where the mask hides it; an infinity needs a floating dtype. */
function unhidden(a: PythonArguments, aten: Aten, identity: number, mask = 'mask', input = 'input'): Tensor {
  const self = a.tensor(input)
  if (!a.has(mask)) return self
  if (!Number.isFinite(identity) && !isFloating(self))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `masked: ${self.dtype} has no infinity to stand for hidden elements`)
  return aten('masked_fill', [self, aten('logical_not', [a.tensor(mask)]), identity])
}

const isFloating = ({ dtype }: Tensor): boolean => dtype.includes('float')

/** All dimensions for None and for an empty list, as in torch.masked. */
const dimsOf = (a: PythonArguments, rank: number): readonly number[] => {
  const dims = a.has('dim') ? a.ints('dim') : []
  return dims.length > 0 && rank > 0 ? dims : Array.from({ length: rank }, (_, d) => d)
}

/** How many elements the mask shows, or all of them, along the dimensions. */
function countOf(a: PythonArguments, aten: Aten, dims: readonly number[], keepdim: boolean): Tensor {
  const ones = aten('ones_like', [a.tensor('input')], { dtype: 'int64' })
  const shown = a.has('mask') ? aten('mul', [ones, a.tensor('mask')]) : ones
  return aten('sum', [shown, dims, keepdim])
}

const reductionArguments = 'input, dim=None, *, keepdim=False, dtype=None, mask=None'

/** A reduction of the elements shown. */
const reduction = (name: string, identity: number, operator = name): PublicFunction =>
  define(`masked.${name}(${reductionArguments})`, (a, aten) => {
    const self = unhidden(a, aten, identity)
    return aten(
      operator,
      [self, dimsOf(a, self.rank), a.flag('keepdim')],
      a.has('dtype') ? { dtype: a.get('dtype') } : {},
    )
  })

/** prod takes one dimension at a time; the last goes first, so that the others keep their numbers. */
const product = define(`masked.prod(${reductionArguments})`, (a, aten) => {
  const self = unhidden(a, aten, 1)
  const dims = dimsOf(a, self.rank).map((d) => (d < 0 ? d + self.rank : d))
  const options = a.has('dtype') ? { dtype: a.get('dtype') } : {}
  if (dims.length === 0) return aten('prod', [self], options)
  return dims.toSorted((x, y) => y - x).reduce((x, dim) => aten('prod', [x, dim, a.flag('keepdim')], options), self)
})

const mean = define(`masked.mean(${reductionArguments})`, (a, aten) => {
  const self = unhidden(a, aten, 0)
  const [dims, keepdim] = [dimsOf(a, self.rank), a.flag('keepdim')]
  const options = a.has('dtype') ? { dtype: a.get('dtype') } : {}
  if (!a.has('mask')) return aten('mean', [self, dims, keepdim], options)
  return aten('div', [aten('sum', [self, dims, keepdim], options), countOf(a, aten, dims, keepdim)])
})

/** As torch.masked, whose results have the input's dtype unless another is asked for, indices too. */
const extremeIndex = (name: 'argmax' | 'argmin', identity: number): PublicFunction =>
  define(`masked.${name}(input, dim=None, *, keepdim=False, dtype=None, mask=None)`, (a, aten) => {
    const at = aten(name, [unhidden(a, aten, identity), a.get('dim'), a.flag('keepdim')])
    return aten('to.dtype', [at, a.get('dtype') ?? a.tensor('input').dtype])
  })

const norm = define('masked.norm(input, ord=2, dim=None, *, keepdim=False, dtype=None, mask=None)', (a, aten) => {
  const order = a.number('ord')
  const self = unhidden(a, aten, order >= 0 ? 0 : Infinity)
  const options = a.has('dtype') ? { dtype: a.get('dtype') } : {}
  return aten('linalg_vector_norm', [self, order, dimsOf(a, self.rank), a.flag('keepdim')], options)
})

/** Squares of the deviations from the mean of the elements shown, over their count less the correction. */
function variance(a: PythonArguments, aten: Aten): Tensor {
  const input = a.tensor('input')
  const [dims, keepdim] = [dimsOf(a, input.rank), a.flag('keepdim')]
  const count = countOf(a, aten, dims, true)
  const average = aten('div', [aten('sum', [unhidden(a, aten, 0), dims, true]), count])
  const deviation = aten('sub', [input, average])
  const square = aten('mul', [deviation, deviation])
  const shown = a.has('mask') ? aten('masked_fill', [square, aten('logical_not', [a.tensor('mask')]), 0]) : square
  const narrow = shown.dtype === 'float16' || shown.dtype === 'bfloat16'
  const total = aten('sum', [shown, dims, keepdim], narrow ? { dtype: 'float32' } : {})
  const correction = a.has('unbiased') ? Number(a.flag('unbiased')) : a.has('correction') ? a.number('correction') : 1
  const left = aten('clamp', [aten('sub', [countOf(a, aten, dims, keepdim), correction]), 0])
  return aten('to.dtype', [aten('div', [total, left]), a.get('dtype') ?? deviation.dtype])
}

const moment = (name: 'var' | 'std'): PublicFunction =>
  define(
    `masked.${name}(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None)`,
    (a, aten) => (name === 'var' ? variance(a, aten) : aten('sqrt', [variance(a, aten)])),
  )

/** Functions that keep the shape and mix along one dimension. */
const alongDim = (
  name: string,
  identity: number,
  apply: (aten: Aten, self: Tensor, dim: number) => Tensor,
): PublicFunction =>
  define(`masked.${name}(input, dim, *, dtype=None, mask=None)`, (a, aten) => {
    const self = unhidden(a, aten, identity)
    return apply(aten, a.has('dtype') ? aten('to.dtype', [self, a.get('dtype')]) : self, a.int('dim'))
  })

export const maskedFunctions: readonly PublicFunction[] = [
  reduction('sum', 0),
  reduction('amax', -Infinity),
  reduction('amin', Infinity),
  reduction('logsumexp', -Infinity),
  product,
  mean,
  norm,
  extremeIndex('argmax', -Infinity),
  extremeIndex('argmin', Infinity),
  moment('var'),
  moment('std'),
  alongDim('cumsum', 0, (aten, self, dim) => aten('cumsum', [self, dim])),
  alongDim('cumprod', 1, (aten, self, dim) => aten('cumprod', [self, dim])),
  alongDim('softmax', -Infinity, (aten, self, dim) => aten('softmax', [self, dim])),
  alongDim('log_softmax', -Infinity, (aten, self, dim) => aten('log_softmax', [self, dim])),
  alongDim('softmin', Infinity, (aten, self, dim) => aten('softmax', [aten('neg', [self]), dim])),
  define('masked.median(input, dim=-1, *, keepdim=False, dtype=None, mask=None)', (a, aten) => {
    const [values] = aten<[Tensor]>('nanmedian.dim', [unhidden(a, aten, Number.NaN), a.int('dim'), a.flag('keepdim')])
    return values
  }),
  define('masked.logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None)', (a, aten) =>
    aten('logaddexp', [
      unhidden(a, aten, -Infinity, 'input_mask'),
      unhidden(a, aten, -Infinity, 'other_mask', 'other'),
    ]),
  ),
]
