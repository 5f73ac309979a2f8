// Overlaps copies with computation: while one program instance computes, the next one's inputs and the last one's outputs are copied.
import type { NpuTarget } from '../../backend/target.ts'
import type { Kernel } from '../../kernel/index.ts'
import { index } from '../loops/build.ts'
import type { Expr, Stmt, Variable } from '../loops/ir.ts'
import { needsOrder } from '../loops/lower/order.ts'
import { AddressCode, type Copy } from './address-code.ts'
import { npu } from './build.ts'
import type { Pipeline } from './function.ts'
import type { VectorCode } from './vector-code.ts'
import { vectorsOf, visitStatements } from './walk.ts'

/** Null where the language has no such copies, or instances may read what others write. */
export function pipelineOf(
  kernel: Kernel,
  { dialect }: NpuTarget,
  code: VectorCode,
  body: readonly Stmt[],
): Pipeline | null {
  const { copies } = dialect
  if (!copies.startIn || !copies.startOut || !copies.wait) return null
  if (needsOrder(kernel) || kernel.tensors.some((t) => t.access === 'readwrite')) return null
  const addresses = new AddressCode(body)
  const compute: Stmt[] = []
  const [loads, stores]: [Copy[], Copy[]] = [[], []]
  const doubled = new Set<Variable>()
  const ordered = writtenAgain(body)
  body.forEach((s, i) => {
    const copy = s.kind === 'npu' && (s.npu.op === 'copyIn' || s.npu.op === 'copyOut') ? s.npu : null
    if (copy?.stride !== 1 || !addresses.covers(copy) || ordered.has(slotOf(copy.base))) {
      compute.push(s)
      return
    }
    if (copy.op === 'copyIn') {
      loads.push(copy)
      doubled.add(copy.part.vector)
      return
    }
    const held = heldUntilStored(code, copy, body.slice(i + 1), doubled, compute)
    if (held) stores.push(held)
    else compute.push(s)
  })
  if (loads.length + stores.length === 0) return null
  return { load: addresses.before(loads), compute, store: addresses.before(stores), doubled }
}

const slotOf = (base: Expr): number => (base.kind === 'slot' ? base.slot : -1)

/** Tensors that one instance writes in several places, which may be the same: started copies keep no order. */
function writtenAgain(body: readonly Stmt[]): ReadonlySet<number> {
  const [once, again] = [new Set<number>(), new Set<number>()]
  visitStatements(body, (s) => {
    const base = s.kind === 'store' ? s.base : s.kind === 'npu' && s.npu.op === 'copyOut' ? s.npu.base : null
    const slot = base ? slotOf(base) : -1
    if (slot >= 0) (once.has(slot) ? again : once).add(slot)
  })
  return again
}

/** The copy from a vector that keeps its value until the copy is made; null where there can be none. */
function heldUntilStored(
  code: VectorCode,
  copy: Copy,
  later: readonly Stmt[],
  doubled: Set<Variable>,
  compute: Stmt[],
): Copy | null {
  const { vector } = copy.part
  const { isTile, memory } = code.storage.get(vector)!
  let isWritten = false
  visitStatements(later, (s) => {
    isWritten ||= vectorsOf(s).written.includes(vector)
  })
  if (!isTile && !isWritten && !doubled.has(vector)) {
    doubled.add(vector)
    return copy
  }
  const name = `move ${memory}`
  if (isTile || !code.dialect.instructions[name]) return null
  const own = code.names.variable('out', vector.type)
  code.storage.set(own, code.storage.get(vector)!)
  const { lanes } = code.shape
  const count = { exact: index(lanes), whole: index(lanes) }
  const target = { vector: own, at: index(0) }
  compute.push(npu({ op: 'instruction', name, target, args: [copy.part], temporaries: [], count }))
  doubled.add(own)
  return { ...copy, part: target }
}
