// Visits the expressions and vectors of statements that are in terms of vector instructions.
import type { Expr, Stmt, Variable } from '../loops/ir.ts'
import type { NpuStmt, VectorPart } from './ir.ts'

/** Expressions that a statement evaluates itself, without those of the statements inside. */
export function expressionsOf(s: Stmt): readonly Expr[] {
  switch (s.kind) {
    case 'let':
    case 'assign':
      return [s.value]
    case 'for':
      return [s.from, s.to, s.step]
    case 'while':
    case 'if':
      return [s.condition]
    case 'store':
      return [s.base, s.offset, s.value, ...(s.stride === 1 ? [] : [s.stride])]
    case 'npu':
      return npuExpressions(s.npu)
    default:
      return []
  }
}
function npuExpressions(s: NpuStmt): readonly Expr[] {
  switch (s.op) {
    case 'set':
      return [s.at, s.value]
    case 'instruction':
      return [s.target.at, ...s.args.map((a) => ('vector' in a ? a.at : a)), s.count.whole]
    case 'foldInstruction':
      return [s.arg.at, s.count.whole]
    case 'copyIn':
    case 'copyOut':
      return [s.part.at, s.base, s.offset, s.count, ...(s.stride === 1 ? [] : [s.stride])]
    default:
      return []
  }
}

export const bodiesOf = (s: Stmt): readonly (readonly Stmt[])[] =>
  s.kind === 'for' || s.kind === 'while' ? [s.body] : s.kind === 'if' ? [s.then, s.else] : []

/** Visits an expression and all inside. */
export function visitExpression(x: Expr, action: (x: Expr) => void): void {
  action(x)
  for (const inner of innerExpressions(x)) visitExpression(inner, action)
}
function innerExpressions(x: Expr): readonly Expr[] {
  switch (x.kind) {
    case 'op':
    case 'call':
      return x.args
    case 'convert':
    case 'bitcast':
    case 'splat':
    case 'lane':
      return [x.arg]
    case 'ramp':
      return [x.base]
    case 'load':
      return [x.base, x.offset, ...(x.stride === 1 ? [] : [x.stride])]
    case 'gather':
      return [x.base, x.offsets]
    case 'address':
      return [x.base, x.bytes]
    case 'npu':
      if (x.npu.op === 'function') return x.npu.args
      if (x.npu.op === 'elements') return [x.npu.at, ...(x.npu.stride === 1 ? [] : [x.npu.stride])]
      return [x.npu.arg]
    default:
      return []
  }
}

/** Vectors that a statement itself writes and reads; the ones of `before` are read before any is written. */
export function vectorsOf(s: Stmt): { readonly written: readonly Variable[]; readonly read: readonly Variable[] } {
  const read: Variable[] = []
  for (const expression of expressionsOf(s))
    visitExpression(expression, (x) => {
      if (x.kind === 'npu' && x.npu.op === 'elements') read.push(x.npu.vector)
    })
  const written: Variable[] = []
  if (s.kind === 'npu') {
    const { npu } = s
    if (npu.op === 'set') written.push(npu.vector)
    if (npu.op === 'copyIn') written.push(npu.part.vector)
    if (npu.op === 'copyOut') read.push(npu.part.vector)
    if (npu.op === 'foldInstruction') read.push(npu.arg.vector, ...npu.temporaries)
    if (npu.op === 'instruction') {
      written.push(npu.target.vector, ...npu.temporaries)
      read.push(...npu.args.filter((a): a is VectorPart => 'vector' in a).map((a) => a.vector))
    }
  }
  return { written, read }
}

/** Visits statements and all inside, in order. */
export function visitStatements(body: readonly Stmt[], action: (s: Stmt) => void): void {
  for (const s of body) {
    action(s)
    for (const inner of bodiesOf(s)) visitStatements(inner, action)
  }
}
