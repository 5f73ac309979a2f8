// How the verifier's rules look things up and fail.
import { OpGemsError } from '../../errors/errors.ts'
import { sortAxes } from '../axes.ts'
import type { Axis, Kernel, Node, TensorParameter } from '../node.ts'

export class Report {
  constructor(readonly kernel: Kernel) {}

  fail(node: Node, reason: string): never {
    this.failKernel(`${describe(node)} ${reason}`)
  }
  failKernel(reason: string): never {
    throw new OpGemsError('BAD_KERNEL', `kernel '${this.kernel.name}': ${reason}`)
  }
  /** A declared tensor that allows the access. */
  tensor(name: string, user: string, access: 'read' | 'write' | 'readwrite'): TensorParameter {
    const tensor = this.kernel.tensors.find((t) => t.name === name)
    if (!tensor) return this.failKernel(`${user} uses tensor '${name}', which is not declared`)
    if (tensor.access !== 'readwrite' && tensor.access !== access)
      this.failKernel(`${user} needs ${access} access to tensor '${name}', which is declared '${tensor.access}'`)
    return tensor
  }
  /** One int64 index for each dimension. */
  index(user: string, tensor: TensorParameter, index: readonly Node[]): void {
    if (index.length !== tensor.strides.length)
      this.failKernel(
        `${user} has ${index.length} indices for tensor '${tensor.name}' of rank ${tensor.strides.length}`,
      )
    const wrong = index.find((i) => i.dtype !== 'int64')
    if (wrong) this.failKernel(`${user} indexes tensor '${tensor.name}' with ${wrong.dtype}, not int64`)
  }
  /** Every index a scalar or the coordinates of an axis. */
  structured(user: string, index: readonly Node[]): void {
    if (index.some((i) => i.axes.length > 0 && i.op !== 'coord'))
      this.failKernel(`${user} computes coordinates, which needs gather or scatter`)
  }
}

/** The node in a message: its operation, number and what it names. */
export function describe(node: Node): string {
  const what = 'fn' in node ? node.fn : 'monoid' in node ? node.monoid : 'tensor' in node ? node.tensor : null
  return `${node.op} %${node.id}${what === null ? '' : ` (${what})`}`
}
export const names = (axes: readonly Axis[]): string => `[${axes.map((a) => a.name).join(', ')}]`

/** The node's axes are these, in order of their numbers. */
export function checkAxes(report: Report, node: Node, expected: readonly Axis[]): void {
  const sorted = sortAxes(expected)
  if (sorted.length !== node.axes.length || sorted.some((a, i) => a !== node.axes[i]))
    report.fail(node, `has axes ${names(node.axes)}, but its operands give ${names(sorted)}`)
}
