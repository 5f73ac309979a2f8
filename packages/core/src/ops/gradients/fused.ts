// Gradients of the fused operators.
import type { ComposedCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { calls, type GradientTable, saving } from './formulas.ts'
import { type Facts, zerosOf } from './shapes.ts'

/** Expert by expert over the tokens that chose it. Waits for the choices. */
function experts({ aten, hidden_states, w1, w2, topk_weights, topk_ids }: ComposedCall): Tensor {
  const [tokens, first, second, shares, ids] = [hidden_states, w1, w2, topk_weights, topk_ids] as Tensor[]
  let sum = zerosOf(aten, tokens!)
  for (let expert = 0; expert < first!.shape[0]!; expert++) {
    const places = aten('nonzero', [aten('eq', [ids, expert])])
    const [token, slot] = [aten('select', [places, 1, 0]), aten('select', [places, 1, 1])]
    const products = aten('linear', [aten('index_select', [tokens, 0, token]), aten('select', [first, 0, expert])])
    const [gate, up] = aten<[Tensor, Tensor]>('chunk', [products, 2, -1])
    const result = aten('linear', [aten('silu_and_mul', [gate, up]), aten('select', [second, 0, expert])])
    const share = aten('unsqueeze', [aten('index', [shares, [token, slot]]), -1])
    const weighed = aten('_to_copy', [aten('mul', [result, share])], { dtype: tokens!.dtype })
    sum = aten('index_add', [sum, 0, token, weighed])
  }
  return sum
}

export const fusedGradients: GradientTable = {
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
  skip_layer_norm: calls(({ aten, x, residual, normalized_shape, weight, bias, eps }) =>
    aten('layer_norm', [aten('add', [x, residual]), normalized_shape, weight, bias, eps]),
  ),
  add_rms_norm: calls(({ aten, x, residual, normalized_shape, weight, eps }) => {
    const sum = aten('add', [x, residual])
    return [aten<Tensor[]>('_fused_rms_norm', [sum, normalized_shape, weight, eps])[0], sum]
  }),
  weight_norm: calls(({ aten, v, g, dim }) => aten<Tensor[]>('_weight_norm_interface', [v, g, dim])[0]),
  fused_experts: calls(experts),
}
