// Prints statements of one core in a dialect of the npu family.
import type { NpuDialect } from '../../../backend/target.ts'
import { OpGemsError } from '../../../errors/errors.ts'
import type { Expr, MemoryType, Stmt, Variable } from '../../loops/ir.ts'
import { StatementLines } from '../../loops/statement-lines.ts'
import { spell } from '../../simt/print/spell.ts'
import type { Count, NpuStmt, VectorPart, VectorStorage } from '../ir.ts'
import type { NpuExpressions } from './expressions.ts'

export class NpuStatements extends StatementLines {
  /** Whether copies are started only, and waited for elsewhere. */
  startsCopies = false

  constructor(
    private readonly expressions: NpuExpressions,
    readonly dialect: NpuDialect,
    private readonly storage: ReadonlyMap<Variable, VectorStorage>,
  ) {
    super(1)
  }

  /** Lines as they are. */
  text(lines: string): void {
    for (const line of lines.split('\n')) if (line) this.line(line)
  }
  scope(head: string, body: () => void): void {
    this.line(`${head} {`)
    this.indented(body)
    this.line('}')
  }

  protected statement(s: Stmt): void {
    const { expressions } = this
    switch (s.kind) {
      case 'let':
        return this.line(`${expressions.typeName(s.variable.type)} ${s.variable.name} = ${expressions.bare(s.value)};`)
      case 'assign':
        return this.line(`${s.variable.name} = ${expressions.bare(s.value)};`)
      case 'for':
        return this.loop(s)
      case 'while':
        return this.block(`while (${expressions.bare(s.condition)})`, s.body)
      case 'if':
        return this.conditional(expressions.bare(s.condition), s)
      case 'store': {
        const pointer = expressions.at(s.memory, s.base, s.offset, false)
        return this.line(`${spell(this.dialect.globalElement.set, [pointer, this.stored(s.memory, s.value)])};`)
      }
      case 'comment':
        return this.line(`// ${s.text}`)
      case 'npu':
        return this.npu(s.npu)
      case 'prefetch':
        return
      default:
        throw new OpGemsError('BAD_KERNEL', `npu: '${s.kind}' is no statement of a core`)
    }
  }

  private loop(s: Extract<Stmt, { kind: 'for' }>): void {
    const { expressions } = this
    const { name } = s.variable
    const step = expressions.bare(s.step)
    const advance = /^1(ll)?$/.test(step) ? `${name}++` : `${name} += ${step}`
    const type = expressions.elemName('index')
    const head = `for (${type} ${name} = ${expressions.bare(s.from)}; ${name} < ${expressions.print(s.to)}; ${advance})`
    this.block(head, s.body)
  }

  /** Text of a value as it lies in memory. */
  private stored(memory: MemoryType, value: Expr): string {
    if (value.type.elem === 'bool') return `(${memory})(${this.expressions.print(value)} ? 1 : 0)`
    return /8|16/.test(memory) ? `(${memory})${this.expressions.print(value)}` : this.expressions.bare(value)
  }

  private npu(s: NpuStmt): void {
    switch (s.op) {
      case 'vector':
        return
      case 'set': {
        const value = this.stored(this.storage.get(s.vector)!.memory, s.value)
        return this.line(`${spell(this.dialect.element.set, [s.vector.name, this.expressions.bare(s.at), value])};`)
      }
      case 'copyIn':
      case 'copyOut':
        return this.copy(s)
      case 'instruction':
        return this.instruction(this.dialect.instructions[s.name]!.text, this.expressions.part(s.target), s.args, s)
      case 'handOver':
        return this.line(this.dialect.handOver![s.to])
      case 'foldInstruction':
        return this.instruction(this.dialect.folds[s.name]!.text, s.target.name, [s.arg], s)
      default:
        throw new OpGemsError('BAD_KERNEL', `npu: '${s.op}' should have become instructions`)
    }
  }

  private copy(s: NpuStmt & { op: 'copyIn' | 'copyOut' }): void {
    const { copies } = this.dialect
    const [simple, strided, started] =
      s.op === 'copyIn'
        ? [copies.in, copies.stridedIn, copies.startIn]
        : [copies.out, copies.stridedOut, copies.startOut]
    const pointer = this.expressions.at(s.memory, s.base, s.offset, s.op === 'copyIn')
    const operands = [this.expressions.part(s.part), pointer, this.expressions.print(s.count)]
    if (s.stride !== 1) this.line(`${spell(strided, [...operands, this.expressions.print(s.stride)])};`)
    else this.line(`${spell(this.startsCopies ? started! : simple, operands)};`)
  }

  private instruction(
    text: string,
    target: string,
    args: readonly (VectorPart | Expr)[],
    { temporaries, count }: { readonly temporaries: readonly Variable[]; readonly count: Count },
  ): void {
    const operands = args.map((a) => ('vector' in a ? this.expressions.part(a) : this.expressions.print(a)))
    this.line(
      text.replace(/\$(d|n|t\d|\d)/g, (_, place: string) => {
        if (place === 'd') return target
        if (place === 'n') return this.expressions.print(count.whole)
        return place.startsWith('t') ? temporaries[Number(place.slice(1))]!.name : operands[Number(place)]!
      }),
    )
  }
}
