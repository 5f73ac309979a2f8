// Copies of a tensor with a view of it overwritten (select_scatter, …), and the gradients of views and lookups.

import type { Arguments, Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { type Shape, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { asStrided } from '../view/shapes.ts'
import { diagonal, select, slice } from '../view/slices.ts'
import { elementLookup, rowLookup, sliceLookup } from './along-dimension.ts'
import { type Lookup, writeElements } from './lookup.ts'
import { scatterTarget } from './target.ts'

type Outputs = readonly Tensor[] | null
type View = (rt: Runtime, whole: Tensor, args: Arguments) => Tensor

/** Copies self and writes `src` over a view of the copy; the view's arguments follow self and src. */
function viewScatter(overload: string, view: View): Contract {
  return {
    overload,
    category: 'index',
    compute: (rt, [self, source, ...args], out) => {
      const target = scatterTarget(rt, overload, self as Tensor, out)
      const part = view(rt, target, args)
      const fits = sameShape(part.shape, (source as Tensor).shape)
      if (fits) copyInto(rt, part, source as Tensor)
      part.dispose()
      if (fits) return target
      if (!out) target.dispose()
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${overload}: src ${(source as Tensor).describe()} must have the shape [${part.shape.join(', ')}] of the view`,
        { operator: overload },
      )
    },
  }
}

/** Zeros with the gradient in the place of the view. */
function viewBackward(overload: string, view: View): Contract {
  return {
    overload,
    category: 'index',
    compute: (rt, [grad, sizes, ...args], out) => {
      const target = zeros(rt, overload, sizes as Shape, grad as Tensor, out)
      const part = view(rt, target, args)
      copyInto(rt, part, grad as Tensor)
      part.dispose()
      return target
    },
  }
}

function zeros(rt: Runtime, operator: string, shape: Shape, grad: Tensor, out: Outputs = null): Tensor {
  const target = out ? checkOutput(operator, out[0]!, shape, grad.dtype) : rt.empty(shape, grad.dtype)
  fillWith(rt, target, 0)
  return target
}

/** The gradient of a lookup: zeros to which each gradient element is added at its place. */
function lookupBackward(rt: Runtime, grad: Tensor, lookup: Lookup): void {
  if (grad.numel === 0) return
  writeElements(rt, lookup, { tensor: grad, strides: grad.rank === 0 ? [0] : grad.strides }, 'sum')
}

/** The gradient of embedding's weight. Rows at `padding` get none; with `byFrequency` each is divided by its count. */
function embeddingBackward(
  rt: Runtime,
  grad: Tensor,
  indices: Tensor,
  rows: number,
  padding: number,
  byFrequency: boolean,
  out: Outputs,
): Tensor {
  const operator = 'embedding_dense_backward'
  if (byFrequency)
    throw new OpGemsError('UNSUPPORTED', `${operator}: scale_grad_by_freq is not supported`, { operator })
  const target = zeros(rt, operator, [rows, grad.shape[grad.rank - 1] ?? 1], grad, out)
  lookupBackward(rt, grad, rowLookup(operator, target, indices))
  if (padding >= 0 && padding < rows) {
    const row = select(rt, operator, target, 0, padding)
    fillWith(rt, row, 0)
    row.dispose()
  }
  return target
}

/** Windows overlap, so every element adds up what its windows hold. */
function unfoldBackward(rt: Runtime, grad: Tensor, sizes: Shape, dim: number, size: number, step: number): Tensor {
  const target = zeros(rt, 'unfold_backward', sizes, grad)
  const at = dim < 0 ? dim + sizes.length : dim
  for (let i = 0; i < size; i++) {
    const window = select(rt, 'unfold_backward', grad, -1, i)
    const last = i + ((grad.shape[at] ?? 1) - 1) * step
    const part = slice(rt, target, at, i, last + 1, step)
    rt.call('aten::add_.Tensor', [part, window])
    for (const t of [window, part]) t.dispose()
  }
  return target
}

const integer = (value: unknown) => value as number
const contract = contractsIn('index')
const tensor = (value: unknown) => value as Tensor

const selectView: View = (rt, x, [dim, index]) => select(rt, 'select', x, integer(dim), integer(index))
const sliceView: View = (rt, x, [dim, start, end, step]) => slice(rt, x, integer(dim), start, end, integer(step))
const diagonalView: View = (rt, x, [offset, a, b]) =>
  diagonal(rt, 'diagonal', x, integer(offset), integer(a), integer(b))

export const viewScatters: Contract[] = [
  viewScatter('select_scatter', selectView),
  viewScatter('slice_scatter', sliceView),
  viewScatter('diagonal_scatter', diagonalView),
  viewScatter('as_strided_scatter', (rt, x, [size, stride, offset]) =>
    asStrided(rt, x, size as Shape, stride as number[], offset as number | null),
  ),
  viewBackward('select_backward', selectView),
  viewBackward('slice_backward', sliceView),
  viewBackward('diagonal_backward', diagonalView),
  contract('embedding_dense_backward', (rt, [grad, indices, rows, padding, byFrequency], out) =>
    embeddingBackward(rt, tensor(grad), tensor(indices), integer(rows), integer(padding), byFrequency as boolean, out),
  ),
  contract('embedding_backward', (rt, [grad, indices, rows, padding, byFrequency]) =>
    embeddingBackward(rt, tensor(grad), tensor(indices), integer(rows), integer(padding), byFrequency as boolean, null),
  ),
  contract('gather_backward', (rt, [grad, self, dim, index]) => {
    const target = zeros(rt, 'gather_backward', tensor(self).shape, tensor(grad))
    if (tensor(index).numel > 0)
      lookupBackward(rt, tensor(grad), elementLookup('gather_backward', target, integer(dim), tensor(index)))
    return target
  }),
  contract('index_select_backward', (rt, [grad, sizes, dim, index]) => {
    const target = zeros(rt, 'index_select_backward', sizes as Shape, tensor(grad))
    lookupBackward(rt, tensor(grad), sliceLookup('index_select_backward', target, integer(dim), tensor(index)))
    return target
  }),
  contract('unfold_backward', (rt, [grad, sizes, dim, size, step]) =>
    unfoldBackward(rt, tensor(grad), sizes as Shape, integer(dim), integer(size), integer(step)),
  ),
]
