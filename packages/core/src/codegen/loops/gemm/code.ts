// A block of LoopIR statements being written, with fresh names, for templates that read like the loops they make.
import { assign, declare, index, loop, op, scalarType, store, use, when } from '../build.ts'
import type { Expr, LoopType, MemoryType, Stmt, Variable } from '../ir.ts'

export class Code {
  readonly statements: Stmt[] = []

  constructor(private readonly names = new Map<string, number>()) {}

  /** A variable of a fresh name: `row`, `row_1`, … */
  variable(name: string, type: LoopType): Variable {
    const used = this.names.get(name) ?? 0
    this.names.set(name, used + 1)
    return { name: used === 0 ? name : `${name}_${used}`, type }
  }

  readonly namer = (value: Expr): Expr =>
    value.kind === 'const' || value.kind === 'var' ? value : this.let('x', value)

  /** Gives a value a name. */
  let(name: string, value: Expr): Expr {
    return use(this.mutable(name, value))
  }

  mutable(name: string, value: Expr): Variable {
    const variable = this.variable(name, value.type)
    this.statements.push(declare(variable, value))
    return variable
  }

  assign(variable: Variable, value: Expr): void {
    this.statements.push(assign(variable, value))
  }

  store(memory: MemoryType, base: Expr, offset: Expr, value: Expr, stride: 1 | Expr = 1): void {
    this.statements.push(store(memory, base, offset, value, stride))
  }

  comment(text: string): void {
    this.statements.push({ kind: 'comment', text })
  }

  loop(name: string, from: Expr, to: Expr, step: number, body: (code: Code, at: Expr) => void): void {
    const variable = this.variable(name, scalarType('index'))
    const inner = this.block((code) => body(code, use(variable)))
    this.statements.push(loop(variable, from, to, index(step), inner))
  }

  when(condition: Expr, then: (code: Code) => void, otherwise: (code: Code) => void = () => {}): void {
    this.statements.push(when(condition, this.block(then), this.block(otherwise)))
  }

  private block(body: (code: Code) => void): readonly Stmt[] {
    const code = new Code(this.names)
    body(code)
    return code.statements
  }
}

export const times = (a: Expr, b: Expr | number): Expr => op('mul', a, typeof b === 'number' ? index(b) : b)
export const plus = (a: Expr, b: Expr | number): Expr => op('add', a, typeof b === 'number' ? index(b) : b)
export const minus = (a: Expr, b: Expr): Expr => op('sub', a, b)
export const least = (a: Expr, b: Expr | number): Expr => op('min', a, typeof b === 'number' ? index(b) : b)
export const equals = (a: Expr, b: number): Expr => op('eq', a, index(b))
/** Number of blocks of `size` that cover `extent`. */
export const blocks = (extent: Expr, size: Expr): Expr => op('div', minus(plus(extent, size), index(1)), size)
/** Largest multiple of a constant that is not above `extent`. */
export const wholeBlocks = (extent: Expr, size: number): Expr => minus(extent, op('rem', extent, index(size)))
