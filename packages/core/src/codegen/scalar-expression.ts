// Compiles scalar int64 expressions (grids, extents) to functions on the host, so that a launch evaluates them without walking a graph.
import { OpGemsError } from '../errors/errors.ts'
import type { Node } from '../kernel/index.ts'

/** The value of an expression, given the scalar launch arguments in the kernel's order. Sizes stay below 2^53. */
export type ScalarFunction = (scalars: ArrayLike<number>) => number

const binary: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
  rem: (a, b) => (b === 0 ? 0 : a % b),
  pmin: Math.min,
  pmax: Math.max,
  minimum: Math.min,
  maximum: Math.max,
}

/** `position` gives a scalar argument's place in the launch. @throws BAD_KERNEL for what a size cannot depend on */
export function compileScalar(node: Node, position: (name: string) => number): ScalarFunction {
  if (node.op === 'const') {
    const value = Number(node.value)
    return () => value
  }
  if (node.op === 'scalar') {
    const at = position(node.name)
    return (scalars) => scalars[at]!
  }
  if (node.op === 'cast') return compileScalar(node.args[0], position)
  if (node.op === 'map' && node.fn in binary) {
    const apply = binary[node.fn]!
    const [a, b] = node.args.map((x) => compileScalar(x, position))
    return (scalars) => apply(a!(scalars), b!(scalars))
  }
  throw new OpGemsError('BAD_KERNEL', `a size cannot depend on ${node.op}${node.op === 'map' ? ` ${node.fn}` : ''}`)
}
