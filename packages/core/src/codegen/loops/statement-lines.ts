// What printers of LoopIR statements as C-like text share: indentation, blocks, conditionals.
import type { Stmt } from './ir.ts'

export abstract class StatementLines {
  readonly lines: string[] = []
  protected constructor(private depth: number) {}

  protected abstract statement(statement: Stmt): void

  statements(body: readonly Stmt[]): void {
    for (const statement of body) this.statement(statement)
  }
  indented(body: () => void): void {
    this.depth++
    body()
    this.depth--
  }
  protected line(text: string): void {
    this.lines.push('  '.repeat(this.depth) + text)
  }
  protected block(head: string, body: readonly Stmt[], tail = '}'): void {
    this.line(`${head} {`)
    this.indented(() => this.statements(body))
    this.line(tail)
  }
  protected conditional(condition: string, { then, else: otherwise }: Extract<Stmt, { kind: 'if' }>): void {
    const head = `if (${condition})`
    if (otherwise.length === 0) return this.block(head, then)
    this.block(head, then, '} else {')
    this.indented(() => this.statements(otherwise))
    this.line('}')
  }
}
