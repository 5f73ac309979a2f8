// Renders one kernel of the simt family as self-contained source text in a dialect.
import type { SimtTarget } from '../../../backend/target.ts'
import { OpGemsError } from '../../../errors/errors.ts'
import type { Expr, MemoryType, SimtStmt, Stmt } from '../../loops/ir.ts'
import { memoryBytes } from '../../loops/ir.ts'
import { StatementLines } from '../../loops/statement-lines.ts'
import type { SimtFunction, SimtParameter } from '../function.ts'
import { SimtExpressions } from './expressions.ts'
import { SimtPrelude } from './prelude.ts'
import { spell } from './spell.ts'

export function renderSimt(fn: SimtFunction, { dialect }: SimtTarget): string {
  const prelude = new SimtPrelude(dialect)
  const names = new Map(fn.parameters.map((p) => [p.slot, p.name]))
  const printer = new StatementPrinter(new SimtExpressions(prelude, names, fn.wide))
  printer.statements(fn.body)
  const parameters = fn.parameters.map((p) => parameterText(p, dialect.restrict)).join(', ')
  const bounds = spell(dialect.launchBounds, [String(fn.threads)])
  const head = `${dialect.kernelPrefix} ${bounds} ${fn.name}(${parameters}) {`
  const start = dialect.awaitLaunches ? [`  ${dialect.awaitLaunches}`] : []
  return `${prelude.text()}\n${[head, ...start, ...printer.lines, '}'].join('\n')}\n`
}

/** Every parameter takes 8 bytes, so that the block of arguments is the list of parameters as it lies in memory. */
function parameterText({ name, kind }: SimtParameter, restrict: string): string {
  if (kind === 'integer') return `i64 ${name}`
  if (kind === 'float') return `f64 ${name}`
  const pointer = `${kind.access === 'read' ? 'const ' : ''}${kind.memory}*`
  return `${pointer} ${kind.access === 'readwrite' ? '' : `${restrict} `}${name}`
}

class StatementPrinter extends StatementLines {
  constructor(private readonly expressions: SimtExpressions) {
    super(1)
  }

  protected statement(statement: Stmt): void {
    const { expressions } = this
    switch (statement.kind) {
      case 'let': {
        const { variable, value } = statement
        return this.line(
          `${expressions.typeName(variable.type)} ${expressions.name(variable)} = ${expressions.bare(value)};`,
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
      case 'store': {
        const place = expressions.place(statement.memory, statement.base, statement.offset, false)
        return this.line(`${place} = ${this.stored(statement.memory, statement.value)};`)
      }
      case 'comment':
        return this.line(`// ${statement.text}`)
      case 'prefetch':
        return
      case 'scatter':
      case 'npu':
        throw new OpGemsError('BAD_KERNEL', 'simt: a vector scatter in one thread')
      case 'simt':
        return this.simt(statement.simt)
      default:
        throw new OpGemsError('BAD_KERNEL', `simt: unknown statement ${statement satisfies never}`)
    }
  }

  private loop(statement: Extract<Stmt, { kind: 'for' }>): void {
    const { expressions } = this
    const name = expressions.name(statement.variable)
    const step = expressions.bare(statement.step)
    const advance = /^1(ll)?$/.test(step) ? `${name}++` : `${name} += ${step}`
    if (statement.unroll) this.line(expressions.prelude.dialect.unroll)
    const type = expressions.elemName('index')
    const head = `for (${type} ${name} = ${expressions.bare(statement.from)}; ${name} < ${expressions.print(statement.to)}; ${advance})`
    this.block(head, statement.body)
  }

  /** Text of a value as it goes to memory: narrow integers keep their low bits. */
  private stored(memory: MemoryType, value: Expr): string {
    return /8|16/.test(memory) ? `(${memory})${this.expressions.print(value)}` : this.expressions.bare(value)
  }

  private simt(statement: SimtStmt): void {
    const { expressions } = this
    switch (statement.op) {
      case 'array': {
        const { array } = statement
        const qualifier = array.shared ? `${expressions.prelude.dialect.sharedQualifier} ` : ''
        return this.line(`${qualifier}${expressions.arrayType(array)} ${array.name}[${array.count}];`)
      }
      case 'set': {
        const place = expressions.element(statement.array, statement.index, statement.at)
        return this.line(`${place} = ${this.stored(statement.array.memory, statement.value)};`)
      }
      case 'loadPack':
      case 'storePack':
        return this.pack(statement)
      case 'barrier':
        return this.line(expressions.prelude.dialect.barrier)
      case 'publish': {
        const word = expressions.word(statement.words, statement.at)
        return this.line(`${expressions.prelude.need('publish')}(${word}, ${expressions.bare(statement.value)});`)
      }
      case 'atomicAdd': {
        const spelling = expressions.prelude.dialect.atomicAdd[statement.memory as 'f32']!
        const pointer = `&${expressions.place(statement.memory, statement.base, statement.offset, false)}`
        return this.line(`${spell(spelling, [pointer, expressions.bare(statement.value)])};`)
      }
      case 'update':
        return this.update(statement)
      default:
        throw new OpGemsError('BAD_KERNEL', `simt: unknown statement ${statement satisfies never}`)
    }
  }

  private pack({
    op,
    array,
    index,
    base,
    offset,
    isStreamed,
  }: Extract<SimtStmt, { op: 'loadPack' | 'storePack' }>): void {
    const { expressions } = this
    const type = expressions.arrayType(array)
    const own = `${array.name}[${expressions.bare(index)}]`
    const pointer = expressions.pointer(array.memory, base, op === 'loadPack')
    const place = `(${op === 'loadPack' ? 'const ' : ''}${type}*)(${pointer} + ${expressions.print(offset)})`
    const { streamedLoad } = expressions.prelude.dialect
    if (op === 'storePack') this.line(`*${place} = ${own};`)
    else this.line(`${own} = ${isStreamed && streamedLoad ? spell(streamedLoad, [place]) : `*${place}`};`)
  }

  /** A compare-and-swap loop on the word that holds the element. */
  private update(statement: Extract<SimtStmt, { op: 'update' }>): void {
    const { expressions } = this
    const { memory, base, offset, old } = statement
    const bytes = memoryBytes[memory]
    const [word, bits] = bytes === 8 ? (['u64', 64] as const) : (['u32', 32] as const)
    const swap = expressions.prelude.needSwap(bits)
    const n = old.name
    const type = expressions.typeName(old.type)
    this.line('{')
    this.indented(() => {
      this.line(`${memory}* at_${n} = &${expressions.place(memory, base, offset, false)};`)
      const shift = bytes < 4 ? `shift_${n}` : ''
      if (shift) this.line(`const u32 ${shift} = (u32)((u64)at_${n} & ${4 - bytes}u) * 8;`)
      this.line(`${word}* word_${n} = (${word}*)${shift ? `((u64)at_${n} & ~(u64)3)` : `at_${n}`};`)
      this.line(`${word} seen_${n} = *(volatile ${word}*)word_${n};`)
      this.line(`for (${word} expected_${n} = ~seen_${n}; seen_${n} != expected_${n};) {`)
      this.indented(() => this.attempt(statement, type, swap, shift))
      this.line('}')
    })
    this.line('}')
  }
  /** One try to replace the word that was seen by one with the new value in it. */
  private attempt(statement: Extract<SimtStmt, { op: 'update' }>, type: string, swap: string, shift: string): void {
    const { memory, old } = statement
    const n = old.name
    this.line(`expected_${n} = seen_${n};`)
    this.line(`${type} ${n} = ${this.unpacked(memory, shift ? `(seen_${n} >> ${shift})` : `seen_${n}`)};`)
    this.statements(statement.body)
    const mask = memoryBytes[memory] === 1 ? '0xffu' : '0xffffu'
    const bitsOfValue = this.bits(memory, statement.value)
    const desired = shift
      ? `(expected_${n} & ~(${mask} << ${shift})) | (((u32)${bitsOfValue} & ${mask}) << ${shift})`
      : bitsOfValue
    this.line(`seen_${n} = ${swap}(word_${n}, expected_${n}, ${desired});`)
  }
  private unpacked(memory: MemoryType, word: string): string {
    const { bitcast } = this.expressions.prelude.dialect
    if (memory === 'f32') return spell(bitcast.i32ToF32, [`(i32)${word}`])
    if (memory === 'f64') return spell(bitcast.i64ToF64, [`(i64)${word}`])
    return memoryBytes[memory] < 4 ? `(i32)(${memory})${word}` : `(${memory})${word}`
  }
  private bits(memory: MemoryType, value: Expr): string {
    const { bitcast } = this.expressions.prelude.dialect
    if (memory === 'f32') return `(u32)${spell(bitcast.f32ToI32, [this.expressions.bare(value)])}`
    if (memory === 'f64') return `(u64)${spell(bitcast.f64ToI64, [this.expressions.bare(value)])}`
    return `(${memoryBytes[memory] === 8 ? 'u64' : 'u32'})${this.expressions.print(value)}`
  }
}
