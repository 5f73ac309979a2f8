// Prints LoopIR expressions of one thread in a simt dialect.
import type { SimtDialect } from '../../../backend/target.ts'
import { OpGemsError } from '../../../errors/errors.ts'
import type { Elem, Expr, LoopType, MemoryType, Primitive, SimtArray, SimtExpr, Variable } from '../../loops/ir.ts'
import { withoutParentheses } from '../../parentheses.ts'
import { literal } from './literals.ts'
import type { PreludeFunction, SimtPrelude } from './prelude.ts'
import { spell } from './spell.ts'

/** Parameters of the kernel by slot. */
export type ParameterNames = ReadonlyMap<number, string>

const infix: Partial<Record<Primitive, string>> = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '==',
  ne: '!=',
  and: '&',
  or: '|',
  xor: '^',
}
const arithmetic: Partial<Record<Primitive, string>> = { add: '+', sub: '-', mul: '*', div: '/', rem: '%' }
/** Functions of C's maths library that every dialect has, with `f` for float. */
const maths: Partial<Record<Primitive, string>> = {
  abs: 'fabs',
  sqrt: 'sqrt',
  floor: 'floor',
  ceil: 'ceil',
  trunc: 'trunc',
  rint: 'rint',
  copysign: 'copysign',
  fma: 'fma',
}

export class SimtExpressions {
  private readonly dialect: SimtDialect

  constructor(
    readonly prelude: SimtPrelude,
    protected readonly parameters: ParameterNames,
    private readonly wide: boolean,
  ) {
    this.dialect = prelude.dialect
  }

  name(variable: Variable): string {
    return variable.name
  }
  elemName(elem: Elem): string {
    if (elem === 'index') return this.wide ? 'i64' : 'i32'
    return elem === 'ptr' ? 'char*' : elem
  }
  typeName(type: LoopType): string {
    if (type.lanes !== 1) throw new OpGemsError('BAD_KERNEL', `simt: a value of ${type.lanes} lanes in one thread`)
    return this.elemName(type.elem)
  }
  arrayType(array: SimtArray): string {
    return array.pack === 1 ? array.memory : `${this.prelude.need('Pack')}<${array.memory}, ${array.pack}>`
  }

  /** Text without outer parentheses. */
  bare(expr: Expr): string {
    return withoutParentheses(this.print(expr))
  }

  print(expr: Expr): string {
    switch (expr.kind) {
      case 'const':
        return literal(expr.type.elem, expr.value, this.dialect, this.wide)
      case 'var':
        return this.name(expr.variable)
      case 'slot':
        return this.slot(expr.slot, expr.type)
      case 'op':
        return this.primitive(expr.fn, expr.args)
      case 'call':
        return `${expr.fn}(${expr.args.map((a) => this.bare(a)).join(', ')})`
      case 'convert':
        return this.convert(expr.arg, expr.type.elem)
      case 'bitcast':
        return this.bitcast(expr.arg, expr.type.elem)
      case 'load':
        return this.widened(expr.memory, this.place(expr.memory, expr.base, expr.offset, true))
      case 'simt':
        return this.simt(expr.simt)
      case 'splat':
      case 'ramp':
      case 'lane':
      case 'gather':
      case 'address':
      case 'npu':
        throw new OpGemsError('BAD_KERNEL', `simt: '${expr.kind}' in one thread`)
      default:
        throw new OpGemsError('BAD_KERNEL', `simt: unknown expression ${expr satisfies never}`)
    }
  }

  /** An element in memory; narrow integers widen when they are used. */
  place(memory: MemoryType, base: Expr, offset: Expr, isRead: boolean): string {
    const pointer = base.kind === 'slot' ? this.parameters.get(base.slot)! : this.pointer(memory, base, isRead)
    return `${pointer}[${this.bare(offset)}]`
  }
  pointer(memory: MemoryType, base: Expr, isRead: boolean): string {
    if (base.kind === 'slot') return this.parameters.get(base.slot)!
    return `((${isRead ? 'const ' : ''}${memory}*)${this.print(base)})`
  }
  element(array: SimtArray, index: Expr, at: Expr): string {
    const pack = `${array.name}[${this.bare(index)}]`
    return array.pack === 1 ? pack : `${pack}.at[${this.bare(at)}]`
  }
  /** Pointer to word number `at`. */
  word(words: Expr, at: Expr): string {
    return `${this.pointer('i64', words, false)} + ${this.print(at)}`
  }
  private widened(memory: MemoryType, text: string): string {
    return /8|16/.test(memory) ? `(i32)${text}` : text
  }

  private simt(expr: SimtExpr): string {
    switch (expr.op) {
      case 'thread':
        return `(${this.elemName('index')})${this.dialect.threadIndex}`
      case 'block':
        return `(${this.elemName('index')})${this.dialect.blockIndex}`
      case 'spelled':
        return spell(
          expr.text,
          expr.args.map((a) => (expr.text.includes('$') ? this.print(a) : this.bare(a))),
        )
      case 'element':
        return this.widened(expr.array.memory, this.element(expr.array, expr.index, expr.at))
      case 'shuffleXor':
      case 'shuffleUp':
        return spell(this.dialect[expr.op], [this.bare(expr.value), String(expr.distance), String(expr.width)])
      case 'shuffleFrom':
        return spell(this.dialect.shuffleFrom, [
          this.bare(expr.value),
          `(int)${this.print(expr.lane)}`,
          String(expr.width),
        ])
      case 'collect':
        return `${this.prelude.need('collect')}(${this.word(expr.words, expr.at)})`
      default:
        throw new OpGemsError('BAD_KERNEL', `simt: unknown expression ${expr satisfies never}`)
    }
  }

  private slot(slot: number, { elem }: LoopType): string {
    const name = this.parameters.get(slot)!
    switch (elem) {
      case 'i32':
        return `(i32)${name}`
      case 'index':
        return this.wide ? name : `(i32)${name}`
      case 'f32':
        return `(f32)${name}`
      case 'bool':
        return `(${name} != 0)`
      case 'ptr':
      case 'f64':
      case 'i64':
        return name
      default:
        throw new OpGemsError('BAD_KERNEL', `simt: argument of unknown element ${elem satisfies never}`)
    }
  }

  private primitive(fn: Primitive, args: readonly Expr[]): string {
    const { elem } = args[args.length - 1]!.type
    const texts = args.map((a) => this.print(a))
    const isFloat = elem === 'f32' || elem === 'f64'
    const call = (name: PreludeFunction) => `${this.prelude.need(name)}(${args.map((a) => this.bare(a)).join(', ')})`
    const symbol = infix[fn]
    if (symbol) return `(${texts[0]} ${symbol} ${texts[1]})`
    if (fn === 'select') return `(${texts[0]} ? ${texts[1]} : ${texts[2]})`
    if (fn === 'not') return `(${elem === 'bool' ? '!' : '~'}${texts[0]})`
    if (fn === 'min' || fn === 'max') return call(fn)
    if (isFloat && maths[fn])
      return `${maths[fn]}${elem === 'f32' ? 'f' : ''}(${args.map((a) => this.bare(a)).join(', ')})`
    if ((isFloat || elem === 'index') && arithmetic[fn]) return `(${texts[0]} ${arithmetic[fn]} ${texts[1]})`
    if ((isFloat || elem === 'index') && fn === 'neg') return `(-${texts[0]})`
    if (fn === 'abs') return `(${texts[0]} < 0 ? -${texts[0]} : ${texts[0]})`
    return call(fn as PreludeFunction)
  }

  private convert(arg: Expr, to: Elem): string {
    if (to === 'bool') return `(${this.print(arg)} != 0)`
    if (this.elemName(arg.type.elem) === this.elemName(to)) return this.print(arg)
    return `(${this.elemName(to)})${this.print(arg)}`
  }
  private bitcast(arg: Expr, to: Elem): string {
    const { bitcast } = this.dialect
    const spelling = { i32: bitcast.f32ToI32, f32: bitcast.i32ToF32, i64: bitcast.f64ToI64, f64: bitcast.i64ToF64 }
    if (!(to in spelling)) throw new OpGemsError('BAD_KERNEL', `simt: bitcast to ${to}`)
    return spell(spelling[to as keyof typeof spelling], [this.bare(arg)])
  }
}
