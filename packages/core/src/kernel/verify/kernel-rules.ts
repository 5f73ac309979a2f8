// Rules for a kernel's parameters and grid.
import type { Node } from '../node.ts'
import { operands } from '../node.ts'
import type { Report } from './report.ts'

const identifier = /^[A-Za-z_]\w*$/
/** What a launch argument can hold. */
const scalarDTypes: readonly string[] = ['int64', 'int32', 'float64', 'float32', 'bool']

export function checkParameters(report: Report): void {
  const names = new Set<string>()
  for (const { name } of [...report.kernel.tensors, ...report.kernel.scalars]) {
    if (!identifier.test(name)) report.failKernel(`parameter '${name}' is no identifier`)
    if (names.has(name)) report.failKernel(`parameter '${name}' is declared twice`)
    names.add(name)
  }
  for (const { name, dtype } of report.kernel.scalars)
    if (!scalarDTypes.includes(dtype))
      report.failKernel(`scalar '${name}' is ${dtype}; scalars are ${scalarDTypes.join(', ')}`)
}

/** The host computes the grid, from the scalar arguments alone. */
export function checkGrid(report: Report): void {
  for (const count of report.kernel.grid) {
    if (count.dtype !== 'int64' || count.axes.length > 0)
      report.fail(count, 'counts program instances, so it must be a scalar int64')
    checkHostExpression(report, count)
  }
}
function checkHostExpression(report: Report, node: Node): void {
  if (!['const', 'scalar', 'map', 'cast'].includes(node.op))
    report.fail(node, 'is in the grid, which may depend on scalar arguments only')
  for (const operand of operands(node)) checkHostExpression(report, operand)
}
