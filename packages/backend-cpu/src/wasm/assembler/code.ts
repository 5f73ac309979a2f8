// Encodes the body of one function: folded instructions to opcodes, names of locals, labels and functions to numbers.
import type { ByteWriter } from './byte-writer.ts'
import { type Opcode, opcodeOf } from './opcodes.ts'
import type { Form } from './reader.ts'

export const valueTypes: Readonly<Record<string, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b }

export interface FunctionScope {
  readonly functions: ReadonlyMap<string, number>
  readonly locals: ReadonlyMap<string, number>
  /** Without it `relaxed_madd` becomes a multiplication and an addition, `relaxed_trunc` the slower saturating form. */
  readonly relaxedSimd: boolean
}

const EMPTY_BLOCK = 0x40
const END = 0x0b

/** Little-endian bytes of numbers of one shape. */
function laneBytes(shape: string, lanes: readonly string[]): Uint8Array {
  if (shape === 'f32x4') return new Uint8Array(Float32Array.from(lanes, parseFloatText).buffer)
  if (shape === 'f64x2') return new Uint8Array(Float64Array.from(lanes, parseFloatText).buffer)
  if (shape === 'i32x4') return new Uint8Array(Int32Array.from(lanes, Number).buffer)
  if (shape === 'i64x2') return new Uint8Array(BigInt64Array.from(lanes, BigInt).buffer)
  throw new SyntaxError(`v128.const of ${shape}`)
}

function parseFloatText(text: string): number {
  if (text === 'inf') return Infinity
  if (text === '-inf') return -Infinity
  const value = Number(text)
  if (Number.isNaN(value) && text !== 'nan') throw new SyntaxError(`'${text}' is no number`)
  return value
}

const isForm = (item: string | Form | undefined): item is Form => typeof item === 'object'

export class CodeEncoder {
  readonly #labels: (string | undefined)[] = []
  constructor(
    private readonly out: ByteWriter,
    private readonly scope: FunctionScope,
  ) {}

  instructions(forms: Iterable<string | Form>): void {
    for (const form of forms) {
      if (!isForm(form)) throw new SyntaxError(`'${form}' where an instruction in parentheses is needed`)
      this.instruction(form)
    }
  }

  instruction(form: Form): void {
    const name = form[0] as string
    switch (name) {
      case 'local.get':
        this.out.byte(0x20)
        this.out.unsigned(this.#number(this.scope.locals, form[1]))
        return
      case 'local.set':
        this.instruction(form[2] as Form)
        this.out.byte(0x21)
        this.out.unsigned(this.#number(this.scope.locals, form[1]))
        return
      case 'call':
        this.instructions(form.slice(2))
        this.out.byte(0x10)
        this.out.unsigned(this.#number(this.scope.functions, form[1]))
        return
      case 'block':
      case 'loop':
        return this.#block(name === 'block' ? 0x02 : 0x03, form)
      case 'if':
        return this.#if(form)
      case 'br':
      case 'br_if':
        this.instructions(form.slice(2))
        this.out.byte(name === 'br' ? 0x0c : 0x0d)
        this.out.unsigned(this.#depth(form[1]))
        return
      default:
        return name.endsWith('.const') ? this.#constant(name, form.slice(1) as string[]) : this.#plain(name, form)
    }
  }

  #number(numbers: ReadonlyMap<string, number>, name: string | Form | undefined): number {
    const number = numbers.get(name as string)
    if (number === undefined) throw new SyntaxError(`unknown name ${String(name)}`)
    return number
  }

  #depth(label: string | Form | undefined): number {
    const position = this.#labels.lastIndexOf(label as string)
    if (position < 0) throw new SyntaxError(`unknown label ${String(label)}`)
    return this.#labels.length - 1 - position
  }

  #block(opcode: number, [, label, ...body]: Form): void {
    this.out.byte(opcode)
    this.out.byte(EMPTY_BLOCK)
    this.#labels.push(label as string)
    this.instructions(body)
    this.#labels.pop()
    this.out.byte(END)
  }

  #if(form: Form): void {
    const parts = form.slice(1) as Form[]
    const result = parts[0]?.[0] === 'result' ? valueTypes[parts.shift()![1] as string]! : EMPTY_BLOCK
    const [condition, then, otherwise] = parts as [Form, Form, Form | undefined]
    this.instruction(condition)
    this.out.byte(0x04)
    this.out.byte(result)
    this.#labels.push(undefined)
    this.instructions(then.slice(1))
    if (otherwise) {
      this.out.byte(0x05)
      this.instructions(otherwise.slice(1))
    }
    this.#labels.pop()
    this.out.byte(END)
  }

  #constant(name: string, values: readonly string[]): void {
    const [first = ''] = values
    if (name === 'v128.const') {
      this.out.bytes([0xfd, 12])
      this.out.bytes(laneBytes(first, values.slice(1)))
    } else if (name === 'i32.const' || name === 'i64.const') {
      this.out.byte(name === 'i32.const' ? 0x41 : 0x42)
      this.out.signed(BigInt.asIntN(name === 'i32.const' ? 32 : 64, BigInt(first)))
    } else {
      const isFloat32 = name === 'f32.const'
      this.out.byte(isFloat32 ? 0x43 : 0x44)
      this.out.bytes(laneBytes(isFloat32 ? 'f32x4' : 'f64x2', [first]))
    }
  }

  #plain(name: string, form: Form): void {
    const opcode = opcodeOf.get(name)
    if (!opcode) throw new SyntaxError(`unknown instruction ${name}`)
    if (name.includes('.relaxed_') && !this.scope.relaxedSimd) return this.#withoutRelaxedSimd(name, form)
    const operands = form.findIndex(isForm)
    const words = (operands < 0 ? form.slice(1) : form.slice(1, operands)) as string[]
    if (operands > 0) this.instructions(form.slice(operands))
    this.out.bytes(opcode.bytes)
    this.#immediates(opcode, words)
  }

  #withoutRelaxedSimd(name: string, [, ...operands]: Form): void {
    if (name.endsWith('.relaxed_madd')) {
      const shape = name.slice(0, name.indexOf('.'))
      const [a, b, c] = operands as [Form, Form, Form]
      this.instruction([`${shape}.add`, [`${shape}.mul`, a, b], c])
    } else this.instruction([name.replace('relaxed_trunc', 'trunc_sat'), ...operands])
  }

  #immediates({ immediate }: Opcode, words: readonly string[]): void {
    if (immediate === 'memory' || immediate === 'memoryLane') {
      const offset = words.find((word) => word.startsWith('offset='))
      this.out.byte(0) // alignment 1: a hint only
      this.out.unsigned(offset ? Number(offset.slice('offset='.length)) : 0)
    }
    if (immediate === 'memoryLane' || immediate === 'lane') this.out.byte(Number(words.at(-1)))
    if (immediate === 'shuffle') this.out.bytes(words.map(Number))
  }
}
