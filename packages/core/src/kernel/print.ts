// Prints a kernel as text with stable names: kernels of the same structure print alike, however they were built.
import { Dependence, effectNodes } from './dependence.ts'
import { monoid } from './monoid.ts'
import type { Axis, ConstNode, Effect, Kernel, LoopNode, Node, PickNode } from './node.ts'

/** One line a node, named %0, %1, … in order of use; axes by their names; what a loop repeats indented in its body. */
export function printKernel(kernel: Kernel): string {
  return new Printer(kernel).print()
}

class Printer {
  private readonly lines: string[] = []
  private readonly nodes = new Map<Node, string>()
  private readonly axes = new Map<Axis, string>()
  private readonly dependence = new Dependence()
  private depth = 1
  private loops = 0
  private values = 0

  constructor(private readonly kernel: Kernel) {}

  print(): string {
    const { name, tensors, scalars, grid, effects } = this.kernel
    const parameters = [
      ...tensors.map(
        (t) =>
          `${t.access} ${t.name}: ${t.dtype}[${t.strides.join(', ')}]${t.alignment ? ` aligned ${t.alignment}` : ''}`,
      ),
      ...scalars.map((s) => `${s.name}: ${s.dtype}`),
    ]
    const counts = this.names(grid)
    this.line(`grid (${counts})`)
    for (const effect of effects) this.effect(effect)
    return `kernel ${name}(${parameters.join(', ')}) {\n${this.lines.join('\n')}\n}`
  }

  private line(text: string): void {
    this.lines.push('  '.repeat(this.depth) + text)
  }
  /** How a use of the node reads; defines it first where it needs a line. */
  private name(node: Node): string {
    switch (node.op) {
      case 'const':
        return constant(node)
      case 'scalar':
        return node.name
      case 'program':
        return `program(${node.dimension})`
      case 'coord':
        return this.axis(node.axis)
      case 'pick':
        return this.pick(node)
      default:
        return this.nodes.get(node) ?? this.define(node)
    }
  }
  private names(nodes: readonly Node[]): string {
    return nodes.map((n) => this.name(n)).join(', ')
  }
  private pick({ from, which }: PickNode): string {
    const tuple = this.name(from)
    const isSingle = (from.op === 'reduce' || from.op === 'scan') && monoid(from.monoid).arity === 1
    return isSingle ? tuple : `${tuple}.${which}`
  }
  /** An axis is declared where it is first used; a second axis of the same name gets a number. */
  private axis(axis: Axis): string {
    const known = this.axes.get(axis)
    if (known) return known
    const bounds = `${this.name(axis.from)} .. ${this.name(axis.limit)}`
    const taken = new Set(this.axes.values())
    let name = axis.name
    for (let n = 1; taken.has(name); n++) name = `${axis.name}_${n}`
    this.axes.set(axis, name)
    this.line(`axis ${name} = ${bounds}${axis.size === null ? '' : `, at most ${axis.size}`}`)
    return name
  }
  private define(node: Node): string {
    if (node.op === 'loop') return this.loop(node)
    const text = this.expression(node)
    const name = `%${this.values++}`
    this.nodes.set(node, name)
    this.line(`${name}: ${node.dtype}[${node.axes.map((a) => this.axis(a)).join(', ')}] = ${text}`)
    return name
  }

  private expression(node: Node): string {
    switch (node.op) {
      case 'map':
        return `${node.fn}(${this.names(node.args)})`
      case 'cast':
      case 'bitcast':
        return `${node.op} ${node.args[0].dtype} ${this.name(node.args[0])}`
      case 'load':
        return `load ${node.tensor}[${this.names(node.index)}]`
      case 'gather': {
        const masked = node.mask && node.other ? ` where ${this.name(node.mask)} else ${this.name(node.other)}` : ''
        return `gather ${node.tensor}[${this.names(node.index)}]${masked}`
      }
      case 'reduce':
        if (node.through !== undefined)
          return `reduce ${node.monoid}(${this.names(node.args)}) over program instances through ${node.through}`
        return `reduce ${node.monoid}(${this.names(node.args)}) over ${node.reduced.map((a) => this.axis(a)).join(', ')}`
      case 'scan':
        return `scan ${node.monoid}(${this.names(node.args)}) along ${this.axis(node.axis)}${node.reverse ? ' reversed' : ''}`
      case 'sort':
        return `sort(${this.names(node.args)}) along ${this.axis(node.axis)}`
      case 'dot':
        return `dot ${node.precision}(${this.names(node.args)}) over ${this.axis(node.axis)}`
      case 'parameter':
        return `parameter ${node.name}`
      default:
        throw new Error(`${node.op} has no line of its own`)
    }
  }

  private loop(node: LoopNode): string {
    const bounds = `${this.name(node.from)} to ${this.name(node.to)} step ${node.step}`
    const initial = node.initial.map((v) => this.name(v))
    this.hoist(node)
    const name = `loop${this.loops++}`
    this.nodes.set(node, name)
    this.nodes.set(node.index, `${name}.index`)
    const carried = node.carried.map((c, i) => {
      this.nodes.set(c, `${name}.carried${i}`)
      return `${name}.carried${i}: ${c.dtype}[${c.axes.map((a) => this.axis(a)).join(', ')}] = ${initial[i]}`
    })
    this.line(`${name}: ${name}.index from ${bounds}${carried.map((c) => `, ${c}`).join('')} {`)
    this.depth++
    for (const effect of node.effects) this.effect(effect)
    const yields = this.names(node.yields)
    if (yields) this.line(`yield ${yields}`)
    this.depth--
    this.line('}')
    return name
  }
  /** Defines what the body uses but does not repeat, so that it stands before the loop. */
  private hoist(loop: LoopNode): void {
    const own = new Set<Node>([loop.index, ...loop.carried])
    const seen = new Set<Node>()
    const visit = (node: Node): void => {
      if (seen.has(node) || own.has(node)) return
      seen.add(node)
      if ([...this.dependence.of(node)].some((p) => own.has(p))) this.dependence.sources(node).forEach(visit)
      else this.name(node)
    }
    for (const node of [...loop.effects.flatMap(effectNodes), ...loop.yields]) visit(node)
  }

  private effect(effect: Effect): void {
    switch (effect.effect) {
      case 'store':
        return this.line(`store ${this.place(effect)} = ${this.name(effect.value)}`)
      case 'scatter': {
        const mask = effect.mask ? ` where ${this.name(effect.mask)}` : ''
        return this.line(`scatter ${effect.mode} ${this.place(effect)} = ${this.name(effect.value)}${mask}`)
      }
      case 'check':
        return this.line(
          `check ${this.name(effect.condition)} ${JSON.stringify(this.kernel.checks[effect.code]?.message)}`,
        )
      case 'loop':
        this.name(effect.loop)
        return
      default:
        throw new Error(`unreachable: ${effect satisfies never}`)
    }
  }
  private place({ tensor, index }: { tensor: string; index: readonly Node[] }): string {
    return `${tensor}[${this.names(index)}]`
  }
}

/** Integers without a dtype are int64. */
function constant({ value, dtype }: ConstNode): string {
  const text = Object.is(value, -0) ? '-0' : String(value)
  return dtype === 'int64' || dtype === 'bool' ? text : `${text}:${dtype}`
}
