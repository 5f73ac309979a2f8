// Folds over the program instances of a launch: which values need one, and the words of memory that they go through.
import { Dependence, effectNodes } from './dependence.ts'
import type { Kernel, KernelDType, Node } from './node.ts'

/** A test whether a value needs the results of other program instances. */
export function programsTest(): (node: Node) => boolean {
  const dependence = new Dependence()
  const known = new Map<Node, boolean>()
  const needs = (node: Node): boolean => {
    let result = known.get(node)
    if (result === undefined) {
      result = (node.op === 'reduce' && node.through !== undefined) || dependence.sources(node).some(needs)
      known.set(node, result)
    }
    return result
  }
  return needs
}

/** Whether some effect needs the results of other program instances: then all do. */
export const foldsPrograms = (kernel: Kernel): boolean => kernel.effects.flatMap(effectNodes).some(programsTest())

/** Words that the tuple of one program instance takes: 32 bits each, beside the mark that they are there. */
export const wordsOf = (dtypes: readonly KernelDType[]): number =>
  dtypes.reduce((sum, dtype) => sum + (isLong(dtype) ? 2 : 1), 0)
const isLong = (dtype: KernelDType): boolean => dtype === 'int64' || dtype === 'float64'
