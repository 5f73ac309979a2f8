// Softmax, log_softmax, their safe and backward forms.
import type { Arguments, Contract } from '../dispatch/contract.ts'
import type { RowLaunch } from '../dispatch/launch/row-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { computeType, type DType, isComplex, isIntegral } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { Axis, KernelDType, Value } from '../kernel/index.ts'
import { logSoftmax, logSoftmaxBackward, safeSoftmax, softmax, softmaxBackward } from '../kernels/softmax.ts'
import { normalizeDimension, type Tensor } from '../tensor/index.ts'
import { LatestCall } from './latest-call.ts'
import { prepareOutputs } from './outputs.ts'
import { callRows, prepareRows, RowGeometry } from './row-call.ts'

type Formula = (x: Value, axes: readonly Axis[]) => Value

/** The dimension's index set, empty for a zero-dim tensor: its row is the element itself. */
export function rowDimension(operator: string, self: Tensor, dim: unknown): ReadonlySet<number> {
  const dimension = normalizeDimension(operator, dim as number, self.rank)
  return new Set(self.rank === 0 ? [] : [dimension])
}

function checkFloat(operator: string, dtype: DType): void {
  if (isIntegral(dtype, true))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator} needs a floating-point dtype, got ${dtype}; pass dtype`, {
      operator,
      dtypes: [dtype],
    })
}

interface Prepared {
  readonly launch: RowLaunch
  readonly dtype: DType
  readonly strides: readonly number[]
}

function forward(operator: string, formula: Formula, typeOf: (self: Tensor, option: unknown) => DType) {
  const latest = new LatestCall<Prepared>()
  return (rt: Runtime, args: Arguments, out: readonly Tensor[] | null): Tensor => {
    const self = args[0] as Tensor
    const known = out ? undefined : latest.find(rt, args)
    if (known) {
      const result = rt.empty(self.shape, known.dtype, known.strides)
      known.launch.run([self, result])
      return result
    }
    const dtype = typeOf(self, args[2])
    checkFloat(operator, dtype)
    if (isComplex(dtype)) rt.refuseComplex(operator, [self])
    const dims = rowDimension(operator, self, args[1])
    const [result] = prepareOutputs(rt, operator, [self], [dtype], out) as [Tensor]
    const geometry = new RowGeometry(self.shape, dims)
    const compute = computeType(dtype) as KernelDType
    const launch = prepareRows(rt, {
      name: operator,
      variant: compute,
      geometry,
      operands: { x: geometry.all(self), y: geometry.all(result, 'write') },
      body: ({ row, load, store }) => store('y', formula(load('x').to(compute), row.axes)),
    })
    launch.run([self, result])
    if (!out) latest.keep(rt, args, { launch, dtype, strides: result.strides })
    return result
  }
}

const requested = (self: Tensor, dtype: unknown): DType => (dtype as DType | null) ?? self.dtype
const widened = (self: Tensor, halfToFloat: unknown): DType => (halfToFloat === true ? 'float32' : self.dtype)

function define(overloads: Readonly<Record<string, typeof requested>>, formula: Formula): Contract[] {
  return Object.entries(overloads).map(([overload, typeOf]) => ({
    overload,
    category: 'norm',
    compute: forward(overload.split('.')[0]!, formula, typeOf),
  }))
}

function backward(operator: string, formula: (grad: Value, output: Value, axes: readonly Axis[]) => Value): Contract {
  return {
    overload: operator,
    category: 'norm',
    compute: (rt, args, out) => {
      const [grad, output, dim, dtype] = args as [Tensor, Tensor, number, DType]
      if (isComplex(dtype)) rt.refuseComplex(operator, [grad, output])
      const dims = rowDimension(operator, output, dim)
      const [result] = prepareOutputs(rt, operator, [grad, output], [dtype], out) as [Tensor]
      const geometry = new RowGeometry(output.shape, dims)
      const compute = computeType(output.dtype) as KernelDType
      callRows(rt, {
        name: operator,
        geometry,
        operands: { grad: geometry.all(grad), output: geometry.all(output), result: geometry.all(result, 'write') },
        body: ({ row, load, store }) =>
          store('result', formula(load('grad').to(compute), load('output').to(compute), row.axes)),
      })
      return result
    },
  }
}

/** Softmax of scaled scores along the last dimension, in one pass: that of attention in Megatron-LM. */
const scaledForward: Contract = {
  overload: 'scaled_softmax_forward',
  category: 'norm',
  schema: 'scaled_softmax_forward(Tensor input, float scale_factor) -> Tensor',
  compute: (rt, args) => {
    const [input, factor] = args as [Tensor, number]
    return runScaled(rt, 'scaled_softmax_forward', [input], factor, ([x], scale, axes) => softmax(x!.mul(scale), axes))
  },
}
const scaledBackward: Contract = {
  overload: 'scaled_softmax_backward',
  category: 'norm',
  schema: 'scaled_softmax_backward(Tensor output_grads, Tensor softmax_results, float scale_factor) -> Tensor',
  compute: (rt, args) => {
    const [grad, output, factor] = args as [Tensor, Tensor, number]
    return runScaled(rt, 'scaled_softmax_backward', [grad, output], factor, ([g, y], scale, axes) =>
      softmaxBackward(g!, y!, axes).mul(scale),
    )
  },
}

function runScaled(
  rt: Runtime,
  operator: string,
  inputs: readonly Tensor[],
  factor: number,
  formula: (values: readonly Value[], scale: Value, axes: readonly Axis[]) => Value,
): Tensor {
  const [first] = inputs as [Tensor]
  checkFloat(operator, first.dtype)
  if (isComplex(first.dtype)) rt.refuseComplex(operator, inputs)
  const [result] = prepareOutputs(rt, operator, inputs, [first.dtype], null) as [Tensor]
  const geometry = new RowGeometry(result.shape, rowDimension(operator, result, -1))
  const compute = computeType(first.dtype) as KernelDType
  callRows(rt, {
    name: operator,
    geometry,
    operands: {
      ...Object.fromEntries(inputs.map((t, i) => [`x${i}`, geometry.all(t)])),
      y: geometry.all(result, 'write'),
    },
    scalars: { scale: [factor, compute] },
    body: ({ row, load, store, scalar }) => {
      const values = inputs.map((_, i) => load(`x${i}`).to(compute))
      store('y', formula(values, scalar('scale'), row.axes))
    },
  })
  return result
}

export const softmaxes: Contract[] = [
  scaledForward,
  scaledBackward,
  ...define({ 'softmax.int': requested, _softmax: widened }, softmax),
  ...define({ 'log_softmax.int': requested, _log_softmax: widened, special_log_softmax: requested }, logSoftmax),
  ...define({ _safe_softmax: requested }, safeSoftmax),
  backward('_softmax_backward_data', softmaxBackward),
  backward('_log_softmax_backward_data', logSoftmaxBackward),
]
