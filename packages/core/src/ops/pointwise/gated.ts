// Activations that need views: gated linear units over two halves, and prelu with a weight for each channel.
import type { Arguments, Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { parseSchema } from '../../schema/index.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import type { PointwiseDefinition } from '../define-pointwise.ts'
import { checkOutput } from '../outputs.ts'
import { PointwiseOperator } from '../pointwise-operator.ts'
import { floating } from './dtypes.ts'

const floats = {
  overloads: [],
  promotion: 'default',
  accepts: floating,
} as const satisfies Partial<PointwiseDefinition>

const gate = new PointwiseOperator(parseSchema('glu(Tensor self, Tensor gate) -> Tensor'), {
  ...floats,
  formula: ({ self, gate }) => self.mul(gate!.sigmoid()),
})
/** Gradients of both halves. */
const gateBackward = new PointwiseOperator(
  parseSchema('glu_backward(Tensor grad_output, Tensor self, Tensor gate) -> (Tensor, Tensor)'),
  {
    ...floats,
    formula: ({ grad_output, self, gate }) => {
      const sigmoid = gate!.sigmoid()
      const first = grad_output.mul(sigmoid)
      return [first, first.mul(self).mul(sigmoid.like(1).sub(sigmoid))]
    },
  },
)

/** Views of both halves along a dimension. @throws SHAPE_MISMATCH */
function halves(rt: Runtime, operator: string, tensor: Tensor, dim: number): [Tensor, Tensor] {
  const at = normalizeDimension(operator, dim, tensor.rank)
  const size = tensor.shape[at] ?? 1
  if (tensor.rank === 0 || size % 2 !== 0)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: dimension ${at} of ${tensor.describe()} cannot be split into halves`,
      { operator, shapes: [tensor.shape] },
    )
  const shape = tensor.shape.map((s, i) => (i === at ? size / 2 : s))
  const step = (size / 2) * tensor.strides[at]!
  return [rt.view(tensor, shape, tensor.strides), rt.view(tensor, shape, tensor.strides, tensor.storageOffset + step)]
}
function disposing<T>(views: readonly Tensor[], body: () => T): T {
  try {
    return body()
  } finally {
    for (const view of views) view.dispose()
  }
}

const glu: Contract = {
  overload: 'glu',
  category: 'pointwise',
  compute: (rt, args, out) => {
    const views = halves(rt, 'glu', args[0] as Tensor, args[1] as number)
    return disposing(views, () => gate.compute(rt, views, out))
  },
}

const gluBackward: Contract = {
  overload: 'glu_backward',
  category: 'pointwise',
  compute: (rt, [grad, self, dim], out) => {
    const input = self as Tensor
    const [first, second] = halves(rt, 'glu_backward', input, dim as number)
    return disposing([first, second], () => {
      const result = out
        ? checkOutput('glu_backward', out[0]!, input.shape, input.dtype)
        : rt.empty(input.shape, input.dtype)
      const outputs = halves(rt, 'glu_backward', result, dim as number)
      disposing(outputs, () => gateBackward.compute(rt, [grad, first, second], outputs))
      return result
    })
  },
}

const prelu: Contract = {
  overload: 'prelu',
  category: 'pointwise',
  compute: (rt, args: Arguments) => {
    const [self, weight] = args as [Tensor, Tensor]
    const view = channelWeight(rt, self, weight)
    return disposing([view], () => rt.call('aten::_prelu_kernel', [self, view]))
  },
}
/** The weight along dimension 1 of the input, so that it broadcasts. @throws SHAPE_MISMATCH */
function channelWeight(rt: Runtime, self: Tensor, weight: Tensor): Tensor {
  const channels = self.rank > 1 ? self.shape[1]! : 1
  if (weight.rank > 1 || (weight.numel !== 1 && weight.numel !== channels))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `prelu: the weight ${weight.describe()} must have 1 or ${channels} elements for ${self.describe()}`,
      { operator: 'prelu', shapes: [self.shape, weight.shape] },
    )
  const at = weight.numel === 1 || self.rank < 2 ? -1 : 1
  const shape = self.shape.map((_, i) => (i === at ? channels : 1))
  return rt.view(
    weight,
    shape,
    shape.map((_, i) => (i === at ? weight.strides[0]! : 1)),
  )
}

export const gated: Contract[] = [glu, gluBackward, prelu]
