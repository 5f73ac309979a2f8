// Gradients of embedding_bag by the table and by the weights of samples.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import {
  type BagKind,
  buildBagGradient,
  buildMaximumGradient,
  buildSampleGradient,
} from '../../kernels/embedding-bag.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import { bagsOfSamples, isIndex, modeOf, refuse } from './embedding-bag.ts'

interface BagGradient {
  readonly operator: string
  readonly grad: Tensor
  readonly indices: Tensor
  /** The bag of each sample. */
  readonly bags: Tensor
  readonly sizes: Tensor
  readonly maxima: Tensor
  readonly rows: number
  readonly byFrequency: boolean
  readonly mode: BagKind['mode']
  readonly sampleWeights: Tensor | null
  readonly padding: number
}

function checkGradient({ operator, grad, indices, bags, sizes, mode, sampleWeights, byFrequency }: BagGradient): void {
  if (grad.rank !== 2 || !isFloating(grad.dtype)) refuse(operator, 'the gradient must be a matrix of floats', [grad])
  if (![indices, bags, sizes].every(isIndex))
    refuse(operator, 'indices, bags and their sizes must be int32 or int64', [indices, bags, sizes], 'DTYPE_MISMATCH')
  if (indices.rank !== 1 || bags.numel !== indices.numel) refuse(operator, 'expected one bag an index', [indices, bags])
  if (sizes.numel !== grad.shape[0]) refuse(operator, 'expected one size a bag', [grad, sizes])
  if (sampleWeights && (sampleWeights.dtype !== grad.dtype || sampleWeights.numel !== indices.numel))
    refuse(operator, 'expected one weight an index, of the dtype of the gradient', [grad, sampleWeights])
  if (mode === 'max' && byFrequency)
    refuse(operator, 'gradients of maxima are not scaled by frequency', [grad], 'BAD_ARGUMENT')
}

/** How often each row is named. */
function frequencies(rt: Runtime, indices: Tensor, rows: number): Tensor {
  const zeros = rt.call('aten::zeros', [[rows]], { dtype: 'int64' })
  const wide = rt.call('aten::to.dtype', [indices, 'int64'])
  return rt.call('aten::scatter_add', [zeros, 0, wide, rt.call('aten::ones_like', [wide])]) as Tensor
}

/** Sums are made in the computing dtype and rounded once. */
function tableGradient(rt: Runtime, call: BagGradient): Tensor {
  checkGradient(call)
  const { operator, grad, indices, rows, mode, sampleWeights, padding } = call
  const columns = grad.shape[1]!
  const compute = computeType(grad.dtype)
  return rt.tidy(() => {
    const sums = rt.empty([rows, columns], compute)
    fillWith(rt, sums, 0)
    const int64 = (t: Tensor) => rt.call('aten::to.dtype', [t, 'int64']) as Tensor
    const [dtype, wide] = [grad.dtype as KernelDType, compute as KernelDType]
    const sizes = int64(call.sizes)
    const values = { bags: grad.shape[0]!, n: indices.numel, columns, rows, padding }
    if (mode === 'max') {
      const build = (k: KernelBuilder) => buildMaximumGradient(k, dtype, wide)
      launchNamed(rt, operator, `max:${dtype}`, build, [grad, int64(call.maxima), sizes, sums], values)
    } else {
      const counts = call.byFrequency ? frequencies(rt, indices, rows) : null
      const kind = {
        mode,
        dtype,
        compute: wide,
        index: indices.dtype as KernelDType,
        hasWeights: sampleWeights !== null,
        hasCounts: counts !== null,
      }
      const optional = [sampleWeights, counts].filter((t) => t !== null)
      const tensors = [grad, indices, int64(call.bags), sizes, ...optional, sums]
      launchNamed(rt, operator, JSON.stringify(kind), (k) => buildBagGradient(k, kind), tensors, values)
    }
    return rt.call('aten::to.dtype', [sums, grad.dtype]) as Tensor
  })
}

type Options = [rows: number, byFrequency: boolean, mode: number, sampleWeights: Tensor | null, padding: number]

const define = contractsIn('index')

export const embeddingBagGradients: Contract[] = [
  // PyTorch's sparse gradients are given as dense ones.
  define('_embedding_bag_backward', (rt, args) => {
    const operator = '_embedding_bag_backward'
    const [grad, indices, offsets, given, sizes, maxima, ...rest] = args as Tensor[]
    const [rows, byFrequency, mode, , sampleWeights, padding] = rest as unknown as [
      number,
      boolean,
      number,
      boolean,
      Tensor | null,
      number,
    ]
    if (!isIndex(offsets!) || offsets!.rank !== 1)
      refuse(operator, 'expected a vector of offsets', [offsets!], 'DTYPE_MISMATCH')
    return rt.tidy(() => {
      const bags = given!.numel > 0 ? given! : bagsOfSamples(rt, offsets!, indices!.numel)
      return tableGradient(rt, {
        operator,
        grad: grad!,
        indices: indices!,
        bags,
        sizes: sizes!,
        maxima: maxima!,
        rows,
        byFrequency,
        mode: modeOf(operator, mode),
        sampleWeights,
        padding,
      })
    })
  }),
  define('_embedding_bag_dense_backward', (rt, args) => {
    const operator = '_embedding_bag_dense_backward'
    const [grad, indices, bags, sizes, maxima] = args as [Tensor, Tensor, Tensor, Tensor, Tensor]
    const [rows, byFrequency, mode, sampleWeights, padding] = args.slice(5) as Options
    const name = modeOf(operator, mode)
    const call = { operator, grad, indices, bags, sizes, maxima, rows, byFrequency, sampleWeights, padding }
    return tableGradient(rt, { ...call, mode: name })
  }),
  define('_embedding_bag_per_sample_weights_backward', (rt, args) => {
    const operator = '_embedding_bag_per_sample_weights_backward'
    const [grad, weight, indices, offsets, given, mode, padding] = args as [
      Tensor,
      Tensor,
      Tensor,
      Tensor,
      Tensor,
      number,
      number,
    ]
    if (modeOf(operator, mode) !== 'sum') refuse(operator, 'weights of samples go with sums', [grad], 'BAD_ARGUMENT')
    if (grad.dtype !== weight.dtype || ![indices, offsets, given].every(isIndex))
      refuse(
        operator,
        'expected one floating dtype, and int32 or int64',
        [grad, weight, indices, given],
        'DTYPE_MISMATCH',
      )
    if (grad.rank !== 2 || weight.rank !== 2 || grad.shape[1] !== weight.shape[1])
      refuse(operator, 'expected matrices of as many columns', [grad, weight])
    const n = indices.numel
    const result = rt.empty([n], grad.dtype)
    rt.tidy(() => {
      const known = given.numel > 0 ? given : bagsOfSamples(rt, offsets, n)
      if (known.numel !== n) refuse(operator, 'expected one bag an index', [indices, given])
      const bags = rt.call('aten::to.dtype', [known, 'int64']) as Tensor
      const kind: BagKind = {
        mode: 'sum',
        dtype: grad.dtype as KernelDType,
        compute: computeType(grad.dtype) as KernelDType,
        index: indices.dtype as KernelDType,
        hasWeights: false,
      }
      const values = { n, columns: grad.shape[1]!, rows: weight.shape[0]!, padding }
      const tensors = [grad, weight, indices, bags, result]
      launchNamed(rt, operator, JSON.stringify(kind), (k) => buildSampleGradient(k, kind), tensors, values)
    })
    return result
  }),
]
