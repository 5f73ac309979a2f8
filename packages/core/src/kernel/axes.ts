// Questions about axes and dtypes that the language's files share.
import type { Axis, KernelDType, Node } from './node.ts'

/** The group of dtypes that decides which functions are defined; 'storage' dtypes are cast before arithmetic. */
export function domain(dtype: KernelDType): 'float' | 'int' | 'bool' | 'storage' {
  if (dtype === 'bool') return 'bool'
  if (dtype === 'float32' || dtype === 'float64') return 'float'
  return dtype.startsWith('int') || dtype === 'uint8' ? 'int' : 'storage'
}

export const sortAxes = (axes: readonly Axis[]): readonly Axis[] => [...axes].sort((a, b) => a.id - b.id)
export function unionAxes(nodes: readonly Node[]): readonly Axis[] {
  if (nodes.length === 1) return nodes[0]!.axes
  return sortAxes([...new Set(nodes.flatMap((n) => n.axes))])
}
