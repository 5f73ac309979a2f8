// Takes copies that are the same for all program instances out of their loop: a row of weights is read once by each core.
import type { Kernel } from '../../kernel/index.ts'
import type { Stmt, Variable } from '../loops/ir.ts'
import type { SlotLayout } from '../slots.ts'
import { AddressCode, type Copy } from './address-code.ts'
import { npu } from './build.ts'
import type { VectorCode } from './vector-code.ts'
import { vectorsOf, visitStatements } from './walk.ts'

export interface Hoisted {
  /** What each core does once. */
  readonly once: readonly Stmt[]
  readonly body: readonly Stmt[]
}

export function hoistCopies(
  kernel: Kernel,
  slots: SlotLayout,
  code: VectorCode,
  body: readonly Stmt[],
  program: Variable,
): Hoisted {
  const inputs = new Set(kernel.tensors.flatMap((t) => (t.access === 'read' ? [slots.tensors.get(t.name)] : [])))
  const addresses = new AddressCode(body, [program])
  const copies: Copy[] = []
  const rest = body.filter((s) => {
    const copy = s.kind === 'npu' && s.npu.op === 'copyIn' ? s.npu : null
    const isInput = copy?.base.kind === 'slot' && inputs.has(copy.base.slot)
    if (!copy || !isInput || !addresses.covers(copy) || isChanged(body, copy.part.vector)) return true
    copies.push(copy)
    return false
  })
  if (copies.length === 0 || kernel.grid.length === 0) return { once: [], body }
  for (const { part } of copies) code.storage.set(part.vector, { ...code.storage.get(part.vector)!, isTile: true })
  const declarations = copies.map(({ part }) => npu({ op: 'vector', vector: part.vector }))
  return { once: [...declarations, ...addresses.before(copies)], body: rest }
}

/** Whether an instruction writes the vector; what is filled in behind the elements in use is the same each time. */
function isChanged(body: readonly Stmt[], vector: Variable): boolean {
  let result = false
  visitStatements(body, (s) => {
    if (s.kind === 'npu' && s.npu.op === 'instruction') result ||= vectorsOf(s).written.includes(vector)
  })
  return result
}
