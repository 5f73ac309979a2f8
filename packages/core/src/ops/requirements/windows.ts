// Pooling and padding: gradients have the dtype of what was pooled, and samples have elements.
import { filledSamples, oneDType, type Requirement } from './requirement.ts'

const gradient = [oneDType('grad_output', 'self')]

export const windowRequirements: Readonly<Record<string, readonly Requirement[]>> = {
  ...Object.fromEntries(
    [2, 3].flatMap((rank) =>
      [
        `_adaptive_avg_pool${rank}d_backward`,
        `adaptive_max_pool${rank}d_backward`,
        `avg_pool${rank}d_backward`,
        `max_pool${rank}d_with_indices_backward`,
      ].map((name) => [name, gradient]),
    ),
  ),
  ...Object.fromEntries(
    ['reflection', 'replication'].flatMap((kind) =>
      [1, 2, 3].flatMap((rank) => [
        [`${kind}_pad${rank}d`, [filledSamples('self', rank + 1)]],
        [`${kind}_pad${rank}d_backward`, gradient],
      ]),
    ),
  ),
}
