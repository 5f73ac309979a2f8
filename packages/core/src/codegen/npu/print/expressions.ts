// Prints scalar expressions of one core in a dialect of the npu family.
import type { NpuDialect } from '../../../backend/target.ts'
import type { Elem, Expr, MemoryType, Variable } from '../../loops/ir.ts'
import { type ParameterNames, SimtExpressions } from '../../simt/print/expressions.ts'
import { spell } from '../../simt/print/spell.ts'
import type { NpuExpr, VectorPart, VectorStorage } from '../ir.ts'
import type { NpuPrelude } from './prelude.ts'

export class NpuExpressions extends SimtExpressions {
  constructor(
    prelude: NpuPrelude,
    parameters: ParameterNames,
    wide: boolean,
    private readonly npu: NpuDialect,
    private readonly storage: ReadonlyMap<Variable, VectorStorage>,
  ) {
    super(prelude, parameters, wide)
  }

  override print(expr: Expr): string {
    if (expr.kind === 'load') {
      const element = spell(this.npu.globalElement.get, [this.at(expr.memory, expr.base, expr.offset, true)])
      return /8|16/.test(expr.memory) ? `(i32)${element}` : element
    }
    if (expr.kind === 'slot' && expr.type.elem === 'f32' && this.npu.floatArgument)
      return spell(this.npu.floatArgument, [this.parameters.get(expr.slot)!])
    if (expr.kind === 'address') return `(${this.print(expr.base)} + ${this.print(expr.bytes)})`
    if (expr.kind === 'npu') return this.special(expr.npu)
    return super.print(expr)
  }
  override elemName(elem: Elem): string {
    return elem === 'ptr' ? `${this.qualified('char')}*` : super.elemName(elem)
  }
  override pointer(memory: MemoryType, base: Expr, isRead: boolean): string {
    if (base.kind === 'slot') return super.pointer(memory, base, isRead)
    return `(${isRead ? 'const ' : ''}${this.qualified(memory)}*)${this.print(base)}`
  }
  /** A typed pointer to an element in device memory. */
  at(memory: MemoryType, base: Expr, offset: Expr, isRead: boolean): string {
    const pointer = this.pointer(memory, base, isRead)
    return offset.kind === 'const' && Number(offset.value) === 0
      ? `(${pointer})`
      : `(${pointer} + ${this.print(offset)})`
  }
  part({ vector, at }: VectorPart): string {
    if (at.kind === 'const' && Number(at.value) === 0) return vector.name
    return spell(this.npu.part, [vector.name, this.print(at)])
  }
  qualified(type: string): string {
    return this.npu.globalQualifier ? `${this.npu.globalQualifier} ${type}` : type
  }

  private special(expr: NpuExpr): string {
    if (expr.op === 'function')
      return spell(
        this.npu.scalarFunctions[expr.fn]!,
        expr.args.map((a) => this.bare(a)),
      )
    if (expr.op !== 'elements') throw new Error(`'${expr.op}' is no scalar`)
    const { memory } = this.storage.get(expr.vector)!
    const element = spell(this.npu.element.get, [expr.vector.name, this.bare(expr.at)])
    if (expr.vector.type.elem === 'bool') return `(${element} != 0)`
    return /8|16/.test(memory) ? `(i32)${element}` : element
  }
}
