// Rules for reductions, scans, sorts, products, loops and their results.
import { domain, unionAxes } from '../axes.ts'
import { monoid } from '../monoid.ts'
import type { DotNode, LoopNode, Node, PickNode, ReduceNode, ScanNode, SortNode } from '../node.ts'
import { checkAxes, names, type Report } from './report.ts'

export function checkReduce(report: Report, node: ReduceNode): void {
  checkTuple(report, node)
  if (node.through !== undefined) checkPrograms(report, node, node.through)
  const axes = unionAxes(node.args)
  const missing = node.reduced.filter((a) => !axes.includes(a))
  if (missing.length) report.fail(node, `folds over ${names(missing)}, which none of its operands has`)
  checkAxes(
    report,
    node,
    axes.filter((a) => !node.reduced.includes(a)),
  )
}
function checkPrograms(report: Report, node: ReduceNode, through: string): void {
  const { dtype } = report.tensor(through, `reduce #${node.id}`, 'readwrite')
  if (dtype !== 'int64') report.fail(node, `goes through '${through}' of ${dtype}, which must be int64`)
  if (node.reduced.length > 0 || unionAxes(node.args).length > 0)
    report.fail(node, 'folds tiles over program instances, which is for scalars')
  if (report.kernel.grid.length === 0) report.fail(node, 'folds over program instances, of which there is one')
}
export function checkScan(report: Report, node: ScanNode): void {
  checkTuple(report, node)
  checkAxes(report, node, [...new Set([...unionAxes(node.args), node.axis])])
}
/** The folded operands: as many as the monoid takes, of dtypes with arithmetic. */
function checkTuple(report: Report, node: Node & { op: 'reduce' | 'scan' }): void {
  const { arity } = monoid(node.monoid)
  if (node.args.length !== arity) report.fail(node, `folds ${node.args.length} operands, not ${arity}`)
  for (const arg of node.args)
    if (domain(arg.dtype) === 'storage') report.fail(node, `folds ${arg.dtype}, which has no arithmetic; cast first`)
}

export function checkSort(report: Report, node: SortNode): void {
  const [key] = node.args
  if (domain(key.dtype) !== 'int') report.fail(node, `has keys of ${key.dtype}, which must be an integer dtype`)
  checkAxes(report, node, [...new Set([...unionAxes(node.args), node.axis])])
}

export function checkPick(report: Report, node: PickNode): void {
  const { from, which } = node
  const results = from.op === 'loop' ? from.carried : from.args
  const result = results[which]
  if (!result) return report.fail(node, `takes result ${which} of a ${from.op} with ${results.length}`)
  if (result.dtype !== node.dtype) report.fail(node, `takes ${result.dtype} as ${node.dtype}`)
  checkAxes(report, node, from.op === 'loop' ? result.axes : from.axes)
}

export function checkDot(report: Report, node: DotNode): void {
  const [a, b] = node.args
  if (a.dtype !== b.dtype) report.fail(node, `multiplies ${a.dtype} by ${b.dtype}`)
  if (domain(a.dtype) === 'bool') report.fail(node, 'multiplies bools')
  if (!a.axes.includes(node.axis) || !b.axes.includes(node.axis))
    report.fail(node, `sums over axis '${node.axis.name}', which both operands must have`)
  checkAxes(
    report,
    node,
    unionAxes([a, b]).filter((x) => x !== node.axis),
  )
}

export function checkLoop(report: Report, node: LoopNode): void {
  if (!(Number.isInteger(node.step) && node.step > 0))
    report.fail(node, `has step ${node.step}, which must be a positive integer`)
  for (const bound of [node.from, node.to])
    if (bound.dtype !== 'int64' || bound.axes.length > 0) report.fail(node, 'has a bound that is no scalar int64')
  if (node.initial.length !== node.carried.length || node.yields.length !== node.carried.length)
    report.fail(
      node,
      `starts with ${node.initial.length}, carries ${node.carried.length} and yields ${node.yields.length} values`,
    )
  node.carried.forEach((carried, i) => {
    for (const [role, value] of [
      ['starts with', node.initial[i]!],
      ['yields', node.yields[i]!],
    ] as const) {
      if (value.dtype !== carried.dtype)
        report.fail(node, `${role} ${value.dtype} for carried value ${i} of ${carried.dtype}`)
      const extra = value.axes.filter((a) => !carried.axes.includes(a))
      if (extra.length) report.fail(node, `${role} axes ${names(extra)}, which carried value ${i} does not have`)
    }
  })
}
