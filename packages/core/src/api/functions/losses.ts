// Losses whose Python function orders its arguments otherwise than ATen, or is composed of operators.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'
import { reductionCodes } from '../spelling.ts'
import { reduceLoss } from './reduce-loss.ts'

const code = (a: PythonArguments): number => a.choice('reduction', reductionCodes)

/** The variance in a shape that broadcasts to the input. */
function fittingVariance(a: PythonArguments, aten: Aten): Tensor {
  const [input, variance] = [a.tensor('input'), a.tensor('var')]
  const outer = input.shape.slice(0, -1).join()
  if (variance.shape.join() === input.shape.join()) return variance
  if (variance.shape.join() === outer) return aten('unsqueeze', [variance, -1])
  const isOnePerRow =
    variance.rank === input.rank && variance.shape.slice(0, -1).join() === outer && variance.shape.at(-1) === 1
  return isOnePerRow ? variance : a.refuse('var', `of the shape of the input, or of one value a row`)
}

/** Inputs of more than two dimensions (batch, classes, places …) are seen as images of one row. */
function negativeLogLikelihood(a: PythonArguments, aten: Aten): Tensor {
  const [input, target] = [a.tensor('input'), a.tensor('target')]
  const options = [a.get('weight'), code(a), a.int('ignore_index')]
  if (input.rank <= 2) return aten('nll_loss', [input, target, ...options])
  const [batch = 1, classes = 1] = input.shape
  const places = target.numel / Math.max(batch, 1)
  const images = aten('reshape', [input, [batch, classes, 1, places]])
  const rows = aten('reshape', [target, [batch, 1, places]])
  const [loss] = aten<[Tensor]>('nll_loss2d_forward', [images, rows, ...options])
  return code(a) === 0 ? aten('reshape', [loss, target.shape]) : loss
}

export const losses: readonly PublicFunction[] = [
  define(
    "nn.functional.cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0)",
    (a, aten) =>
      aten('cross_entropy_loss', [
        a.tensor('input'),
        a.tensor('target'),
        a.get('weight'),
        code(a),
        a.int('ignore_index'),
        a.number('label_smoothing'),
      ]),
  ),
  define(
    "nn.functional.nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
    negativeLogLikelihood,
  ),
  define(
    "nn.functional.kl_div(input, target, size_average=None, reduce=None, reduction='mean', log_target=False)",
    (a, aten) => {
      const input = a.tensor('input')
      const isBatchMean = a.text('reduction') === 'batchmean'
      const loss = aten('kl_div', [input, a.tensor('target'), isBatchMean ? reductionCodes.sum : code(a)], {
        log_target: a.flag('log_target'),
      })
      return isBatchMean && input.rank > 0 ? aten('div', [loss, input.shape[0]]) : loss
    },
  ),
  define("nn.functional.gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction='mean')", (a, aten) => {
    const variance = fittingVariance(a, aten)
    const isNegative = aten('any', [aten('lt', [variance, 0])])
    if (isNegative.dataSync()[0] !== 0) a.fail("argument 'var' has negative entries")
    const clamped = aten('clamp', [variance, a.number('eps')])
    const error = aten('square', [aten('sub', [a.tensor('input'), a.tensor('target')])])
    const loss = aten('mul', [aten('add', [aten('log', [clamped]), aten('div', [error, clamped])]), 0.5])
    return reduceLoss(a, aten, a.flag('full') ? aten('add', [loss, 0.5 * Math.log(2 * Math.PI)]) : loss)
  }),
  define(
    "nn.functional.multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction='mean')",
    (a, aten) => {
      const [input, target] = [a.tensor('input'), a.tensor('target')]
      const positive = aten('mul', [target, aten('log_sigmoid', [input])])
      const negative = aten('mul', [aten('rsub', [target, 1]), aten('log_sigmoid', [aten('neg', [input])])])
      const plain = aten('neg', [aten('add', [positive, negative])])
      const loss = a.has('weight') ? aten('mul', [plain, a.tensor('weight')]) : plain
      return reduceLoss(a, aten, aten('div', [aten('sum', [loss, [-1]]), input.shape.at(-1)]))
    },
  ),
]
