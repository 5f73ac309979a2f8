// Gradients of the fused operators.
import { calls, type GradientTable, saving } from './formulas.ts'
import { type Facts, zerosOf } from './shapes.ts'

export const fusedGradients: GradientTable = {
  add_rms_norm: calls(({ aten, x, residual, normalized_shape, weight, eps }) => {
    const sum = aten('add', [x, residual])
    return [aten('rms_norm', [sum, normalized_shape, weight, eps]), sum]
  }),
  /** A rotation's transpose turns the other way. */
  apply_rotary_pos_emb: {
    'q, k': saving(
      'cos',
      'sin',
      'position_ids',
    )(({ aten, grads, q, k, cos, sin, position_ids, rotary_interleaved }) => {
      const turned = [grads[0] ?? zerosOf(aten, q as Facts), grads[1] ?? zerosOf(aten, k as Facts)]
      const tables = [cos, aten('neg', [sin]), position_ids, rotary_interleaved]
      return aten<[never, never]>('apply_rotary_pos_emb', [...turned, ...tables])
    }),
  },
}
