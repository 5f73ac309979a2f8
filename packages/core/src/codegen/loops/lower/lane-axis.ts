// Chooses the axis whose consecutive coordinates become vector lanes.
import type { LoopsTarget } from '../../../backend/target.ts'
import type { Axis, Effect, Kernel, Node, StrideFact } from '../../../kernel/index.ts'
import { kernelNodes } from './analyse.ts'
import { spelledByLoops } from './element-values.ts'

/** The axis along which most accesses are contiguous; null where scalar code is the only or the better choice. */
export function chooseLaneAxis(kernel: Kernel, language?: LoopsTarget['language']): Axis | null {
  const nodes = kernelNodes(kernel)
  if ([...nodes].some((node) => needsScalars(node, language))) return null
  const ordered = new Set<Axis>()
  for (const node of nodes) if (node.op === 'scan' || node.op === 'sort') ordered.add(node.axis)
  const scores = new Map<Axis, number>()
  const facts = new Map(kernel.tensors.map((t) => [t.name, t.strides]))
  const count = (tensor: string, index: readonly Node[], weight: number) =>
    index.forEach((node, dimension) => {
      if (node.op !== 'coord' || ordered.has(node.axis)) return
      const score = weight * preference(facts.get(tensor)![dimension]!)
      scores.set(node.axis, (scores.get(node.axis) ?? 0) + score)
    })
  for (const node of nodes) if (node.op === 'load' || node.op === 'gather') count(node.tensor, node.index, 1)
  for (const effect of allEffects(kernel.effects, nodes)) {
    if (effect.effect === 'scatter' && (effect.mode !== 'set' || effect.mask)) return null
    if (effect.effect === 'store' || effect.effect === 'scatter') count(effect.tensor, effect.index, 2)
  }
  let best: Axis | null = null
  for (const [axis, score] of scores) if (score > 0 && (!best || score >= scores.get(best)!)) best = axis
  return best
}

const preference = (fact: StrideFact) => (fact === 1 ? 4 : fact === 0 ? 1 : 0)

/** Library calls work on one element at a time, but for fmod in C++. */
function needsScalars(node: Node, language: LoopsTarget['language'] | undefined): boolean {
  if (node.op !== 'map' || node.dtype !== 'float64' || isPrimitive(node.fn)) return false
  return language !== 'cpp' || node.fn !== 'fmod'
}
const isPrimitive = (fn: string) => spelledByLoops(fn, 'float32')

export function allEffects(effects: readonly Effect[], nodes: ReadonlySet<Node>): readonly Effect[] {
  const inner = [...nodes].flatMap((n) => (n.op === 'loop' ? n.effects : []))
  return [...effects, ...inner]
}
