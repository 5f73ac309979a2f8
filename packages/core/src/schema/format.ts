// A Schema back to its text.
import {
  type AliasInfo,
  overloadName,
  type Schema,
  type SchemaArg,
  type SchemaReturn,
  type SchemaType,
} from './types.ts'

/** The text of a schema; parsing it gives the same schema. */
export function formatSchema(schema: Schema): string {
  const namespace = schema.namespace === undefined ? '' : `${schema.namespace}::`
  const returns = schema.returns.map(formatReturn).join(', ')
  return `${namespace}${overloadName(schema)}(${formatArgs(schema.args)}) -> ${schema.tuple ? `(${returns})` : returns}`
}

function formatArgs(args: readonly SchemaArg[], format = formatArg): string {
  const texts = args.map(format)
  const firstKeyword = args.findIndex((arg) => arg.kwargOnly)
  if (firstKeyword >= 0) texts.splice(firstKeyword, 0, '*')
  return texts.join(', ')
}

function formatArg({ type, alias, name, defaultText }: SchemaArg): string {
  return `${formatType(type, alias)} ${name}${defaultText === undefined ? '' : `=${defaultText}`}`
}

const formatReturn = ({ type, alias, name }: SchemaReturn): string =>
  formatType(type, alias) + (name === undefined ? '' : ` ${name}`)

/** The text of a type: `Tensor(a!)?`, `int[2]`. */
export function formatType(type: SchemaType, alias?: AliasInfo): string {
  switch (type.kind) {
    case 'optional':
      return `${formatType(type.of, alias)}?`
    case 'list':
      return `${formatType(type.of, alias)}[${type.size ?? ''}]`
    case 'opaque':
      return type.name
    default:
      return (type.symbolic ? 'SymInt' : type.kind) + (alias ? formatAlias(alias) : '')
  }
}

const formatAlias = ({ set, write, after }: AliasInfo): string =>
  `(${set}${write ? '!' : ''}${after === undefined ? '' : ` -> ${after}`})`

/** The arguments as PyTorch's Python bindings spell them, C++ types included; only their order as texts matters. */
export const signatureText = (schema: Schema): string =>
  formatArgs(schema.args, (arg) => formatArg(arg).replace(/^[A-Za-z]+(\[)?/, cppName))

const cppNames: Readonly<Record<string, string>> = { int: 'int64_t', float: 'double', str: 'c10::string_view' }
const cppLists: Readonly<Record<string, string>> = {
  int: 'IntArrayRef',
  SymInt: 'SymIntArrayRef',
  Tensor: 'TensorList',
  Dimname: 'DimnameList',
}

function cppName(start: string, bracket: string | undefined): string {
  if (bracket === undefined) return cppNames[start] ?? start
  const element = start.slice(0, -1)
  return `${cppLists[element] ?? `ArrayRef<${cppNames[element] ?? element}>`}[`
}
