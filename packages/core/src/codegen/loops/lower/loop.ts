// Loops of the kernel language: carried values become variables, the body is a block of its own.

import { OpGemsError } from '../../../errors/errors.ts'
import type { LoopNode, Node } from '../../../kernel/index.ts'
import { assign, convert, index, loop as loopStatement, scalarType, use, widen } from '../build.ts'
import { type Block, loopBody } from './analyse.ts'
import type { Scope } from './scope.ts'
import { type Context, evaluate, indexOf } from './values.ts'

export function emitLoop(
  context: Context,
  scope: Scope,
  node: LoopNode,
  nodes: ReadonlySet<Node>,
  lowerBlock: (context: Context, scope: Scope, block: Block) => void,
): void {
  const variables = node.initial.map((initial, i) => {
    const carried = node.carried[i]!
    const unbound = carried.axes.find((a) => !scope.binding(a))
    if (unbound)
      throw new OpGemsError(
        'BAD_KERNEL',
        `kernel '${context.kernel.name}': the loops family cannot carry a tile over axis '${unbound.name}' yet`,
      )
    const isVector = [...carried.axes, ...node.yields[i]!.axes].some((a) => (scope.binding(a)?.binding.lanes ?? 1) > 1)
    return scope.mutable('carried', widen(evaluate(context, scope, initial), isVector ? context.lanes : 1))
  })
  const counter = scope.names.variable('i', scalarType('index'))
  const within = scope.child()
  within.define(node.index, convert('i64', use(counter)))
  node.carried.forEach((parameter, i) => within.define(parameter, use(variables[i]!)))
  lowerBlock(context, within, loopBody(node))
  const next = node.yields.map((y, i) =>
    within.name('next', widen(evaluate(context, within, y), variables[i]!.type.lanes)),
  )
  variables.forEach((v, i) => within.push(assign(v, next[i]!)))
  scope.push(
    loopStatement(
      counter,
      indexOf(context, scope, node.from),
      indexOf(context, scope, node.to),
      index(node.step),
      within.statements,
    ),
  )
  for (const pick of nodes)
    if (pick.op === 'pick' && pick.from === node) scope.define(pick, use(variables[pick.which]!))
}
