// Text of PyTorch's FunctionSchema language to a Schema.
import { parseDType } from '../dtype/index.ts'
import { memoryFormats, scalarTypes } from './enums.ts'
import { Scanner } from './scanner.ts'
import {
  type AliasInfo,
  type BaseKind,
  baseKinds,
  type DefaultValue,
  requiredType,
  type Schema,
  type SchemaArg,
  type SchemaReturn,
  type SchemaType,
} from './types.ts'

/**
 * Parses `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`, with or without a namespace.
 * @throws OpGemsError BAD_SCHEMA with the position
 */
export function parseSchema(text: string): Schema {
  const scanner = new Scanner(text)
  let full = scanner.word('an operator name')
  const namespace = scanner.skip('::') ? full : undefined
  if (namespace !== undefined) full = scanner.word('an operator name')
  const dot = full.indexOf('.')
  scanner.expect('(')
  const args = parseArgs(scanner)
  scanner.expect('->')
  const tuple = scanner.skip('(')
  const returns = tuple ? parseReturns(scanner) : [parseReturn(scanner)]
  scanner.end()
  return {
    ...(namespace === undefined ? {} : { namespace }),
    name: dot < 0 ? full : full.slice(0, dot),
    overload: dot < 0 ? '' : full.slice(dot + 1),
    args,
    returns,
    tuple,
    text,
  }
}

function parseArgs(scanner: Scanner): SchemaArg[] {
  const args: SchemaArg[] = []
  if (scanner.skip(')')) return args
  let kwargOnly = false
  do {
    if (!kwargOnly && scanner.skip('*')) kwargOnly = true
    else args.push(parseArg(scanner, kwargOnly, args))
  } while (scanner.skip(','))
  scanner.expect(')')
  return args
}

function parseArg(scanner: Scanner, kwargOnly: boolean, earlier: readonly SchemaArg[]): SchemaArg {
  const { type, alias } = parseType(scanner)
  const name = scanner.identifier('an argument name')
  if (earlier.some((arg) => arg.name === name)) scanner.fail(`a second argument '${name}'`)
  const base = { name, type, kwargOnly, ...(alias ? { alias } : {}) }
  if (!scanner.skip('=')) return { ...base, default: undefined }
  const [value, defaultText] = scanner.textOf(() => parseDefault(scanner, type))
  return { ...base, default: value, defaultText }
}

function parseReturns(scanner: Scanner): SchemaReturn[] {
  const returns: SchemaReturn[] = []
  if (scanner.skip(')')) return returns
  do returns.push(parseReturn(scanner))
  while (scanner.skip(','))
  scanner.expect(')')
  return returns
}

function parseReturn(scanner: Scanner): SchemaReturn {
  const { type, alias } = parseType(scanner)
  const result: SchemaReturn = { type, ...(alias ? { alias } : {}) }
  if (scanner.peek(',') || scanner.peek(')') || scanner.atEnd()) return result
  return { ...result, name: scanner.identifier('a result name') }
}

function parseType(scanner: Scanner): { type: SchemaType; alias?: AliasInfo } {
  let type = parseBase(scanner)
  let alias: AliasInfo | undefined
  for (;;) {
    if (scanner.skip('?')) type = { kind: 'optional', of: type }
    else if (scanner.skip('[')) type = parseList(scanner, type)
    else if (scanner.skip('(')) alias = parseAlias(scanner)
    else return alias ? { type, alias } : { type }
  }
}

const simpleTypes: ReadonlyMap<string, SchemaType> = new Map<string, SchemaType>([
  ...baseKinds.map((kind: BaseKind): [string, SchemaType] => [kind, { kind }]),
  ['SymInt', { kind: 'int', symbolic: true }],
])
const opaqueTypes = new Set(['Storage', 'Stream', 'QScheme', 'Dict'])

function parseBase(scanner: Scanner): SchemaType {
  const name = scanner.word('a type')
  const simple = simpleTypes.get(name)
  if (simple) return simple
  if (!opaqueTypes.has(name) && !name.startsWith('__torch__.')) scanner.fail(`'${name}' is no type`)
  return { kind: 'opaque', name: name === 'Dict' ? name + scanner.parenthesized() : name }
}

function parseList(scanner: Scanner, of: SchemaType): SchemaType {
  if (scanner.skip(']')) return { kind: 'list', of }
  const size = Number(scanner.number('a size'))
  scanner.expect(']')
  return { kind: 'list', of, size }
}

function parseAlias(scanner: Scanner): AliasInfo {
  const set = scanner.identifier('an alias set')
  const write = scanner.skip('!')
  const after = scanner.skip('->') ? (scanner.skip('*') ? '*' : scanner.identifier('an alias set')) : undefined
  scanner.expect(')')
  return after === undefined ? { set, write } : { set, write, after }
}

function parseDefault(scanner: Scanner, type: SchemaType): DefaultValue {
  if (scanner.skip('None')) return null
  const inner = requiredType(type)
  if (inner.kind === 'list') return parseDefaultList(scanner, inner)
  return parseDefaultScalar(scanner, inner)
}

function parseDefaultList(scanner: Scanner, type: SchemaType & { kind: 'list' }): DefaultValue {
  const values: (number | boolean)[] = []
  if (!scanner.skip('[')) {
    const value = parseDefaultScalar(scanner, type.of) as number | boolean
    return Array(type.size ?? 1).fill(value)
  }
  if (scanner.skip(']')) return values
  do values.push(parseDefaultScalar(scanner, type.of) as number | boolean)
  while (scanner.skip(','))
  scanner.expect(']')
  return values
}

function parseDefaultScalar(scanner: Scanner, type: SchemaType): number | boolean | string {
  if (scanner.skip('True')) return true
  if (scanner.skip('False')) return false
  switch (type.kind) {
    case 'str':
      return scanner.string('a string').slice(1, -1).replace(/\\(.)/g, '$1')
    case 'ScalarType':
      return parseScalarType(scanner)
    case 'MemoryFormat':
      return parseMemoryFormat(scanner)
    default:
      return Number(scanner.number('a default').replace('inf', 'Infinity').replace('nan', 'NaN'))
  }
}

// PyTorch prints the defaults of both enums as their values.
function parseMemoryFormat(scanner: Scanner): string {
  if (!scanner.peekDigit()) return scanner.word('a memory format')
  return memoryFormats[Number(scanner.number('a memory format'))] ?? scanner.fail('no such memory format')
}

function parseScalarType(scanner: Scanner): string {
  if (!scanner.peekDigit()) return parseDType(scanner.word('a dtype'))
  return scalarTypes[Number(scanner.number('a dtype'))] ?? scanner.fail('no such dtype')
}
