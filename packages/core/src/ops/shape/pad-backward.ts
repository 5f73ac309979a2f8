// Gradients of padding: what the borders hold is added to the elements they repeat, then the inside is taken.
import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import { cloned } from '../copy/index.ts'
import { checkOutput } from '../outputs.ts'
import { narrow, select } from '../view/slices.ts'
import { type Border, borderSource, borders, cropped, insideOf, type PadMode, paddings } from './pad.ts'

function padBackward(
  rt: Runtime,
  operator: string,
  grad: Tensor,
  self: Tensor,
  amounts: readonly number[],
  mode: PadMode,
  out: readonly Tensor[] | null,
): Tensor {
  const target = out ? checkOutput(operator, out[0]!, self.shape, grad.dtype) : rt.empty(self.shape, grad.dtype)
  fillWith(rt, target, 0)
  const kept = paddings(operator, self, amounts).map((p) => cropped(p, self.shape[p.dim]!, mode))
  const added = kept.map((k) => k.added)
  rt.tidy(() => {
    let to = target
    for (const { start, length, added: a } of kept) to = narrow(rt, operator, to, a.dim, start, length)
    const padded = added.reduce((shape, a) => {
      const sides = shape.slice()
      sides[a.dim]! += a.before + a.after
      return sides
    }, to.shape.slice())
    if (!sameShape(padded, grad.shape))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: the gradient must have shape [${padded.join(', ')}], got ${grad.describe()}`,
        { operator, shapes: [grad.shape] },
      )
    // Narrow floats add up in float32 and are rounded once.
    const sum = cloned(rt, operator, grad, computeType(grad.dtype), 'contiguous_format')
    for (const border of borders(to.shape, added, mode).toReversed())
      foldBorder(rt, insideOf(rt, sum, to.shape, border.later), border)
    copyInto(rt, to, insideOf(rt, sum, to.shape, added))
  })
  return target
}

/** Adds a border to the elements that it repeats; an edge that is repeated takes one slice after the other. */
function foldBorder(rt: Runtime, area: Tensor, border: Border): void {
  const from = narrow(rt, 'pad', area, border.dim, border.at, border.count)
  const to = borderSource(rt, area, border)
  if (border.mode !== 'replicate') {
    rt.call('aten::add_.Tensor', [to, from])
    return
  }
  const edge = select(rt, 'pad', to, border.dim, 0)
  for (let i = 0; i < border.count; i++) rt.call('aten::add_.Tensor', [edge, select(rt, 'pad', from, border.dim, i)])
}

export const padGradients: Contract[] = (['reflection', 'replication'] as const).flatMap((name) =>
  [1, 2, 3].map((spatial): Contract => {
    const operator = `${name}_pad${spatial}d_backward`
    const mode = name === 'reflection' ? 'reflect' : 'replicate'
    return {
      overload: operator,
      category: 'shape',
      compute: (rt, [grad, self, padding], out) =>
        padBackward(rt, operator, grad as Tensor, self as Tensor, padding as number[], mode, out),
    }
  }),
)
