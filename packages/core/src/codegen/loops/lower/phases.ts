// Parts a block into phases: work that only needs what earlier phases computed, grouped by the axes it runs over.
import { type Axis, type Effect, effectNodes, type Node, type ScanNode } from '../../../kernel/index.ts'
import { type Barrier, type Block, dependencies, effectAxes, isBarrier, phaseFunction } from './analyse.ts'
import type { Scope } from './scope.ts'
import type { Context } from './values.ts'

/** One piece of work of a phase. */
export type Work = { readonly barrier: Barrier } | { readonly effect: Effect }
export const workNode = (work: Work): readonly Node[] => ('barrier' in work ? [work.barrier] : effectNodes(work.effect))

/** What a piece of work evaluates in its nest. */
export const workRoots = (work: Work): readonly Node[] =>
  'barrier' in work ? dependencies(work.barrier) : effectNodes(work.effect)

/** Work of a block by phase; in each phase, what shares a loop nest stands together. */
export function phasesOf(
  context: Context,
  scope: Scope,
  block: Block,
  nodes: ReadonlySet<Node>,
): readonly (readonly Group[])[] {
  const phase = phaseFunction()
  const pending = [...nodes].filter((n): n is Barrier => isBarrier(n) && !isDone(scope, nodes, n))
  const work: Work[] = [
    ...pending.filter((n) => n.op !== 'loop' || n.effects.length === 0).map((barrier) => ({ barrier })),
    ...block.effects.map((effect) => ({ effect })),
  ]
  const earliest = (w: Work) =>
    'barrier' in w
      ? phase(w.barrier)
      : Math.max(
          0,
          ...effectNodes(w.effect).map((n) => (n.op === 'loop' ? phase(n) : phase(n) + (isBarrier(n) ? 1 : 0))),
        )
  const phaseOfWork = (w: Work) => Math.max(earliest(w), ...readersBefore(context, w, work).map(earliest))
  const last = Math.max(0, ...work.map(phaseOfWork))
  return Array.from({ length: last + 1 }, (_, p) =>
    groupByAxes(
      scope,
      work.filter((w) => phaseOfWork(w) === p),
    ),
  )
}

/** What must have read a tensor before this store overwrites it: loads mean the elements as they were. */
function readersBefore({ tensors }: Context, stored: Work, work: readonly Work[]): readonly Work[] {
  if ('barrier' in stored || stored.effect.effect !== 'store') return []
  const { tensor } = stored.effect
  if (tensors.get(tensor)!.access !== 'readwrite') return []
  return work.filter((w) => {
    let reads = false
    visitWithin(workRoots(w), (n) => {
      reads ||= n.op === 'load' && n.tensor === tensor
    })
    return reads
  })
}

/** A barrier whose picks already have values was emitted by an enclosing block. */
function isDone(scope: Scope, nodes: ReadonlySet<Node>, barrier: Barrier): boolean {
  return [...nodes].some((n) => n.op === 'pick' && n.from === barrier && scope.find(n) !== null)
}

export interface Group {
  readonly axes: readonly Axis[]
  readonly work: readonly Work[]
}

/** Loops and sorts stand alone; reductions and effects over the same axes, with scans in the same order, share a nest. */
function groupByAxes(scope: Scope, work: readonly Work[]): readonly Group[] {
  const groups = new Map<string, { axes: readonly Axis[]; work: Work[] }>()
  work.forEach((w, i) => {
    const axes = workAxes(w).filter((a) => !scope.binding(a))
    const key = standsAlone(w)
      ? `alone${i}`
      : [axes.map((a) => a.id).join(), ...scanOrders(scansOf(workRoots(w)))].join(' ')
    const group = groups.get(key) ?? { axes, work: [] }
    group.work.push(w)
    groups.set(key, group)
  })
  return [...groups.values()]
}
const standsAlone = (w: Work) => ('barrier' in w ? w.barrier.op !== 'reduce' : w.effect.effect === 'loop')

function workAxes(work: Work): readonly Axis[] {
  if ('effect' in work) return work.effect.effect === 'loop' ? [] : effectAxes(work.effect)
  const { barrier } = work
  if (barrier.op === 'loop') return []
  const folded = barrier.op === 'reduce' ? barrier.reduced : [barrier.axis]
  const axes = new Set([...folded, ...barrier.args.flatMap((a) => a.axes)])
  return [...axes].sort((a, b) => a.id - b.id)
}

export const sameAxes = (a: readonly Axis[], b: readonly Axis[]) =>
  a.length === b.length && a.every((x) => b.includes(x))

export function scansOf(roots: readonly Node[]): readonly ScanNode[] {
  const found = new Set<ScanNode>()
  visitWithin(roots, (n) => {
    if (n.op === 'scan') found.add(n)
  })
  return [...found].sort((a, b) => a.id - b.id)
}
export function reachesWithin(roots: readonly Node[], target: Node): boolean {
  let found = false
  visitWithin(roots, (n) => {
    found ||= n === target
  })
  return found
}
/** Visits what the roots are computed from in the same nest: it stops at barriers. */
export function visitWithin(roots: readonly Node[], action: (node: Node) => void): void {
  const visited = new Set<Node>()
  const visit = (n: Node): void => {
    if (visited.has(n) || isBarrier(n)) return
    visited.add(n)
    action(n)
    dependencies(n).forEach(visit)
  }
  roots.forEach(visit)
}

/** The different ways to walk that scans ask for. */
export const scanOrders = (scans: readonly ScanNode[]): readonly string[] => [
  ...new Set(scans.map(({ axis, reverse }) => `${reverse ? 'down' : 'up'} ${axis.name}`)),
]
