// Differentiates an expression over elements: carries the change of one input forward through it, function by function.
import { OpGemsError } from '../errors/errors.ts'
import { domain } from './axes.ts'
import { derivatives } from './elementwise/derivatives.ts'
import type { ElementwiseName } from './elementwise/names.ts'
import type { Node } from './node.ts'
import type { Value } from './value.ts'

/**
 * What the change `d` of `input` changes in `result`: d times the derivative, without a product where d only passes or is
 * chosen. Null where the result does not change with the input.
 * @throws NO_GRADIENT for a function that has no derivative in the table
 */
export function differentiate(result: Value, input: Value, d: Value): Value | null {
  const known = new Map<Node, Value | null>([[input.node, d]])
  const changeOf = (node: Node): Value | null => {
    let change = known.get(node)
    if (change === undefined) {
      change = domain(node.dtype) === 'float' ? through(node, changeOf, result) : refuseBits(node)
      known.set(node, change)
    }
    return change
  }
  return changeOf(result.node)
}

/** Bools, integers and narrow floats that are loaded: nothing passes through them. */
const refuseBits = (_: Node): null => null

function through(node: Node, changeOf: (node: Node) => Value | null, at: Value): Value | null {
  if (node.op === 'cast') return changeOf(node.args[0])?.to(node.dtype) ?? null
  if (node.op === 'bitcast') throw noDerivative(at.builder.name, 'bitcast')
  if (node.op !== 'map') return null
  const changes = node.args.map(changeOf)
  if (changes.every((c) => c === null)) return null
  const rule = derivatives[node.fn as ElementwiseName]
  if (rule === 'none') throw noDerivative(at.builder.name, node.fn)
  const [a, b, c] = node.args.map((n) => at.of(n))
  const rules = rule([a!, b!, c!], at.of(node))
  let sum: Value | null = null
  for (const [i, change] of changes.entries()) {
    const part = change && rules[i]?.(change)
    if (part) sum = sum ? sum.add(part) : part
  }
  return sum
}

function noDerivative(kernel: string, name: string): OpGemsError {
  return new OpGemsError('NO_GRADIENT', `backward of ${kernel}: no derivative of ${name} is known`, {
    operator: kernel,
  })
}
