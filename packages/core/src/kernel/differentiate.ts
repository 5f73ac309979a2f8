// Differentiates an expression over elements: carries the change of one input forward through it, function by function.
import { OpGemsError } from '../errors/errors.ts'
import { domain } from './axes.ts'
import { Dependence } from './dependence.ts'
import { derivatives } from './elementwise/derivatives.ts'
import type { ElementwiseName } from './elementwise/names.ts'
import type { BitcastNode, CastNode, MapNode, Node } from './node.ts'
import type { Value } from './value.ts'

/**
 * What the change `d` of `input` changes in `result`: d times the derivative, without a product where d only passes or is
 * chosen. Null where the result does not change with the input.
 * @throws NO_GRADIENT where the result depends on the input through a function that has no derivative in the table, or
 * through what is no function of single elements: a loop, a fold, a product, a gather, a change of bits
 */
export function differentiate(result: Value, input: Value, d: Value): Value | null {
  return new Differentiation(result, input, d).changeOf(result.node)
}

class Differentiation {
  /** In the computing dtype, also of narrow floats: a change is not rounded on its way. */
  private readonly known: Map<Node, Value | null>
  private readonly dependence = new Dependence()

  constructor(
    private readonly at: Value,
    private readonly input: Value,
    d: Value,
  ) {
    this.known = new Map([[input.node, d]])
  }

  changeOf(node: Node): Value | null {
    let change = this.known.get(node)
    if (change === undefined) {
      change = isDiscrete(node) ? null : this.through(node)
      this.known.set(node, change)
    }
    return change
  }

  private through(node: Node): Value | null {
    switch (node.op) {
      case 'const':
      case 'scalar':
      case 'program':
      case 'coord':
      case 'parameter':
        return null
      case 'cast':
        return this.throughCast(node)
      case 'map':
        return this.throughMap(node)
      case 'bitcast':
        return this.throughBits(node)
      case 'load':
      case 'gather':
      case 'reduce':
      case 'scan':
      case 'sort':
      case 'pick':
      case 'dot':
      case 'loop':
        return this.independent(node)
      default:
        throw new Error(`unreachable: ${node satisfies never}`)
    }
  }

  private throughCast(node: CastNode): Value | null {
    const change = this.changeOf(node.args[0])
    return change && domain(node.dtype) === 'float' ? change.to(node.dtype) : change
  }

  private throughMap(node: MapNode): Value | null {
    const changes = node.args.map((a) => this.changeOf(a))
    if (changes.every((c) => c === null)) return null
    const rule = derivatives[node.fn as ElementwiseName]
    if (rule === 'none') throw this.noDerivative(node.fn)
    const [a, b, c] = node.args.map((n) => this.at.of(n))
    const rules = rule([a!, b!, c!], this.at.of(node))
    let sum: Value | null = null
    for (const [i, change] of changes.entries()) {
      const part = change && rules[i]?.(change)
      if (part) sum = sum ? sum.add(part) : part
    }
    return sum
  }

  /** Integers carry no change, so whether these bits hold the input's is a question of what they are computed from. */
  private throughBits(node: BitcastNode): null {
    const visited = new Set<Node>()
    const reaches = (from: Node): boolean => {
      if (from === this.input.node) return true
      if (visited.has(from)) return false
      visited.add(from)
      return this.dependence.sources(from).some(reaches)
    }
    if (reaches(node)) throw this.noDerivative('bitcast')
    return null
  }

  /** Null for a node that no change reaches; a loop's body, a gather's index and an axis's bounds are among what it is computed from. */
  private independent(node: Node): null {
    for (const source of this.dependence.sources(node)) if (this.changeOf(source)) throw this.noDerivative(node.op)
    return null
  }

  private noDerivative(name: string): OpGemsError {
    const kernel = this.at.builder.name
    return new OpGemsError('NO_GRADIENT', `backward of ${kernel}: no derivative of ${name} is known`, {
      operator: kernel,
    })
  }
}

/** Bools and integers are steps: constant almost everywhere. A tuple has the dtype of its first component alone. */
const isDiscrete = ({ op, dtype }: Node): boolean =>
  !['reduce', 'scan', 'sort', 'loop'].includes(op) && ['bool', 'int'].includes(domain(dtype))
