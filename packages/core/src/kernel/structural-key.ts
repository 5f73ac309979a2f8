// When two nodes of a kernel are the same node.
import type { Node } from './node.ts'

/** Omit over each member of a union. */
export type Unnumbered<T> = T extends Node ? Omit<T, 'id'> : never

/** A key equal for equal nodes: nodes and axes are named by their numbers. */
export function structuralKey(fields: Unnumbered<Node>): string {
  return JSON.stringify(fields, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
    if (Object.is(value, -0)) return '-0'
    if (value !== null && typeof value === 'object' && 'id' in value)
      return 'op' in value ? `%${value.id}` : `@${value.id}`
    return value
  })
}
