// Renders a LoopIR function as one self-contained C++ file that uses GCC/Clang vector extensions and includes nothing.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Expr, LoopFunction, MemoryType, Stmt } from '../ir.ts'
import { StatementLines } from '../statement-lines.ts'
import { needStore, scalarElement } from './access.ts'
import { ExpressionPrinter } from './expressions.ts'
import { Prelude } from './prelude.ts'
import { needFence, needStreamedStore } from './streamed.ts'
import { scalarName, typeName } from './types.ts'

/**
 * C++ text of `extern "C" void name(const long* slots, long first, long end, char* scratch)` (LP64: long is 64 bits).
 * A 32-bit vector of `fn.lanes` lanes should be one machine register; 64-bit vectors are pairs of registers.
 * Compile with -fwrapv, -fno-trapping-math, -fno-math-errno and -ffp-contract=off.
 */
export function renderCpp(fn: LoopFunction): string {
  const prelude = new Prelude(fn.lanes)
  scalarName('i64', prelude)
  const printer = new StatementPrinter(prelude)
  const { expressions } = printer
  printer.indented(() => {
    printer.statements(fn.body)
    printer.fence()
  })
  const [first, end, scratch] = [fn.first, fn.end, fn.scratch].map((variable) => expressions.name(variable))
  const reads = [...expressions.arguments.values()].map((line) => `  ${line}`)
  const head = `extern "C" void ${fn.name}(const i64* slots, i64 ${first}, i64 ${end}, char* ${scratch}) {`
  return `${prelude.text()}\n${[head, ...reads, ...printer.lines, '}'].join('\n')}\n`
}

class StatementPrinter extends StatementLines {
  readonly expressions: ExpressionPrinter
  private readonly conditions = new Set<string>()

  constructor(private readonly prelude: Prelude) {
    super(0)
    this.expressions = new ExpressionPrinter(prelude)
  }

  protected statement(statement: Stmt): void {
    const { expressions } = this
    switch (statement.kind) {
      case 'let': {
        const { variable, value } = statement
        return this.line(
          `${typeName(variable.type, this.prelude)} ${expressions.name(variable)} = ${expressions.bare(value)};`,
        )
      }
      case 'assign':
        return this.line(`${expressions.name(statement.variable)} = ${expressions.bare(statement.value)};`)
      case 'for':
        return this.loop(statement)
      case 'while':
        return this.block(`while (${expressions.bare(statement.condition)})`, statement.body)
      case 'if':
        return this.conditional(expressions.bare(statement.condition), statement)
      case 'store':
        return this.store(statement)
      case 'scatter': {
        const name = needStore(statement.memory, 'indexed', this.prelude)
        const args = [statement.base, statement.offsets, statement.value].map((arg) => expressions.bare(arg))
        return this.line(`${name}(${args.join(', ')});`)
      }
      case 'prefetch': {
        const element = scalarElement(
          statement.memory,
          expressions.print(statement.base),
          expressions.bare(statement.offset),
          this.prelude,
        )
        return this.line(`__builtin_prefetch(&${element}, ${statement.write ? 1 : 0}, 3);`)
      }
      case 'comment':
        return this.line(`// ${statement.text.replaceAll(/\s+/g, ' ')}`)
      case 'simt':
        throw new OpGemsError('BAD_KERNEL', `LoopIR: '${statement.simt.op}' belongs to the simt family`)
      case 'npu':
        throw new OpGemsError('BAD_KERNEL', `LoopIR: '${statement.npu.op}' belongs to the npu family`)
      default:
        throw new OpGemsError('BAD_KERNEL', `LoopIR: unknown statement ${statement satisfies never}`)
    }
  }

  private loop(statement: Extract<Stmt, { kind: 'for' }>): void {
    const { expressions } = this
    const name = expressions.name(statement.variable)
    const hoisted: string[] = [`${name} = ${expressions.bare(statement.from)}`]
    const once = (expr: Expr, suffix: string): string => {
      if (expr.kind === 'const' || expr.kind === 'slot') return expressions.print(expr)
      hoisted.push(`${name}_${suffix} = ${expressions.bare(expr)}`)
      return `${name}_${suffix}`
    }
    const to = once(statement.to, 'end')
    const step = once(statement.step, 'step')
    const advance = step === '1L' ? `${name}++` : `${name} += ${step}`
    this.block(`for (i64 ${hoisted.join(', ')}; ${name} < ${to}; ${advance})`, statement.body)
  }

  private streamedStore(memory: MemoryType, streamed: Expr, base: string, offset: string, value: string): void {
    const condition = this.expressions.print(streamed)
    this.conditions.add(condition)
    this.line(`${needStreamedStore(memory, this.prelude)}(${condition}, ${base}, ${offset}, ${value});`)
  }

  /** Streamed stores are ordered before what follows the function only by a fence. */
  fence(): void {
    if (this.conditions.size > 0) this.line(`if (${[...this.conditions].join(' | ')}) ${needFence(this.prelude)}();`)
  }

  private store(statement: Extract<Stmt, { kind: 'store' }>): void {
    const { expressions } = this
    const base = expressions.print(statement.base)
    const offset = expressions.bare(statement.offset)
    const value = expressions.bare(statement.value)
    if (statement.value.type.lanes === 1)
      return this.line(`${scalarElement(statement.memory, base, offset, this.prelude)} = ${value};`)
    if (statement.streamed) return this.streamedStore(statement.memory, statement.streamed, base, offset, value)
    const name = needStore(statement.memory, statement.stride === 1 ? 'contiguous' : 'strided', this.prelude)
    const stride = statement.stride === 1 ? [] : [expressions.bare(statement.stride)]
    this.line(`${name}(${[base, offset, ...stride, value].join(', ')});`)
  }
}
