// Grid coordinates from the number of a program instance.
import { convert, op } from '../build.ts'
import type { Expr } from '../ir.ts'
import { kernelNodes } from './analyse.ts'
import type { Scope } from './scope.ts'
import { type Context, indexOf } from './values.ts'

/** Takes the instance number apart into grid coordinates; the last dimension varies fastest. */
export function definePrograms(context: Context, scope: Scope, program: Expr): void {
  const { grid } = context.kernel
  let rest = program
  for (let dimension = grid.length - 1; dimension >= 0; dimension--) {
    const size = indexOf(context, context.root, grid[dimension]!)
    const coordinate = dimension === 0 ? rest : scope.name('p', op('rem', rest, size))
    if (dimension > 0) rest = scope.name('p', op('div', rest, size))
    for (const node of kernelNodes(context.kernel))
      if (node.op === 'program' && node.dimension === dimension) scope.define(node, convert('i64', coordinate))
  }
}
