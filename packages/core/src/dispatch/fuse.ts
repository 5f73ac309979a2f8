// rt.fuse: a user's own pointwise function as one kernel, made from a formula over elements.
import { elementwiseTypes, isComplex } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, Value } from '../kernel/index.ts'
import { broadcastShapes, Tensor } from '../tensor/index.ts'
import { PointwiseProgram } from './launch/pointwise-program.ts'
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
  const id = `fused${fusedCount++}`
  return (...args) => {
    const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
    if (tensors.length === 0)
      throw new OpGemsError('BAD_ARGUMENT', 'a fused function needs at least one tensor argument')
    const operands = args.map((a) => (a instanceof Tensor ? { dtype: a.dtype, dim: a.rank } : a))
    const { compute, result } = elementwiseTypes(operands, 'default')
    if (isComplex(compute)) rt.refuseComplex('fuse', tensors)
    const out = rt.empty(
      broadcastShapes(
        'fuse',
        tensors.map((t) => t.shape),
      ),
      result,
    )
    const key = `${id}(${args.map((a) => (a instanceof Tensor ? a.dtype : '#'))})${compute}>${result}`
    const program = rt.program(key, (store) => {
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
          return [formula(...values.map((v) => v.to(dtype))).to(result as KernelDType)]
        },
      }
      return new PointwiseProgram(key, spec, store)
    })
    program.run([out], tensors, args.filter((a) => !(a instanceof Tensor)).map(Number))
    return out
  }
}
