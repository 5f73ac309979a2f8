// The state of rendering one function: its lines so far, its locals and temporaries, and what it imports.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Elem, LibraryFunction, LoopFunction, LoopType, Variable } from '../ir.ts'
import { lanesOfShape, scalarOf, shapeOf, type WasmType } from './spelling.ts'

/** How many 16-byte parts hold a vector of this type; a scalar is one part. */
export function partCount(type: LoopType): number {
  return type.lanes === 1 ? 1 : type.lanes / lanesOfShape[shapeOf[type.elem]]
}

const wasmType = (type: LoopType): WasmType => (type.lanes === 1 ? scalarOf[type.elem] : 'v128')

const trivial = /^\((?:local\.get|\w+\.const) [^()]*\)$/

export class Emission {
  readonly lines: string[] = []
  readonly locals = new Map<string, WasmType>()
  readonly libraryFunctions = new Set<LibraryFunction>()
  /** Launch arguments that were read, by local name; loaded once at the start. */
  readonly slots = new Map<string, { readonly slot: number; readonly elem: Elem }>()
  /** Variables whose value is never negative, so that a constant may be folded into an address after them. */
  readonly nonNegative = new Set<Variable>()
  readonly #name: string
  readonly #parameters: readonly string[]
  #indent = 2
  #labels = 0
  #temporaries = 0

  constructor(fn: LoopFunction) {
    this.#name = fn.name
    this.#parameters = ['slots', fn.first.name, fn.end.name, fn.scratch.name]
    this.nonNegative.add(fn.first).add(fn.end)
  }

  fail(message: string): never {
    throw new OpGemsError('BAD_KERNEL', `WebAssembly for ${this.#name}: ${message}`)
  }

  line(text: string): void {
    this.lines.push('  '.repeat(this.#indent) + text)
  }

  /** Lines of an enclosed block, between an opening and a closing line. */
  block(open: string, body: () => void): void {
    this.line(open)
    this.#indent++
    body()
    this.#indent--
    this.line(')')
  }

  label(): string {
    return `$L${this.#labels++}`
  }

  /** The texts that read a variable's parts. */
  read(variable: Variable): string[] {
    return this.partNames(variable).map((name) => `(local.get ${name})`)
  }

  partNames(variable: Variable): string[] {
    const { name, type } = variable
    if (type.lanes === 1) return [`$${name}`]
    return Array.from({ length: partCount(type) }, (_, part) => `$${name}.${part}`)
  }

  declare(variable: Variable): void {
    for (const name of this.partNames(variable)) {
      if (this.locals.has(name) || this.#parameters.includes(name.slice(1)))
        this.fail(`variable '${variable.name}' is declared twice`)
      this.locals.set(name, wasmType(variable.type))
    }
  }

  temporary(type: WasmType): string {
    const name = `$t:${this.#temporaries++}`
    this.locals.set(name, type)
    return name
  }

  /** Text that may be repeated: a constant or local as it is, anything else through a temporary set before this statement. */
  bind(type: WasmType, text: string): string {
    if (trivial.test(text)) return text
    const name = this.temporary(type)
    this.line(`(local.set ${name} ${text})`)
    return `(local.get ${name})`
  }

  slot(slot: number, elem: Elem): string {
    const name = `$slot:${slot}.${elem}`
    this.slots.set(name, { slot, elem })
    return `(local.get ${name})`
  }
}
