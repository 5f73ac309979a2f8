// What a machine whose vectors lie in scratchpad does in its own way while a block is lowered.
import type { Axis, Node, ReduceNode, ScanNode } from '../../../kernel/index.ts'
import type { Expr } from '../ir.ts'
import type { Block } from './analyse.ts'
import type { KeepPolicy } from './keep.ts'
import type { NestOptions } from './nest.ts'
import type { Scope } from './scope.ts'
import type { Context } from './values.ts'

/** Running values of the reductions in one nest. */
export interface FoldSet {
  nestOptions(): NestOptions
  add(scope: Scope, copy: number): void
  finish(nodes: ReadonlySet<Node>): void
}

export interface Machine {
  /** Which tiles that several phases need are kept. */
  readonly keeps: KeepPolicy
  /** The scope in which a block is lowered: with the lane axis bound, where one vector takes all of it. */
  open(context: Context, scope: Scope, block: Block): Scope
  /** Runs over the lane axis, as many elements at once as a vector takes. */
  strips(context: Context, scope: Scope, axis: Axis, body: (scope: Scope) => void): void
  folds(context: Context, scope: Scope, reductions: readonly ReduceNode[], axes: readonly Axis[]): FoldSet
  /** Runs over the lane axis in the scans' order, giving them values in each step. */
  scans(context: Context, scope: Scope, scans: readonly ScanNode[], body: (scope: Scope) => void): void
  /** Runs over the lanes of vectors one by one. */
  eachLane(scope: Scope, vectors: readonly Expr[], body: (scope: Scope, elements: readonly Expr[]) => void): void
}
