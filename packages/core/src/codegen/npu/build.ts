// Constructors for what the npu family adds to LoopIR.
import type { Expr, LoopType, Stmt, Variable } from '../loops/ir.ts'
import type { NpuExpr, NpuStmt } from './ir.ts'

export const npuExpr = (type: LoopType, npu: NpuExpr): Expr => ({ kind: 'npu', type, npu })
export const npu = (statement: NpuStmt): Stmt => ({ kind: 'npu', npu: statement })

/** `lanes` elements of a vector from number `at` on, `stride` apart; a scalar for one. */
export const elements = (vector: Variable, at: Expr, lanes = 1, stride: 1 | Expr = 1): Expr =>
  npuExpr({ elem: vector.type.elem, lanes }, { op: 'elements', vector, at, stride })
export const setElements = (vector: Variable, at: Expr, value: Expr, stride: 1 | Expr = 1): Stmt =>
  npu({ op: 'set', vector, at, stride, value })
