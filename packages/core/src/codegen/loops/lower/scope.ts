// Where statements go while a function is being written: nested scopes, so that a value is computed in the outermost loop that can.
import type { Axis, Node, ScanNode } from '../../../kernel/index.ts'
import { declare, use } from '../build.ts'
import type { Expr, LoopType, Stmt, Variable } from '../ir.ts'

/** How an axis is bound inside a loop: one coordinate, or `lanes` consecutive ones starting at it. */
export interface Binding {
  readonly coord: Expr
  readonly lanes: number
  /** How many of the lanes are in use, on machines whose vectors lie in scratchpad. */
  readonly count?: Expr
}

/** What dialects call their element types: `i64` is no name for variable 64 of an axis i. */
const typeName = /^[ifu](8|16|32|64)$/

/** Fresh names for one function. */
export class Names {
  private count = 0
  variable(prefix: string, type: LoopType): Variable {
    // An axis may be called i1: its variable 80 is another one than variable 180 of an axis i.
    const separator = /\d$/.test(prefix) ? '_' : ''
    const name = `${prefix}${separator}${this.count++}`
    return typeName.test(name) ? this.variable(prefix, type) : { name, type }
  }
}

/** One block of statements being filled; values and bindings are visible to the scopes inside. */
export class Scope {
  readonly depth: number
  private readonly values = new Map<Node, Expr>()
  private readonly scans = new Map<ScanNode, readonly Expr[]>()
  private readonly bindings = new Map<Axis, Binding>()

  constructor(
    readonly parent: Scope | null,
    readonly names: Names,
    readonly statements: Stmt[] = [],
    /** Values named among these statements, by what they are computed from. */
    private readonly shared = new Map<string, Expr>(),
  ) {
    this.depth = parent ? parent.depth + 1 : 0
  }

  child(): Scope {
    return new Scope(this, this.names)
  }
  /** A scope for values of its own that writes its statements here. */
  overlay(): Scope {
    return new Scope(this, this.names, this.statements, this.shared)
  }
  bind(axis: Axis, binding: Binding): void {
    this.bindings.set(axis, binding)
  }
  /** The scope that binds the axis, with the binding. */
  binding(axis: Axis): { readonly scope: Scope; readonly binding: Binding } | null {
    const binding = this.bindings.get(axis)
    if (binding) return { scope: this, binding }
    return this.parent ? this.parent.binding(axis) : null
  }
  define(node: Node, value: Expr): void {
    this.values.set(node, value)
  }
  find(node: Node): { readonly scope: Scope; readonly value: Expr } | null {
    const value = this.values.get(node)
    if (value) return { scope: this, value }
    return this.parent ? this.parent.find(node) : null
  }
  /** The values of a scan's components at the current element. */
  defineScan(scan: ScanNode, values: readonly Expr[]): void {
    this.scans.set(scan, values)
  }
  findScan(scan: ScanNode): { readonly scope: Scope; readonly values: readonly Expr[] } | null {
    const values = this.scans.get(scan)
    if (values) return { scope: this, values }
    return this.parent ? this.parent.findScan(scan) : null
  }
  push(...statements: Stmt[]): void {
    this.statements.push(...statements)
  }
  /** Names a value here; constants and variables stay as they are. */
  name(prefix: string, value: Expr): Expr {
    if (value.kind === 'const' || value.kind === 'var' || (value.kind === 'splat' && value.arg.kind === 'const'))
      return value
    const variable = this.names.variable(prefix, value.type)
    this.push(declare(variable, value))
    return use(variable)
  }
  /** The same, once for equal expressions here and in the scopes inside. Their variables must never be assigned to again. */
  share(prefix: string, value: Expr): Expr {
    const key = formula(value)
    if (key === null) return this.name(prefix, value)
    const known = this.findShared(key)
    if (known) return known
    const named = this.name(prefix, value)
    this.shared.set(key, named)
    return named
  }
  private findShared(key: string): Expr | null {
    return this.shared.get(key) ?? this.parent?.findShared(key) ?? null
  }
  /** A variable that will be assigned to. */
  mutable(prefix: string, initial: Expr): Variable {
    const variable = this.names.variable(prefix, initial.type)
    this.push(declare(variable, initial))
    return variable
  }
}

/** Arithmetic on variables and arguments as text; null for what reads memory. */
function formula(value: Expr): string | null {
  if (value.kind === 'var') return value.variable.name
  if (value.kind === 'const') return `${value.value}`
  if (value.kind === 'slot') return `${value.type.elem}[${value.slot}]`
  const args = value.kind === 'op' ? value.args.map(formula) : value.kind === 'convert' ? [formula(value.arg)] : [null]
  if (args.includes(null)) return null
  return `${value.kind === 'op' ? value.fn : 'convert'}:${value.type.elem}(${args.join()})`
}

/** The inner one of two nested scopes. */
export const deeper = (a: Scope, b: Scope): Scope => (a.depth >= b.depth ? a : b)
