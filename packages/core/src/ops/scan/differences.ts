// diff: differences of neighbours; and the gradients of running extremes.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'

/** Differences of the differences, `n` times; of bools, where neighbours differ. */
function differences(rt: Runtime, self: Tensor, n: number, dim: number): Tensor {
  const operator = self.dtype === 'bool' ? 'aten::logical_xor' : 'aten::sub'
  let result = self
  for (let i = 0; i < n && result.shape[dim]! > 0; i++) {
    const length = result.shape[dim]! - 1
    const part = (start: number) => rt.call('aten::narrow', [result, dim, start, length])
    result = rt.call(operator, [part(1), part(0)]) as Tensor
  }
  return result === self ? (rt.call('aten::clone', [self]) as Tensor) : result
}

const define = contractsIn('scan')

export const neighbours: Contract[] = [
  // Writes running minima and where they stand into tensors that are given.
  define('_cummin_helper', (rt, [self, values, indices, dim]) =>
    rt.tidy(() => {
      const [minima, places] = rt.call('aten::cummin', [self, dim]) as [Tensor, Tensor]
      rt.call('aten::copy_', [values, minima])
      rt.call('aten::copy_', [indices, places])
      return null
    }),
  ),
  define('diff', (rt, args) => {
    const [self, n, along, prepend, append] = args as [Tensor, number, number, Tensor | null, Tensor | null]
    if (self.rank === 0 || n < 0)
      throw new OpGemsError(
        'BAD_ARGUMENT',
        `diff: takes a tensor of at least one dimension and n of at least 0, got ${self.describe()} and ${n}`,
        { operator: 'diff', shapes: [self.shape] },
      )
    const dim = normalizeDimension('diff', along, self.rank)
    return rt.tidy(() => {
      const parts = [prepend, self, append].filter((t) => t !== null)
      const whole = n === 0 || parts.length === 1 ? self : (rt.call('aten::cat', [parts, dim]) as Tensor)
      return differences(rt, whole, n, dim)
    })
  }),
  define('cummaxmin_backward', (rt, [grad, input, indices, dim]) => {
    const self = input as Tensor
    if (self.numel === 0 || self.rank === 0) return rt.call('aten::clone', [grad])
    return rt.tidy(() => rt.call('aten::scatter_add', [rt.call('aten::zeros_like', [self]), dim, indices, grad]))
  }),
  define('value_selecting_reduction_backward', (rt, [grad, dim, indices, sizes, keepdim]) =>
    rt.tidy(() => {
      const shape = sizes as readonly number[]
      const zeros = rt.call('aten::zeros', [shape], { dtype: (grad as Tensor).dtype })
      const kept = (t: unknown) => (keepdim || shape.length === 0 ? t : rt.call('aten::unsqueeze', [t, dim]))
      return rt.call('aten::scatter', [zeros, dim, kept(indices), kept(grad)])
    }),
  ),
]
