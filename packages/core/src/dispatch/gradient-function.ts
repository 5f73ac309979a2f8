// The function of the gradients of a function: its arguments stay as they are, and copies of them are recorded.
import { OpGemsError } from '../errors/errors.ts'
import { Tensor } from '../tensor/index.ts'
import type { Runtime } from './runtime.ts'
import { refusePromise } from './user-function.ts'

export function gradientFunction(
  rt: Runtime,
  of: (...args: Tensor[]) => Tensor,
): (...args: Tensor[]) => (Tensor | null)[] {
  return (...args) =>
    rt.tidy(() => {
      for (const a of args)
        if (!(a instanceof Tensor))
          throw new OpGemsError('BAD_ARGUMENT', `grad: the arguments are tensors, got ${typeof a}`)
      rt.checkDevices({ name: 'grad' }, args)
      const copies = args.map((a) => rt.detached(a))
      const leaves = copies.filter((a) => a.dtypeInfo.kind === 'float').map((a) => a.requiresGrad_())
      const result: unknown = of(...copies)
      refusePromise('grad', result, 'its tensors would be disposed of before it ends')
      const gradients = rt.tape.grad([result as Tensor], leaves, null, {})
      return copies.map((a) => (a.requiresGrad ? gradients[leaves.indexOf(a)]! : null))
    })
}
