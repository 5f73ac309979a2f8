// Losses of pairs and triples: margins between scores, distances and angles.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'
import { reductionCodes } from '../spelling.ts'
import { reduceLoss } from './reduce-loss.ts'

const reductionArguments = "size_average=None, reduce=None, reduction='mean'"

const positivePart = (aten: Aten, x: Tensor): Tensor => aten('clamp_min', [x, 0])

/** Where the target is `label`, x; elsewhere 0. */
const labelled = (aten: Aten, target: Tensor, label: number, x: Tensor): Tensor =>
  aten('where', [aten('eq', [target, label]), x, aten('zeros_like', [x])])

/** The cosine of the angle between rows: x·y / √((x·x + ε)(y·y + ε)). */
function cosine(aten: Aten, x: Tensor, y: Tensor): Tensor {
  const dot = (a: Tensor, b: Tensor) => aten('sum', [aten('mul', [a, b]), [-1]])
  const length = (a: Tensor) => aten('add', [dot(a, a), 1e-12])
  return aten('div', [dot(x, y), aten('sqrt', [aten('mul', [length(x), length(y)])])])
}

function triplet(a: PythonArguments, aten: Aten): Tensor {
  const [anchor, positive, negative] = [a.tensor('anchor'), a.tensor('positive'), a.tensor('negative')]
  const distance = (x: Tensor, y: Tensor) => aten('pairwise_distance', [x, y, a.number('p'), a.number('eps')])
  const toNegative = distance(anchor, negative)
  const far = a.flag('swap') ? aten('minimum', [toNegative, distance(positive, negative)]) : toNegative
  return positivePart(aten, aten('sub', [aten('add', [distance(anchor, positive), a.number('margin')]), far]))
}

/** exp(x) − t·x, or x − t·log(x + ε) of rates; in full with Stirling's t·log t − t + log(2πt)/2 for t > 1. */
function poisson(a: PythonArguments, aten: Aten): Tensor {
  const [input, target] = [a.tensor('input'), a.tensor('target')]
  const loss = a.flag('log_input')
    ? aten('sub', [aten('exp', [input]), aten('mul', [target, input])])
    : aten('sub', [input, aten('mul', [target, aten('log', [aten('add', [input, a.number('eps')])])])])
  if (!a.flag('full')) return loss
  const entropy = aten('sub', [aten('mul', [target, aten('log', [target])]), target])
  const stirling = aten('add', [entropy, aten('mul', [aten('log', [aten('mul', [target, 2 * Math.PI])]), 0.5])])
  return aten('add', [loss, aten('masked_fill', [stirling, aten('le', [target, 1]), 0])])
}

export const margins: readonly PublicFunction[] = [
  define(`nn.functional.margin_ranking_loss(input1, input2, target, margin=0, ${reductionArguments})`, (a, aten) => {
    const inputs = [a.tensor('input1'), a.tensor('input2'), a.tensor('target')]
    return aten('margin_ranking_loss', [...inputs, a.number('margin'), a.choice('reduction', reductionCodes)])
  }),
  define(
    `nn.functional.multi_margin_loss(input, target, p=1, margin=1, weight=None, ${reductionArguments})`,
    (a, aten) => {
      const options = [a.number('p'), a.number('margin'), a.get('weight'), a.choice('reduction', reductionCodes)]
      return aten('multi_margin_loss', [a.tensor('input'), a.tensor('target'), ...options])
    },
  ),
  define(`nn.functional.hinge_embedding_loss(input, target, margin=1, ${reductionArguments})`, (a, aten) => {
    const [input, target] = [a.tensor('input'), a.tensor('target')]
    // PyTorch subtracts from a tensor of margins, which rounds the margin to the input's dtype.
    const margin = aten('full_like', [input, a.number('margin')])
    const beyond = positivePart(aten, aten('sub', [margin, input]))
    const zero = aten('zeros_like', [input])
    const apart = aten('where', [aten('ne', [target, 1]), beyond, zero])
    const together = aten('where', [aten('ne', [target, -1]), input, zero])
    return reduceLoss(a, aten, aten('add', [apart, together]))
  }),
  define(`nn.functional.cosine_embedding_loss(input1, input2, target, margin=0, ${reductionArguments})`, (a, aten) => {
    const target = a.tensor('target')
    const angle = cosine(aten, a.tensor('input1'), a.tensor('input2'))
    const together = labelled(aten, target, 1, aten('rsub', [angle, 1]))
    const apart = labelled(aten, target, -1, positivePart(aten, aten('sub', [angle, a.number('margin')])))
    return reduceLoss(a, aten, aten('add', [together, apart]))
  }),
  define(
    `nn.functional.triplet_margin_loss(anchor, positive, negative, margin=1, p=2, eps=1e-6, swap=False, ${reductionArguments})`,
    (a, aten) => reduceLoss(a, aten, triplet(a, aten)),
  ),
  define(
    "nn.functional.poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction='mean')",
    (a, aten) => reduceLoss(a, aten, poisson(a, aten)),
  ),
]
