// Rules for a kernel's parameters and grid.
import { domain } from '../axes.ts'
import type { KernelDType, Node } from '../node.ts'
import { operands } from '../node.ts'
import type { Report } from './report.ts'

const identifier = /^[A-Za-z_]\w*$/
/** What a launch argument can hold: every dtype with arithmetic. */
const isScalarDType = (dtype: KernelDType) => domain(dtype) !== 'storage'

export function checkParameters(report: Report): void {
  const names = new Set<string>()
  for (const { name } of [...report.kernel.tensors, ...report.kernel.scalars]) {
    if (!identifier.test(name)) report.failKernel(`parameter '${name}' is no identifier`)
    if (names.has(name)) report.failKernel(`parameter '${name}' is declared twice`)
    names.add(name)
  }
  for (const { name, dtype } of report.kernel.scalars)
    if (!isScalarDType(dtype))
      report.failKernel(`scalar '${name}' is ${dtype}, which has no arithmetic; pass it as float32`)
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
