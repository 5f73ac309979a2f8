// Gives blocked axes of a kernel another block size: what one thread block handles is the target's choice, not the kernel's.
import { type Axis, effectNodes, type Kernel, type Node, operands, rewrite, Value } from '../../kernel/index.ts'
import { kernelNodes } from '../loops/lower/analyse.ts'
import { allEffects } from '../loops/lower/lane-axis.ts'

/** Grid dimension that an axis is cut over in blocks of its size, when nothing else depends on the cut; -1 otherwise. */
export function cutDimension(kernel: Kernel, axis: Axis): number {
  const { from, size, limit } = axis
  if (size === null || from.op !== 'map' || from.fn !== 'mul') return -1
  const [program, step] = from.args as [Node, Node]
  if (program.op !== 'program' || !isConstant(step, size)) return -1
  const count = kernel.grid[program.dimension]!
  if (!isCeilingDivision(count, limit, size)) return -1
  const nodes = kernelNodes(kernel)
  const isUsed =
    [...nodes].some((n) => n !== from && operands(n).includes(program)) ||
    allEffects(kernel.effects, nodes).some((e) => effectNodes(e).includes(program))
  return isUsed ? -1 : program.dimension
}

const isConstant = (node: Node, value: number) => node.op === 'const' && Number(node.value) === value

/** (limit + size - 1) / size */
function isCeilingDivision(node: Node, limit: Node, size: number): boolean {
  if (node.op !== 'map' || node.fn !== 'div' || !isConstant(node.args[1]!, size)) return false
  const sum = node.args[0]!
  return sum.op === 'map' && sum.fn === 'add' && sum.args[0] === limit && isConstant(sum.args[1]!, size - 1)
}

/** The kernel with blocks of `size` along an axis that `cutDimension` accepts. */
export function retile(kernel: Kernel, axis: Axis, size: number): Kernel {
  const dimension = cutDimension(kernel, axis)
  if (dimension < 0 || axis.size === size) return kernel
  const count = kernel.grid[dimension]!
  return rewrite(
    kernel,
    (node, args, { builder }) => {
      if (node === count) {
        const limit = new Value(builder, (args[0]!.node as Node & { op: 'map' }).args[0]!)
        return limit.add(size - 1).div(size)
      }
      return node === axis.from ? args[0]!.mul(size) : null
    },
    (old) => (old === axis ? size : null),
  )
}
