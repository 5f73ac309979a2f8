// The backward pass: visits recorded calls from the last to the first, and hands the gradients of their arguments on.
import type { Gradients } from '../dispatch/gradient.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { OpGemsError } from '../errors/errors.ts'
import { isDense, Tensor } from '../tensor/index.ts'
import { fit } from './fit.ts'
import { gradientCall } from './gradient-call.ts'
import { type Edge, type GraphNode, Leaf, type Output, type Slot } from './graph.ts'

type Target = Leaf | Output

/** One pass. Gradients on the way are owned by it, and freed as soon as they were handed on. */
export class BackwardPass {
  private readonly pending = new Map<GraphNode, (Tensor | null)[]>()
  private readonly captured = new Map<Target, Tensor | null>()
  private readonly capturedOutputs = new Map<GraphNode, Target[]>()
  /** Calls on a way to a target; null where gradients go to all leaves. */
  private needed: ReadonlySet<GraphNode> | null = null

  /** With `targets` their gradients are captured; without, all leaves accumulate. */
  constructor(
    private readonly rt: Runtime,
    private readonly targets: readonly Target[] | null,
    private readonly retainGraph: boolean,
  ) {
    for (const target of targets ?? []) {
      this.captured.set(target, null)
      if (!(target instanceof Leaf))
        this.capturedOutputs.set(target.node, [...(this.capturedOutputs.get(target.node) ?? []), target])
    }
  }

  /** `gradients` become the pass's own. Gives the targets' gradients, which become the caller's. */
  run(roots: readonly Edge[], gradients: readonly Tensor[]): (Tensor | null)[] {
    try {
      const order = reachable(roots).sort((a, b) => b.id - a.id)
      if (this.targets) this.needed = this.nodesOnTheWay(order)
      roots.forEach((root, i) => this.send(root, gradients[i]!))
      for (const node of order) this.visit(node)
      return (this.targets ?? []).map((t) => this.takeCaptured(t))
    } finally {
      for (const buffer of this.pending.values()) for (const g of buffer) g?.dispose()
      for (const g of this.captured.values()) g?.dispose()
    }
  }

  private takeCaptured(target: Target): Tensor | null {
    // Inputs may be given twice, and two tensors may be one result.
    const gradient = this.captured.get(target) ?? null
    return gradient && this.rt.detached(gradient)
  }

  private nodesOnTheWay(order: readonly GraphNode[]): ReadonlySet<GraphNode> {
    const needed = new Set<GraphNode>()
    for (let i = order.length - 1; i >= 0; i--) {
      const node = order[i]!
      if (node.slots.some(({ edge }) => edge && leadsTo(edge, needed, this))) needed.add(node)
    }
    return needed
  }
  /** Whether a target takes the gradient that goes along this edge. */
  isTarget(edge: Edge): boolean {
    if ('leaf' in edge) return this.captured.has(edge.leaf)
    return this.capturedOutputs.get(edge.node)?.some((t) => (t as Output).index === edge.index) ?? false
  }
  private wants(edge: Edge | null): boolean {
    return edge !== null && (this.needed === null || leadsTo(edge, this.needed, this))
  }

  private visit(node: GraphNode): void {
    const grads = this.pending.get(node)
    if (!grads) return
    this.pending.delete(node)
    try {
      this.capture(node, grads)
      if (this.needed && !this.needed.has(node)) return
      this.compute(node, grads)
      if (!this.retainGraph) node.free()
    } finally {
      for (const g of grads) g?.dispose()
    }
  }
  private capture(node: GraphNode, grads: readonly (Tensor | null)[]): void {
    for (const target of this.capturedOutputs.get(node) ?? []) {
      const gradient = grads[(target as Output).index]
      if (gradient) this.captured.set(target, this.rt.detached(gradient))
    }
  }

  private compute(node: GraphNode, grads: readonly (Tensor | null)[]): void {
    if (node.formulas === null) throw noGradient(node.operator)
    if (node.isReleased)
      throw new OpGemsError(
        'BAD_ARGUMENT',
        `backward of ${node.operator}: what the call saved was freed by an earlier backward; pass { retainGraph: true } to the first`,
        { operator: node.operator },
      )
    const wanted = new Set(node.slots.filter((s) => this.wants(s.edge)).map((s) => s.argument))
    for (const name of wanted)
      if (!node.formulas.some((f) => f.of.includes(name))) throw noGradient(node.operator, name)
    for (const { of, bound } of node.formulas) {
      if (!of.some((name) => wanted.has(name))) continue
      for (const [slot, gradient] of this.gradientsOf(node, of, bound.compute, grads, wanted))
        this.send(slot.edge!, gradient)
    }
  }

  /** Runs a formula; the gradients that it gives are the pass's own, in the shape and dtype of their arguments. */
  private gradientsOf(
    node: GraphNode,
    of: readonly string[],
    compute: (call: ReturnType<typeof gradientCall>) => Gradients,
    grads: readonly (Tensor | null)[],
    wanted: ReadonlySet<string>,
  ): (readonly [Slot, Tensor])[] {
    const { rt } = this
    const fitted: (readonly [Slot, Tensor])[] = []
    rt.tidy(() => {
      const results = compute(gradientCall(rt, node, grads, (name) => wanted.has(name)))
      const byName = of.length > 1 ? (results as readonly Gradients[]) : [results]
      for (const slot of node.slots) {
        const at = of.indexOf(slot.argument)
        if (at < 0 || !this.wants(slot.edge)) continue
        const result = byName[at]
        const gradient = (slot.position >= 0 ? (result as readonly (Tensor | null)[])[slot.position] : result) ?? null
        if (!(gradient instanceof Tensor)) continue
        const right = fit(rt, node.operator, gradient, slot.shape, slot.dtype)
        // A view of its own, since formulas give what they were given, or the same twice.
        fitted.push([slot, rt.unscoped(() => rt.detached(right))])
      }
    })
    return fitted
  }

  /** Hands a gradient on; it becomes the receiver's. */
  private send(edge: Edge, gradient: Tensor): void {
    if ('leaf' in edge) return this.sendToLeaf(edge.leaf, gradient)
    const { node, index } = edge
    let buffer = this.pending.get(node)
    if (!buffer) {
      buffer = node.outputs.map(() => null)
      this.pending.set(node, buffer)
    }
    buffer[index] = this.joined(buffer[index] ?? null, gradient)
  }
  private sendToLeaf(leaf: Leaf, gradient: Tensor): void {
    if (this.targets === null) accumulate(this.rt, leaf, gradient)
    else if (this.captured.has(leaf)) this.captured.set(leaf, this.joined(this.captured.get(leaf) ?? null, gradient))
    else gradient.dispose()
  }
  private joined(known: Tensor | null, gradient: Tensor): Tensor {
    if (!known) return gradient
    const sum = this.rt.call('aten::add.Tensor', [known, gradient]) as Tensor
    known.dispose()
    gradient.dispose()
    return sum
  }
}

function leadsTo(edge: Edge, needed: ReadonlySet<GraphNode>, pass: BackwardPass): boolean {
  return pass.isTarget(edge) || ('node' in edge && needed.has(edge.node))
}

/** The calls that the roots came from, themselves included. */
function reachable(roots: readonly Edge[]): GraphNode[] {
  const found = new Set<GraphNode>()
  const open = [...roots]
  for (let edge = open.pop(); edge; edge = open.pop()) {
    if (!('node' in edge) || found.has(edge.node)) continue
    found.add(edge.node)
    for (const slot of edge.node.slots) if (slot.edge) open.push(slot.edge)
  }
  return [...found]
}

/** Adds to the leaf's gradient in place; the first one is kept as it is where nobody else holds its memory. */
function accumulate(rt: Runtime, leaf: Leaf, gradient: Tensor): void {
  if (leaf.grad) {
    rt.call('aten::add_.Tensor', [leaf.grad, gradient])
    gradient.dispose()
    return
  }
  if (!gradient.storage.isShared && isDense(gradient.shape, gradient.strides)) {
    leaf.grad = gradient
    return
  }
  leaf.grad = rt.call('aten::clone', [gradient]) as Tensor
  gradient.dispose()
}

function noGradient(operator: string, argument?: string): OpGemsError {
  const what = argument === undefined ? '' : ` for its argument '${argument}'`
  return new OpGemsError('NO_GRADIENT', `backward: ${operator} has no gradient formula${what}`, { operator })
}
