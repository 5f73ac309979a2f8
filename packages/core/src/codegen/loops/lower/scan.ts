// Scans: a running tuple carried along the axis; each step's value is what the picks see at that element.
import type { ScanNode } from '../../../kernel/index.ts'
import { assign, use, widen } from '../build.ts'
import type { Variable } from '../ir.ts'
import { combine, identityOf } from './monoid-code.ts'
import type { Scope } from './scope.ts'
import { type Context, evaluate } from './values.ts'

/** Declares the running tuples before the loop along the axis. */
export function openScans(context: Context, scope: Scope, scans: readonly ScanNode[]): void {
  for (const scan of scans) {
    const isVector = scan.args.some((arg) => arg.axes.some((x) => (scope.binding(x)?.binding.lanes ?? 1) > 1))
    const dtypes = scan.args.map((a) => a.dtype)
    const state = identityOf(scan.monoid, dtypes, isVector ? context.lanes : 1).map((x) => scope.mutable('scan', x))
    context.scans.set(scan, state)
  }
}

/** Folds the current element in and defines the scan's value here. */
export function emitScanStep(context: Context, scope: Scope, scan: ScanNode): void {
  const state: readonly Variable[] = context.scans.get(scan)!
  const dtypes = scan.args.map((a) => a.dtype)
  const values = scan.args.map((a) => evaluate(context, scope, a))
  const next = combine(context, scope, scan.monoid, dtypes, state.map(use), values)
  const named = next.map((v, i) => scope.name('prefix', widen(v, state[i]!.type.lanes)))
  state.forEach((variable, i) => scope.push(assign(variable, named[i]!)))
  scope.defineScan(scan, named)
}
