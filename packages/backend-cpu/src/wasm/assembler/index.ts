// Assembles the WebAssembly text that the loops renderer writes: a module of imports and exported functions, synchronously.
import { ByteWriter } from './byte-writer.ts'
import { CodeEncoder, valueTypes } from './code.ts'
import { type Form, readForms } from './reader.ts'

interface Signature {
  readonly parameters: readonly string[]
  readonly results: readonly string[]
}
interface Import extends Signature {
  readonly module: string
  readonly field: string
  readonly id: string
}

const unquote = (text: string | Form | undefined): string => String(text).slice(1, -1)
const listsOf = (form: Form, head: string): Form[] =>
  form.filter((item): item is Form => typeof item === 'object' && item[0] === head)

/** Types of `(param $x i32)` or `(param f64 f64)`. */
const typesIn = (lists: readonly Form[]): string[] =>
  lists.flatMap((list) => (list.slice(1) as string[]).filter((word) => !word.startsWith('$')))

const signatureOf = (form: Form): Signature => ({
  parameters: typesIn(listsOf(form, 'param')),
  results: typesIn(listsOf(form, 'result')),
})

function section(out: ByteWriter, id: number, count: number, write: (body: ByteWriter) => void): void {
  if (count === 0) return
  const body = new ByteWriter()
  body.unsigned(count)
  write(body)
  out.byte(id)
  out.sized(body.finish())
}

function writeTypes(body: ByteWriter, signatures: readonly Signature[]): void {
  for (const { parameters, results } of signatures) {
    body.byte(0x60)
    body.sized(parameters.map((type) => valueTypes[type]!))
    body.sized(results.map((type) => valueTypes[type]!))
  }
}

/** Limits with flag 3: shared, with a maximum. */
function writeMemoryImport(body: ByteWriter, [, module, field, memory]: Form): void {
  const [, minimum, maximum, shared] = memory as readonly string[]
  if (shared !== 'shared') throw new SyntaxError('the memory must be shared')
  body.name(unquote(module))
  body.name(unquote(field))
  body.bytes([0x02, 0x03])
  body.unsigned(Number(minimum))
  body.unsigned(Number(maximum))
}

function writeFunction(form: Form, functions: ReadonlyMap<string, number>, relaxedSimd: boolean): Uint8Array {
  const declarations = [...listsOf(form, 'param'), ...listsOf(form, 'local')]
  const locals = new Map(declarations.map(([, name], number) => [name as string, number]))
  if (locals.size !== declarations.length) throw new SyntaxError('two locals of one name')
  const out = new ByteWriter()
  const types = typesIn(listsOf(form, 'local'))
  out.unsigned(types.length)
  for (const type of types) out.bytes([1, valueTypes[type]!])
  const body = form.slice(1).filter((item) => !['export', 'param', 'result', 'local'].includes(item[0] as string))
  new CodeEncoder(out, { functions, locals, relaxedSimd }).instructions(body)
  out.byte(0x0b)
  return out.finish()
}

function readImport(form: Form): Import {
  const [, module, field, description] = form as [string, string, string, Form]
  return { module: unquote(module), field: unquote(field), id: description[1] as string, ...signatureOf(description) }
}

export interface AssemblerOptions {
  /** Whether the engine has relaxed SIMD; otherwise fused multiply-adds are written as two instructions. */
  readonly relaxedSimd: boolean
}

/**
 * Turns the text of one module into bytes.
 * @throws SyntaxError for text outside the subset that the renderer writes
 */
export function assemble(text: string, options: AssemblerOptions): Uint8Array {
  const [module] = readForms(text)
  if (module?.[0] !== 'module') throw new SyntaxError('the text holds no module')
  const imports = listsOf(module, 'import')
  const memories = imports.filter((form) => form[3]?.[0] === 'memory')
  const imported = imports.filter((form) => form[3]?.[0] === 'func').map(readImport)
  const functions = listsOf(module, 'func')
  const numbers = new Map(imported.map(({ id }, number) => [id, number]))
  const out = new ByteWriter()
  out.bytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
  section(out, 1, imported.length + functions.length, (body) =>
    writeTypes(body, [...imported, ...functions.map(signatureOf)]),
  )
  section(out, 2, imports.length, (body) => {
    for (const memory of memories) writeMemoryImport(body, memory)
    imported.forEach(({ module: from, field }, type) => {
      body.name(from)
      body.name(field)
      body.byte(0)
      body.unsigned(type)
    })
  })
  section(out, 3, functions.length, (body) => {
    functions.forEach((_, number) => {
      body.unsigned(imported.length + number)
    })
  })
  section(out, 7, functions.length, (body) => {
    functions.forEach((form, number) => {
      body.name(unquote(listsOf(form, 'export')[0]?.[1]))
      body.byte(0)
      body.unsigned(imported.length + number)
    })
  })
  section(out, 10, functions.length, (body) => {
    for (const form of functions) body.sized(writeFunction(form, numbers, options.relaxedSimd))
  })
  return out.finish()
}
