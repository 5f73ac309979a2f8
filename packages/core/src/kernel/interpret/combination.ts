// A monoid's combination of two tuples in the interpreter, evaluated from its definition in the kernel language.
import { KernelBuilder } from '../builder.ts'
import { monoid } from '../monoid.ts'
import type { KernelDType, Node } from '../node.ts'
import { applyBitcast, applyCast, applyMap, convert, type Mode, type Scalar } from './scalar.ts'

export interface Fold {
  readonly identity: readonly Scalar[]
  combine(left: readonly Scalar[], right: readonly Scalar[]): Scalar[]
}

/** The monoid for components of these dtypes. */
export function foldOf(name: string, dtypes: readonly KernelDType[], mode: Mode): Fold {
  const definition = monoid(name)
  const builder = new KernelBuilder(name)
  const left = dtypes.map((d, i) => builder.parameter(`left${i}`, d))
  const right = dtypes.map((d, i) => builder.parameter(`right${i}`, d))
  const combined = definition.combine(left, right).map((v) => v.node)
  const parameters = [...left, ...right].map((v) => v.node)
  return {
    identity: definition.identity(dtypes).map((v, i) => convert(v, dtypes[i]!, mode)),
    combine(a, b) {
      const values = new Map<Node, Scalar>([...a, ...b].map((v, i) => [parameters[i]!, v]))
      return combined.map((node) => evaluateScalar(node, values, mode))
    },
  }
}

/** An expression of maps, casts and constants over parameters with known values. */
function evaluateScalar(node: Node, known: Map<Node, Scalar>, mode: Mode): Scalar {
  const found = known.get(node)
  if (found !== undefined) return found
  const value = compute(node, known, mode)
  known.set(node, value)
  return value
}
function compute(node: Node, known: Map<Node, Scalar>, mode: Mode): Scalar {
  const of = (n: Node): Scalar => evaluateScalar(n, known, mode)
  switch (node.op) {
    case 'const':
      return convert(node.value, node.dtype, mode)
    case 'map':
      return applyMap(node, node.args.map(of), mode)
    case 'cast':
      return applyCast(node, of(node.args[0]), mode)
    case 'bitcast':
      return applyBitcast(node, of(node.args[0]))
    default:
      throw new Error(`a monoid's combination contains ${node.op}`)
  }
}
