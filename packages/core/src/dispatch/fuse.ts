// rt.fuse: a user's own pointwise function as one kernel, made from a formula over elements.
import { type DType, elementwiseTypes, isComplex } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { type KernelDType, Value } from '../kernel/index.ts'
import type { PointwiseSpec } from '../kernels/pointwise.ts'
import { parseSchema } from '../schema/index.ts'
import { broadcastShapes, Tensor } from '../tensor/index.ts'
import type { Formula } from './gradient.ts'
import { pointwiseGradient } from './launch/pointwise-gradient.ts'
import { PointwiseProgram } from './launch/pointwise-program.ts'
import type { Caller, Operator } from './operator-table.ts'
import type { Runtime } from './runtime.ts'

/** What a fused function takes: tensors, which broadcast, and numbers, which do not change the kernel. */
export type FusedArgument = Tensor | number | bigint | boolean
export type FusedFunction = (...args: readonly FusedArgument[]) => Tensor

let fusedCount = 0

/**
 * Turns a formula into a function of tensors that runs as one kernel. The formula gets one value for each argument, cast to
 * the dtype in which PyTorch would compute their sum, and uses the kernel language's elementwise functions:
 * `rt.fuse((x, g) => x.mul(x.sigmoid()).mul(g))`. The result has the arguments' promoted dtype and broadcast shape.
 */
export function fuse(rt: Runtime, formula: (...args: Value[]) => Value): FusedFunction {
  if (typeof formula !== 'function')
    throw new OpGemsError('BAD_ARGUMENT', `fuse: the formula must be a function, got ${typeof formula}`)
  const id = `fused${fusedCount++}`
  const caller: Caller = {
    call: (_, positional) => {
      const args = positional as readonly FusedArgument[]
      checkArguments(rt, args)
      const call = planCall(rt, id, formula, args)
      if (!rt.tape.isActive) return launch(rt, call)
      return rt.tape.call(operatorOf(rt, call, args), args, () => launch(rt, call))
    },
  }
  return (...args) => rt.run(caller, args, undefined) as Tensor
}

/** @throws BAD_ARGUMENT for what is neither tensor nor number, DEVICE_MISMATCH for another runtime's tensor */
function checkArguments(rt: Runtime, args: readonly unknown[]): void {
  for (const value of args)
    if (!(value instanceof Tensor) && !['number', 'bigint', 'boolean'].includes(typeof value))
      throw new OpGemsError('BAD_ARGUMENT', `fuse: an argument must be a tensor or a number, not ${typeof value}`)
  rt.checkDevices({ name: 'fuse' }, args)
}

interface FusedCall {
  readonly key: string
  readonly tensors: readonly Tensor[]
  readonly numbers: readonly number[]
  readonly compute: DType
  readonly result: DType
  readonly spec: PointwiseSpec
}

function planCall(
  rt: Runtime,
  id: string,
  formula: (...args: Value[]) => Value,
  args: readonly FusedArgument[],
): FusedCall {
  const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
  if (tensors.length === 0) throw new OpGemsError('BAD_ARGUMENT', 'a fused function needs at least one tensor argument')
  const operands = args.map((a) => (a instanceof Tensor ? { dtype: a.dtype, dim: a.rank } : a))
  const { compute, result } = elementwiseTypes(operands, 'default')
  if (isComplex(compute)) rt.refuseComplex('fuse', tensors)
  const key = `${id}(${args.map((a) => (a instanceof Tensor ? a.dtype : '#'))})${compute}>${result}`
  const dtype = compute as KernelDType
  const isTensor = args.map((a) => a instanceof Tensor)
  const spec = {
    name: 'fused',
    inputs: tensors.map((t) => t.dtype),
    outputs: [result],
    scalars: isTensor.filter((t) => !t).map(() => dtype),
    formula: (inputs: readonly Value[], scalars: readonly Value[]) => {
      const [nextInput, nextScalar] = [inputs.values(), scalars.values()]
      const values = isTensor.map((t) => (t ? nextInput : nextScalar).next().value as Value)
      const value: unknown = formula(...values.map((v) => v.to(dtype)))
      if (!(value instanceof Value))
        throw new OpGemsError(
          'BAD_ARGUMENT',
          `fuse: the formula must return a value of its arguments, not ${typeof value}`,
        )
      return [value.to(result as KernelDType)]
    },
  }
  return { key, tensors, numbers: args.filter((a) => !(a instanceof Tensor)).map(Number), compute, result, spec }
}

function launch(rt: Runtime, { key, tensors, numbers, result, spec }: FusedCall): Tensor {
  const shapes = tensors.map((t) => t.shape)
  const out = rt.empty(broadcastShapes('fuse', shapes), result)
  const program = rt.program(key, (store) => new PointwiseProgram(key, spec, store))
  program.run([out], tensors, numbers)
  return out
}

/** The call as an operator of its own, for the tape: its gradient is derived from the formula. */
function operatorOf(
  rt: Runtime,
  { key, numbers, compute, result, spec }: FusedCall,
  args: readonly FusedArgument[],
): Operator {
  const schema = parseSchema(
    `fused(${args.map((a, i) => `${a instanceof Tensor ? 'Tensor' : 'Scalar'} a${i}`).join(', ')}) -> Tensor`,
  )
  const names = args.flatMap((a, i) => (a instanceof Tensor ? [`a${i}`] : []))
  const formula: Formula = {
    of: names,
    bind: (_, __, needs) => {
      const wanted = names.flatMap((name, i) => (needs(name) ? [i] : []))
      return pointwiseGradient(rt, { key, spec, compute, results: [result] }, names, names, wanted, numbers)
    },
  }
  const contract = { overload: 'fused', category: 'pointwise', backward: [formula], compute: () => null } as const
  return { schema, contract, form: 'functional' }
}
