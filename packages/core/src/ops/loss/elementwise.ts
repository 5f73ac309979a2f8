// Losses that compare input and target element by element, then keep, average or sum; and their gradients.
import type { Contract } from '../../dispatch/contract.ts'
import { PointwiseProgram } from '../../dispatch/launch/pointwise-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, elementwiseTypes, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import {
  absoluteError,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  gradients,
  huber,
  klDivergence,
  type LossFormula,
  marginRanking,
  smoothL1,
  softMargin,
  squaredError,
} from '../../kernels/loss.ts'
import { atenSchema } from '../../schema/index.ts'
import { broadcastShapes, broadcastStrides, type Shape, Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { runReduction } from '../reduction/run.ts'
import { RowGeometry } from '../row-call.ts'

/** PyTorch's numbers for what becomes of the elements' losses. */
const none = 0
const average = 1

interface LossCall {
  readonly operator: string
  /** self, target, and weights where they are given, then grad_output for a gradient. */
  readonly inputs: readonly Tensor[]
  readonly names: readonly string[]
  readonly numbers: Readonly<Record<string, number>>
  readonly logTarget: boolean
  readonly reduction: number
  readonly shape: Shape
  readonly compute: DType
  readonly result: DType
}

function readCall(rt: Runtime, overload: string, args: readonly unknown[]): LossCall {
  const { args: declared, name: operator } = atenSchema(overload)
  const inputs: Tensor[] = []
  const names: string[] = []
  const numbers: Record<string, number> = {}
  let reduction = average
  let logTarget = false
  declared.forEach(({ name }, i) => {
    const value = args[i]
    if (value instanceof Tensor) {
      inputs.push(value)
      names.push(name)
    } else if (name === 'reduction') reduction = value as number
    else if (name === 'log_target') logTarget = value as boolean
    else if (typeof value === 'number') numbers[name] = value
  })
  const types = elementwiseTypes(
    inputs.map((t) => ({ dtype: t.dtype, dim: t.rank })),
    'default',
  )
  if (isComplex(types.compute)) rt.refuseComplex(operator, inputs)
  const shape = broadcastShapes(
    operator,
    inputs.map((t) => t.shape),
  )
  return { operator, inputs, names, numbers, logTarget, reduction, shape, ...types }
}

function applyFormula(formula: LossFormula, call: LossCall, values: readonly Value[]): Value {
  const named = (name: string) => values[call.names.indexOf(name)] ?? null
  const { numbers, logTarget } = call
  const parameters = {
    weight: named('weight'),
    posWeight: named('pos_weight'),
    other: named('input2'),
    numbers,
    logTarget,
  }
  return formula((named('self') ?? named('input1'))!, named('target')!, parameters)
}

const variantOf = ({ names, numbers, logTarget }: LossCall): string =>
  `${names},${logTarget}${Object.entries(numbers).map(([n, v]) => `,${n}=${v}`)}`

/** The losses of all elements, each apart. */
function runElements(
  rt: Runtime,
  call: LossCall,
  formula: (values: readonly Value[], scalars: readonly Value[]) => Value,
  result: Tensor,
  scalars: readonly number[],
): void {
  const compute = call.compute as KernelDType
  const key = `${call.operator}/elements(${call.inputs.map((t) => t.dtype)})${call.compute}>${result.dtype}${variantOf(call)}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: call.operator,
      inputs: call.inputs.map((t) => t.dtype),
      outputs: [result.dtype],
      scalars: scalars.map(() => compute),
      formula: (values: readonly Value[], numbers: readonly Value[]) => [
        formula(
          values.map((v) => v.to(compute)),
          numbers,
        ).to(result.dtype as KernelDType),
      ],
    }
    return new PointwiseProgram(key, spec, store)
  })
  program.run([result], call.inputs, scalars)
}

/** The mean or the sum of the elements' losses. */
function runTotal(rt: Runtime, call: LossCall, formula: LossFormula, result: Tensor): void {
  const geometry = new RowGeometry(call.shape, new Set(call.shape.map((_, i) => i)))
  const views = call.inputs.map((t) => rt.view(t, call.shape, broadcastStrides(t.shape, t.strides, call.shape)))
  const fold = {
    monoid: 'sum',
    pre: (x: Value, _row: unknown, _attributes: unknown, others: readonly Value[]) => [
      applyFormula(formula, call, [x, ...others]),
    ],
    post: ([total]: readonly Value[], count: Value) => [
      call.reduction === average ? total!.div(count.to(total!.dtype)) : total!,
    ],
  }
  const attributes = { reduction: call.reduction, variant: variantOf(call) }
  const types = { compute: call.compute, results: [result.dtype] }
  runReduction(rt, call.operator, { fold }, attributes, types, views, geometry, [result])
  for (const v of views) v.dispose()
}

function loss(overload: string, formula: LossFormula): Contract {
  return {
    overload,
    category: 'loss',
    compute: (rt, args, out) => {
      const call = readCall(rt, overload, args)
      const shape = call.reduction === none ? call.shape : []
      const result = out ? checkOutput(overload, out[0]!, shape, call.result) : rt.empty(shape, call.result)
      if (call.reduction === none) runElements(rt, call, (v) => applyFormula(formula, call, v), result, [])
      else runTotal(rt, call, formula, result)
      return result
    },
  }
}

/** grad_output times the derivative, over the count where the loss was averaged. */
function gradient(overload: string, formula: LossFormula): Contract {
  return {
    overload,
    category: 'loss',
    compute: (rt, args, out) => {
      const call = readCall(rt, overload, args)
      const count = call.shape.reduce((n, s) => n * s, 1)
      const result = out ? checkOutput(overload, out[0]!, call.shape, call.result) : rt.empty(call.shape, call.result)
      const upstream = call.names.indexOf('grad_output')
      if (upstream < 0) throw new OpGemsError('BAD_ARGUMENT', `${overload} needs grad_output`, { operator: overload })
      runElements(rt, call, (v, [scale]) => applyFormula(formula, call, v).mul(v[upstream]!).mul(scale!), result, [
        call.reduction === average ? 1 / count : 1,
      ])
      return result
    },
  }
}

export const elementwiseLosses: Contract[] = [
  loss('mse_loss', squaredError),
  loss('l1_loss', absoluteError),
  loss('smooth_l1_loss', smoothL1),
  loss('huber_loss', huber),
  loss('binary_cross_entropy', binaryCrossEntropy),
  loss('binary_cross_entropy_with_logits', binaryCrossEntropyWithLogits),
  loss('kl_div', klDivergence),
  loss('soft_margin_loss', softMargin),
  loss('margin_ranking_loss', marginRanking),
  gradient('mse_loss_backward', gradients.squaredError),
  gradient('smooth_l1_loss_backward', gradients.smoothL1),
  gradient('huber_loss_backward', gradients.huber),
  gradient('binary_cross_entropy_backward', gradients.binaryCrossEntropy),
  gradient('soft_margin_loss_backward', gradients.softMargin),
]
