// Checks a kernel against the rules of the language, so that lowerings may rely on them.
import { Dependence, effectNodes } from '../dependence.ts'
import type { Axis, Effect, Kernel, LoopNode, Node, ParameterNode } from '../node.ts'
import { programsTest } from '../programs.ts'
import { checkEffect } from './effect-rules.ts'
import { checkGrid, checkParameters } from './kernel-rules.ts'
import { checkNode } from './node-rules.ts'
import { Report } from './report.ts'

/** @throws BAD_KERNEL naming the kernel, the node and the rule it breaks */
export function verifyKernel(kernel: Kernel): void {
  new Verification(kernel).run()
}

class Verification {
  private readonly report: Report
  private readonly seen = new Set<Node>()
  private readonly dependence = new Dependence()

  constructor(private readonly kernel: Kernel) {
    this.report = new Report(kernel)
  }

  run(): void {
    checkParameters(this.report)
    checkGrid(this.report)
    for (const count of this.kernel.grid) this.node(count)
    this.effects(this.kernel.effects, new Set())
    const needsPrograms = programsTest()
    const needs = this.kernel.effects.map((e) => effectNodes(e).some(needsPrograms))
    if (new Set(needs).size > 1)
      this.report.failKernel('folds over program instances, which some of its effects do not need')
  }

  private effects(effects: readonly Effect[], inside: ReadonlySet<ParameterNode>): void {
    for (const effect of effects) {
      for (const node of effectNodes(effect)) this.root(node, inside)
      checkEffect(this.report, effect)
    }
  }
  /** A node used by an effect or yielded, within the loops whose parameters are given. */
  private root(node: Node, inside: ReadonlySet<ParameterNode>): void {
    for (const parameter of this.dependence.of(node))
      if (!inside.has(parameter)) this.report.fail(node, `uses parameter '${parameter.name}' outside its loop`)
    this.node(node, inside)
  }

  private node(node: Node, inside: ReadonlySet<ParameterNode> = new Set()): void {
    if (this.seen.has(node)) return
    this.seen.add(node)
    for (const axis of node.axes) this.axis(axis, inside)
    if (node.op === 'loop') this.loop(node, inside)
    for (const source of this.dependence.sources(node)) if (!isBody(node, source)) this.node(source, inside)
    checkNode(this.report, node)
  }
  private axis(axis: Axis, inside: ReadonlySet<ParameterNode>): void {
    for (const bound of [axis.from, axis.limit]) {
      if (bound.dtype !== 'int64' || bound.axes.length > 0)
        this.report.fail(bound, `bounds axis '${axis.name}', so it must be a scalar int64`)
      this.node(bound, inside)
    }
    if (axis.size !== null && !(Number.isInteger(axis.size) && axis.size > 0))
      this.report.failKernel(`axis '${axis.name}' has size ${axis.size}, which must be a positive integer`)
  }
  private loop(loop: LoopNode, inside: ReadonlySet<ParameterNode>): void {
    const own = new Set([...inside, loop.index, ...loop.carried])
    for (const source of [loop.from, loop.to, ...loop.initial]) this.root(source, inside)
    for (const result of loop.yields) this.root(result, own)
    this.effects(loop.effects, own)
  }
}

/** Whether `source` belongs to the body of the loop `node`, which is visited with the loop's parameters. */
function isBody(node: Node, source: Node): boolean {
  if (node.op !== 'loop') return false
  return node.yields.includes(source) || node.effects.flatMap(effectNodes).includes(source)
}
