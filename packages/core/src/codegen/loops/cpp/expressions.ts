// Prints LoopIR expressions as C++.
import { OpGemsError } from '../../../errors/errors.ts'
import { withoutParentheses } from '../../parentheses.ts'
import type { Expr, LibraryFunction, LoopType, MemoryType, Variable } from '../ir.ts'
import { needLoad, scalarElement } from './access.ts'
import { needVectorFmod } from './library.ts'
import { literal } from './literals.ts'
import { spellBitcast, spellConvert, spellLane, spellRamp, spellSplat } from './moves.ts'
import { spellPrimitive } from './operators.ts'
import type { Prelude } from './prelude.ts'
import { typeName } from './types.ts'

/** Words that a variable must not be called, because generated text uses them. */
const reservedNames = new Set(
  (
    'op slots slot pairmask f32 f64 i32 i64 u32 u64 auto bool break case char class const continue default delete do double ' +
    'else enum extern float for friend goto if inline int long namespace new operator private protected public register ' +
    'return short signed sizeof static struct switch template this throw try typedef typename union unsigned using ' +
    'virtual void volatile while and or xor not'
  ).split(' '),
)

export class ExpressionPrinter {
  readonly prelude: Prelude
  /** Launch arguments used, read once at the function's start: name to declaration. */
  readonly arguments = new Map<string, string>()

  constructor(prelude: Prelude) {
    this.prelude = prelude
  }

  name(variable: Variable): string {
    return reservedNames.has(variable.name) ? `${variable.name}_` : variable.name
  }

  /** Text without outer parentheses, for places that need none. */
  bare(expr: Expr): string {
    return withoutParentheses(this.print(expr))
  }

  print(expr: Expr): string {
    switch (expr.kind) {
      case 'const': {
        const scalar = literal(expr.type.elem, expr.value)
        return expr.type.lanes === 1 ? scalar : spellSplat(expr.type, scalar, this.prelude)
      }
      case 'var':
        return this.name(expr.variable)
      case 'slot':
        return this.argument(expr.slot, expr.type)
      case 'op': {
        const operand = expr.args[expr.args.length - 1]!.type
        return spellPrimitive(
          expr.fn,
          operand,
          expr.args.map((arg) => this.print(arg)),
          this.prelude,
        )
      }
      case 'call':
        return this.call(expr.fn, expr.type, expr.args)
      case 'convert':
        return spellConvert(expr.arg.type, expr.type, this.print(expr.arg), this.prelude)
      case 'bitcast':
        return spellBitcast(expr.arg.type, expr.type, this.print(expr.arg), this.prelude)
      case 'splat':
        return spellSplat(expr.type, this.print(expr.arg), this.prelude)
      case 'ramp':
        return spellRamp(expr.type, this.bare(expr.base), expr.step, this.prelude)
      case 'lane':
        return spellLane(expr.arg.type, this.print(expr.arg), expr.lane, this.prelude)
      case 'load':
        return this.load(expr.memory, expr.type, expr.base, expr.offset, expr.stride)
      case 'gather':
        return `${needLoad(expr.memory, 'indexed', this.prelude)}(${this.print(expr.base)}, ${this.print(expr.offsets)})`
      case 'address':
        return `(${this.print(expr.base)} + ${this.print(expr.bytes)})`
      case 'simt':
        throw new OpGemsError('BAD_KERNEL', `LoopIR: '${expr.simt.op}' belongs to the simt family`)
      case 'npu':
        throw new OpGemsError('BAD_KERNEL', `LoopIR: '${expr.npu.op}' belongs to the npu family`)
      default:
        throw new OpGemsError('BAD_KERNEL', `LoopIR: unknown expression ${expr satisfies never}`)
    }
  }

  private load(memory: MemoryType, type: LoopType, base: Expr, offset: Expr, stride: 1 | Expr): string {
    if (type.lanes === 1) return scalarElement(memory, this.print(base), this.bare(offset), this.prelude)
    typeName(type, this.prelude)
    const args = [this.print(base), this.bare(offset), ...(stride === 1 ? [] : [this.bare(stride)])]
    return `${needLoad(memory, stride === 1 ? 'contiguous' : 'strided', this.prelude)}(${args.join(', ')})`
  }

  private call(fn: LibraryFunction, type: LoopType, args: readonly Expr[]): string {
    const list = args.map((arg) => this.bare(arg)).join(', ')
    if (type.lanes === 1) return `__builtin_${fn}(${list})`
    if (fn === 'fmod') return `${needVectorFmod(this.prelude)}(${list})`
    throw new OpGemsError('BAD_KERNEL', `LoopIR: ${fn} is called on one element at a time`)
  }

  private argument(slot: number, type: LoopType): string {
    const name = `slot${slot}_${type.elem}`
    this.arguments.set(name, `${constType(type, this.prelude)} ${name} = ${readSlot(slot, type, this.prelude)};`)
    return name
  }
}

const constType = (type: LoopType, prelude: Prelude): string =>
  type.elem === 'ptr' ? 'char* const' : `const ${typeName(type, prelude)}`

function readSlot(slot: number, type: LoopType, prelude: Prelude): string {
  const raw = `slots[${slot}]`
  switch (type.elem) {
    case 'ptr':
      return `(char*)${raw}`
    case 'index':
    case 'i64':
      return raw
    case 'i32':
      return `(i32)${raw}`
    case 'bool':
      return `${raw} != 0`
    case 'f64':
      return `__builtin_bit_cast(f64, ${raw})`
    case 'f32':
      typeName({ elem: 'f64', lanes: 1 }, prelude)
      return `(f32)__builtin_bit_cast(f64, ${raw})`
    default:
      throw new OpGemsError('BAD_KERNEL', `LoopIR: slot of unknown element ${type.elem satisfies never}`)
  }
}
