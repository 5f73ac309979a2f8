// The scalars that say where copies go, apart from all that is computed from data.
import type { Expr, Stmt, Variable } from '../loops/ir.ts'
import { npu } from './build.ts'
import type { NpuStmt } from './ir.ts'
import { expressionsOf, visitExpression, visitStatements } from './walk.ts'

export type Copy = NpuStmt & { op: 'copyIn' | 'copyOut' }

/** Scalars of a program instance that follow from its number and the arguments. */
export class AddressCode {
  private readonly lets = new Map<Variable, Stmt & { kind: 'let' }>()
  /** Variables of the body that have other values. */
  private readonly others = new Set<Variable>()

  /** What depends on `varying` counts as having other values. */
  constructor(
    private readonly body: readonly Stmt[],
    varying: readonly Variable[] = [],
  ) {
    for (const v of varying) this.others.add(v)
    const assigned = new Set<Variable>()
    visitStatements(body, (s) => {
      if (s.kind === 'assign') assigned.add(s.variable)
    })
    visitStatements(body, (s) => {
      if (s.kind === 'let' || s.kind === 'for' || s.kind === 'assign') this.others.add(s.variable)
    })
    for (const s of body)
      if (s.kind === 'let' && s.variable.type.lanes === 1 && !assigned.has(s.variable) && this.isAddress(s.value)) {
        this.lets.set(s.variable, s)
        this.others.delete(s.variable)
      }
  }

  covers(copy: Copy): boolean {
    return expressionsOf(npu(copy)).every((x) => this.isAddress(x))
  }
  /** The copies, and before them the scalars that they need. */
  before(copies: readonly Copy[]): readonly Stmt[] {
    const needed = new Set<Variable>()
    const need = (x: Expr) =>
      visitExpression(x, (inner) => {
        if (inner.kind !== 'var' || needed.has(inner.variable)) return
        const known = this.lets.get(inner.variable)
        if (!known) return
        needed.add(inner.variable)
        need(known.value)
      })
    for (const copy of copies) expressionsOf(npu(copy)).forEach(need)
    const lets = this.body.filter((s) => s.kind === 'let' && needed.has(s.variable))
    return [...lets, ...copies.map((c) => npu(c))]
  }

  private isAddress(x: Expr): boolean {
    let result = true
    visitExpression(x, (inner) => {
      if (inner.kind === 'load' || inner.kind === 'gather' || inner.kind === 'npu') result = false
      if (inner.kind === 'var' && this.others.has(inner.variable)) result = false
    })
    return result
  }
}
