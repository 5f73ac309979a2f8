// The histories of tensors: given to results, and renewed for views whose memory a recorded in-place call has changed since.
import type { GradientCall } from '../dispatch/gradient.ts'
import { OpGemsError } from '../errors/errors.ts'
import { stridedGradient } from '../ops/gradients/strided.ts'
import type { Tensor } from '../tensor/index.ts'
import { edgeTo, GraphNode, type Leaf, Output } from './graph.ts'
import { TensorFacts } from './saved.ts'

/** Told of each tensor that gets a history (1) or loses it (−1). */
export type Count = (change: number) => void

const isStale = (tensor: Tensor): boolean => tensor.base !== null && tensor.seenRebases !== tensor.storage.rebases

/** Whether a gradient is to reach the tensor. */
export const isTracked = (tensor: Tensor): boolean =>
  isStale(tensor) ? tensor.base!.isDisposed || tensor.base!.requiresGrad : tensor.history !== null

/** @throws BAD_ARGUMENT for a view whose memory was changed through another one, when the tensor that both show is gone */
export function historyOf(count: Count, tensor: Tensor): Leaf | Output | null {
  if (isStale(tensor)) renew(count, tensor)
  return tensor.history as Leaf | Output | null
}

function renew(count: Count, view: Tensor): void {
  const base = view.base!
  if (base.isDisposed)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `a gradient is wanted through the view ${view.describe()}, whose memory was changed in place through another view; keep the tensor that both are views of, or clone() one`,
    )
  replaceHistory(view, null)
  view.seenRebases = view.storage.rebases
  if (base.requiresGrad) recordView(count, base, view)
}

export function replaceHistory(tensor: Tensor, history: Output | null): void {
  const old = tensor.history
  tensor.history = history
  old?.release()
}

/** Makes a view a result of the tensor that it shows, by its geometry alone. */
export function recordView(count: Count, source: Tensor, view: Tensor): void {
  const { shape, dtype } = source
  const [from, to] = [new TensorFacts(source), new TensorFacts(view)]
  const slot = { argument: 'self', position: -1, edge: edgeTo(historyOf(count, source)!), shape, dtype }
  const bound = { saves: [], compute: ({ rt, grad }: GradientCall) => stridedGradient(rt, grad, from, to) }
  const outputs = [{ shape: view.shape, dtype: view.dtype }]
  const node = new GraphNode({
    operator: 'view',
    slots: [slot],
    formulas: [{ of: ['self'], bound }],
    kept: {},
    outputs,
  })
  replaceHistory(view, new Output(node, 0, count))
}
