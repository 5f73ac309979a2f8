// Evaluates scalar int64 expressions on the host: grids, extents, scratch sizes.

import { OpGemsError } from '../errors/errors.ts'
import { elementwiseFunction, type Node } from '../kernel/index.ts'

/** The value of a scalar expression over scalar launch arguments. Sizes stay below 2^53. */
export function evaluateScalar(node: Node, scalar: (name: string) => number): number {
  switch (node.op) {
    case 'const':
      return Number(node.value)
    case 'scalar':
      return scalar(node.name)
    case 'cast':
      return evaluateScalar(node.args[0], scalar)
    case 'map': {
      const { integer } = elementwiseFunction(node.fn)
      if (integer) return Number(integer(...node.args.map((a) => BigInt(evaluateScalar(a, scalar)))))
    }
  }
  throw new OpGemsError('BAD_KERNEL', `a size cannot depend on ${node.op} %${node.id}`)
}
