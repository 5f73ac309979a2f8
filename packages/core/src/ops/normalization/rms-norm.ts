// rms_norm: rows divided by their root mean square.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, type DType, resultType } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { inverseRoot, rowCount, squares } from '../../kernels/normalization.ts'
import type { Shape, Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows } from '../row-call.ts'
import { statisticsShape, trailingRows } from './layer-norm.ts'

/** The difference between 1 and the next number of the dtype in which rows are computed: PyTorch's eps where none is given. */
const machineEpsilon = (dtype: DType): number => (computeType(dtype) === 'float64' ? 2 ** -52 : 2 ** -23)

interface RmsNormCall {
  readonly operator: string
  readonly input: Tensor
  readonly normalized: Shape
  readonly weight: Tensor | null
  readonly eps: number | null
}

/** y = x / sqrt(mean x² + eps) · weight. */
function runRmsNorm(rt: Runtime, call: RmsNormCall, y: Tensor, rstd: Tensor | null): void {
  const { operator, input, normalized, weight } = call
  const geometry = trailingRows(rt, operator, input, normalized, [weight])
  const compute = computeType(input.dtype) as KernelDType
  callRows(rt, {
    name: operator,
    geometry,
    operands: {
      x: geometry.all(input),
      y: geometry.all(y, 'write'),
      weight: weight && geometry.shared(weight),
      rstd: rstd && geometry.each(rstd, 'write'),
    },
    scalars: { eps: [call.eps ?? machineEpsilon(input.dtype), compute] },
    body: ({ row, has, load, store, scalar }) => {
      const x = load('x').to(compute)
      const scale = inverseRoot(squares(x, row.axes).div(rowCount(row, x)).add(scalar('eps')))
      const scaled = x.mul(scale)
      store('y', has('weight') ? scaled.mul(load('weight').to(compute)) : scaled)
      if (has('rstd')) store('rstd', scale)
    },
  })
}

const resultOf = (input: Tensor, weight: Tensor | null): DType =>
  weight
    ? resultType([
        { dtype: input.dtype, dim: 1 },
        { dtype: weight.dtype, dim: 1 },
      ])
    : input.dtype

const rmsNorm: Contract = {
  overload: 'rms_norm',
  category: 'norm',
  compute: (rt, args, out) => {
    const [input, normalized, weight, eps] = args as [Tensor, Shape, Tensor | null, number | null]
    const dtype = resultOf(input, weight)
    const y = out ? checkOutput('rms_norm', out[0]!, input.shape, dtype) : rt.empty(input.shape, dtype)
    runRmsNorm(rt, { operator: 'rms_norm', input, normalized, weight, eps }, y, null)
    return y
  },
}

const fusedRmsNorm: Contract = {
  overload: '_fused_rms_norm',
  category: 'norm',
  compute: (rt, args) => {
    const operator = '_fused_rms_norm'
    const [input, normalized, weight, eps] = args as [Tensor, Shape, Tensor | null, number | null]
    const shape = statisticsShape(trailingRows(rt, operator, input, normalized, [weight]))
    const y = rt.empty(input.shape, resultOf(input, weight))
    const rstd = rt.empty(shape, computeType(input.dtype) as DType)
    runRmsNorm(rt, { operator, input, normalized, weight, eps }, y, rstd)
    return [y, rstd]
  },
}

export const rmsNorms: Contract[] = [rmsNorm, fusedRmsNorm]
