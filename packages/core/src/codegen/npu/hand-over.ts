// Puts a hand-over wherever scalar code and vector instructions follow one another on elements in scratchpad.
import { when } from '../loops/build.ts'
import type { Stmt } from '../loops/ir.ts'
import { npu } from './build.ts'
import { bodiesOf, expressionsOf, visitExpression, visitStatements } from './walk.ts'

type Side = 'scalar' | 'vector'
/** Sides that see all that was done before. */
type Order = Readonly<Record<Side, boolean>>
type Uses = Order

const settled: Order = { scalar: true, vector: true }
const both = (a: Order, b: Order): Order => ({ scalar: a.scalar && b.scalar, vector: a.vector && b.vector })

/** The statements, begun and ended with both sides in order. */
export function withHandOvers(body: readonly Stmt[]): readonly Stmt[] {
  const out: Stmt[] = []
  reach(out, walk(body, settled, out), settled)
  return out
}

/** Appends `body` with its hand-overs to `out`, and gives the order behind it. */
function walk(body: readonly Stmt[], order: Order, out: Stmt[]): Order {
  return body.reduce((before, s) => {
    const own = usesOf(s)
    if (bodiesOf(s).length > 0) return compound(s, own, before, out)
    const ready = reach(out, before, own)
    out.push(s)
    if (isCopy(s)) return settled
    return { scalar: ready.scalar && !own.vector, vector: ready.vector && !own.scalar }
  }, order)
}

function compound(s: Stmt, own: Uses, before: Order, out: Stmt[]): Order {
  if (s.kind === 'if') {
    const ready = afterUse(reach(out, before, own), own)
    const [then, otherwise] = [s.then, s.else].map((b) => inside(b, ready))
    out.push(when(s.condition, then!.body, otherwise!.body))
    return both(then!.order, otherwise!.order)
  }
  if (s.kind !== 'for' && s.kind !== 'while') throw new Error(`'${s.kind}' has no body`)
  const inner = usesInside(s)
  const ready = afterUse(reach(out, before, { scalar: own.scalar || inner.scalar, vector: inner.vector }), own)
  // A turn begins with what the last one left behind.
  const first = { scalar: ready.scalar && !inner.vector, vector: ready.vector && !inner.scalar }
  const { body, order } = inside(s.body, first)
  // A loop's condition is evaluated at the end of each turn.
  const last = s.kind === 'while' ? reach(body, order, own) : order
  out.push({ ...s, body })
  return both(ready, last)
}

function inside(body: readonly Stmt[], order: Order): { readonly body: Stmt[]; readonly order: Order } {
  const out: Stmt[] = []
  return { order: walk(body, order, out), body: out }
}

/** Hands over to the sides that are wanted and not in order. */
function reach(out: Stmt[], order: Order, wanted: Uses): Order {
  for (const to of ['scalar', 'vector'] as const) if (wanted[to] && !order[to]) out.push(npu({ op: 'handOver', to }))
  return { scalar: order.scalar || wanted.scalar, vector: order.vector || wanted.vector }
}
const afterUse = (order: Order, own: Uses): Order => ({ ...order, vector: order.vector && !own.scalar })

const isCopy = (s: Stmt): boolean => s.kind === 'npu' && (s.npu.op === 'copyIn' || s.npu.op === 'copyOut')

/** What a statement itself touches in scratchpad, without those inside. */
function usesOf(s: Stmt): Uses {
  let scalar = s.kind === 'npu' && s.npu.op === 'set'
  for (const expression of expressionsOf(s))
    visitExpression(expression, (x) => {
      if (x.kind === 'npu' && x.npu.op === 'elements' && x.type.lanes === 1) scalar = true
    })
  return { scalar, vector: s.kind === 'npu' && (s.npu.op === 'instruction' || s.npu.op === 'foldInstruction') }
}
function usesInside(s: Stmt): Uses {
  let [scalar, vector] = [false, false]
  for (const body of bodiesOf(s))
    visitStatements(body, (inner) => {
      const uses = usesOf(inner)
      scalar ||= uses.scalar
      vector ||= uses.vector
    })
  return { scalar, vector }
}
