// Bounds gradients by their norm over all parameters, as torch.nn.utils.clip_grad_norm_.
import type { Runtime } from '../dispatch/runtime.ts'
import type { Tensor } from '../tensor/index.ts'

/** Multiplies the gradients by maxNorm / (norm + 1e-6) where that is less than 1. Gives the norm before, of one element; nothing waits. */
export function clipGradNorm(rt: Runtime, parameters: readonly Tensor[], maxNorm: number, normType = 2): Tensor {
  const gradients = parameters.flatMap(({ grad }) => (grad ? [grad] : []))
  return rt.noGrad(() =>
    rt.tidy(() => {
      const call = (name: string, args: readonly unknown[]) => rt.call(`aten::${name}`, args) as Tensor
      if (gradients.length === 0) return call('zeros', [[]])
      const norms = gradients.map((g) => call('linalg_vector_norm', [g, normType]))
      const total = call('linalg_vector_norm', [call('stack', [norms]), normType])
      const factor = call('clamp_max', [call('mul', [call('reciprocal', [call('add', [total, 1e-6])]), maxNorm]), 1])
      for (const g of gradients) call('mul_', [g, factor])
      return total
    }),
  )
}
