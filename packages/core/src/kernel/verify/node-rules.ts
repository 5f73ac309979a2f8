// Rules for nodes: dtypes, axes and operands of each operation.
import { domain, unionAxes } from '../axes.ts'
import { elementwiseFunction } from '../elementwise/table.ts'
import type { GatherNode, LoadNode, MapNode, Node } from '../node.ts'
import { checkDot, checkLoop, checkPick, checkReduce, checkScan, checkSort } from './fold-rules.ts'
import { checkAxes, describe, type Report } from './report.ts'

export function checkNode(report: Report, node: Node): void {
  switch (node.op) {
    case 'const':
      return checkConstant(report, node)
    case 'scalar': {
      const declared = report.kernel.scalars.find((s) => s.name === node.name)
      if (declared?.dtype !== node.dtype)
        report.fail(node, `'${node.name}' is ${node.dtype}, declared ${declared ? declared.dtype : 'nowhere'}`)
      return
    }
    case 'program':
      if (node.dimension >= report.kernel.grid.length)
        report.fail(node, `reads grid dimension ${node.dimension} of ${report.kernel.grid.length}`)
      return
    case 'coord':
      return checkAxes(report, node, [node.axis])
    case 'map':
      return checkMap(report, node)
    case 'cast':
      return checkAxes(report, node, node.args[0].axes)
    case 'bitcast':
      return checkBitcast(report, node, node.args[0])
    case 'load':
      return checkLoad(report, node)
    case 'gather':
      return checkGather(report, node)
    case 'reduce':
      return checkReduce(report, node)
    case 'scan':
      return checkScan(report, node)
    case 'sort':
      return checkSort(report, node)
    case 'pick':
      return checkPick(report, node)
    case 'dot':
      return checkDot(report, node)
    case 'parameter':
      return
    case 'loop':
      return checkLoop(report, node)
    default:
      throw new Error(`unreachable: ${node satisfies never}`)
  }
}

function checkConstant(report: Report, node: Node & { op: 'const' }): void {
  const kinds = { bool: 'boolean', int: 'bigint', float: 'number', storage: 'number' } as const
  const expected = kinds[domain(node.dtype)]
  if (typeof node.value !== expected)
    report.fail(node, `of ${node.dtype} holds a ${typeof node.value}, not a ${expected}`)
}

function checkMap(report: Report, node: MapNode): void {
  const { arity, on, result } = elementwiseFunction(node.fn)
  if (node.args.length !== arity) report.fail(node, `has ${node.args.length} operands, not ${arity}`)
  const { dtype } = node.args[arity - 1]!
  node.args.forEach((arg, i) => {
    const expected = node.fn === 'select' && i === 0 ? 'bool' : dtype
    if (arg.dtype !== expected) report.fail(node, `has operand ${i} of ${arg.dtype}, not ${expected}`)
  })
  const kind = domain(dtype)
  if (kind === 'storage' || !on.includes(kind)) report.fail(node, `is not defined on ${dtype}; cast first`)
  const expected = result === 'bool' ? 'bool' : dtype
  if (node.dtype !== expected) report.fail(node, `gives ${expected}, but is marked ${node.dtype}`)
  checkAxes(report, node, unionAxes(node.args))
}

const bitcasts: readonly string[] = ['float32 int32', 'int32 float32', 'float64 int64', 'int64 float64']
function checkBitcast(report: Report, node: Node, arg: Node): void {
  if (!bitcasts.includes(`${arg.dtype} ${node.dtype}`))
    report.fail(node, `from ${arg.dtype} to ${node.dtype}; there are ${bitcasts.join(', ')}`)
  checkAxes(report, node, arg.axes)
}

function checkLoad(report: Report, node: LoadNode): void {
  checkRead(report, node)
  report.structured(describe(node), node.index)
  checkAxes(report, node, unionAxes(node.index))
}
function checkGather(report: Report, node: GatherNode): void {
  checkRead(report, node)
  const { mask, other } = node
  if ((mask === null) !== (other === null)) report.fail(node, 'has a mask without a value for where it is false')
  if (mask && mask.dtype !== 'bool') report.fail(node, `has a mask of ${mask.dtype}, not bool`)
  if (other && other.dtype !== node.dtype) report.fail(node, `gives ${other.dtype} where masked, not ${node.dtype}`)
  if (other && other.axes.length > 0) report.fail(node, 'gives a tile where masked, which must be a scalar')
  checkAxes(report, node, unionAxes([...node.index, ...(mask ? [mask] : [])]))
}
function checkRead(report: Report, node: LoadNode | GatherNode): void {
  const tensor = report.tensor(node.tensor, describe(node), 'read')
  report.index(describe(node), tensor, node.index)
  if (node.dtype !== tensor.dtype) report.fail(node, `gives ${node.dtype} of a tensor of ${tensor.dtype}`)
}
