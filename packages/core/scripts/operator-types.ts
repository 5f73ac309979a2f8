// TypeScript signatures of the operators, written from their schemas: the text of src/dispatch/signatures/*.ts.
import type { Category } from '../src/dispatch/contract.ts'
import type { OperatorTable } from '../src/dispatch/operator-table.ts'
import {
  atenOverloads,
  camelCase,
  isOutArg,
  requiredType,
  type Schema,
  type SchemaArg,
  type SchemaType,
  variantsOf,
} from '../src/schema/index.ts'

/** The text of one file for each category, and of the interface of all, by file name. */
export function operatorTypeFiles(table: OperatorTable): ReadonlyMap<string, string> {
  const byCategory = new Map<Category, string[]>()
  for (const base of [...table.names].sort()) {
    const category = table.overloads(base)[0]!.contract.category
    byCategory.set(category, [...(byCategory.get(category) ?? []), ...methodsOf(table, base, category)])
  }
  const categories = [...byCategory.keys()].sort()
  return new Map([
    ...categories.map((c): [string, string] => [`${c}.ts`, categoryFile(c, byCategory.get(c)!)]),
    ['operators.ts', operatorsFile(categories)],
  ])
}

const header = (
  subject: string,
): string => `// ${subject}, written from the operators' schemas by \`npm run generate:types -w @opgems/core\`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
`

const interfaceName = (category: Category): string => `${category[0]!.toUpperCase()}${category.slice(1)}Operators`

/** What schemas' types are called in TypeScript, and where they come from. */
const typeImports: Readonly<Record<string, string>> = {
  DType: '../../dtype/index.ts',
  Layout: '../../schema/index.ts',
  MemoryFormat: '../../schema/index.ts',
  Scalar: './scalar.ts',
  Tensor: '../../tensor/index.ts',
}

function categoryFile(category: Category, methods: readonly string[]): string {
  const body = methods.join('\n')
  const code = body.replace(/\/\*\*.*?\*\//gs, '')
  const used = Object.keys(typeImports).filter((name) => new RegExp(`\\b${name}\\b`).test(code))
  const imports = [...new Set(used.map((name) => typeImports[name]!))].map((file) => {
    const names = used.filter((name) => typeImports[name] === file)
    return `import type { ${names.join(', ')} } from '${file}'\n`
  })
  return `${header(`Types of the ${category} operators`)}${imports.join('')}
export interface ${interfaceName(category)} {
${body}
}
`
}

function operatorsFile(categories: readonly Category[]): string {
  const imports = categories.map((c) => `import type { ${interfaceName(c)} } from './${c}.ts'\n`)
  return `${header('Types of all operators')}${imports.join('')}
/** Every operator as a function: positional arguments as in its schema, then an object of keywords. */
export interface Operators
  extends ${categories.map(interfaceName).join(',\n    ')} {}
`
}

/** The methods of a base name and of its in-place form. */
function methodsOf(table: OperatorTable, base: string, category: Category): string[] {
  const functional = table.overloads(base).filter((o) => o.form === 'functional')
  const inplace = [`${base}_`].filter((name) => atenOverloads(name).length > 0).flatMap((name) => table.overloads(name))
  const integers = integerPlaces(functional.map(({ schema }) => schema))
  return [...functional, ...inplace].flatMap(({ schema }) => {
    const out = variantsOf(schema).out?.args.filter(isOutArg).length ?? 0
    return signaturesOf(schema, category, out, integers)
  })
}

/** Positions where an overload takes an integer, so that a number there is no tensor of another: `max(x, 1)` is along a dimension. */
const integerPlaces = (schemas: readonly Schema[]): ReadonlySet<number> =>
  new Set(schemas.flatMap(({ args }) => args.flatMap(({ type }, i) => (type.kind === 'int' ? [i] : []))))

/**
 * Up to three signatures of an overload: all of its positional arguments in order; the required ones, with the rest as
 * keywords; the tensors alone, with the rest as keywords.
 */
function signaturesOf(schema: Schema, category: Category, outTensors: number, integers: ReadonlySet<number>): string[] {
  const positional = schema.args.filter((arg) => !arg.kwargOnly)
  const keywords = schema.args.filter((arg) => arg.kwargOnly && !isOutArg(arg))
  const required = positional.filter((arg) => arg.default === undefined)
  const optional = positional.filter((arg) => arg.default !== undefined)
  const name = propertyName(camelCase(schema.name))
  const doc = `  /** \`${schema.text.replace(/\*\//g, '*\\/')}\` */\n`
  const write = (args: readonly SchemaArg[], options: readonly SchemaArg[]): string => {
    const takesNumbers = (place: number) => place > 0 && category === 'pointwise' && !integers.has(place)
    const parameters = args.map((arg) => parameterText(arg, takesNumbers(schema.args.indexOf(arg))))
    const object = optionsText(options, category, outTensors)
    return `${doc}  ${name}(${[...parameters, ...(object ? [object] : [])].join(', ')}): ${returnText(schema)}`
  }
  const all = write(positional, keywords)
  const short = optional.length > 0 ? [write(required, [...optional, ...keywords])] : []
  const isTensors = ({ type }: SchemaArg): boolean => (type.kind === 'list' ? type.of : type).kind === 'Tensor'
  const leading = required.slice(
    0,
    required.findIndex((arg) => !isTensors(arg)),
  )
  const tensorsOnly =
    required.every(isTensors) || leading.length === 0
      ? []
      : [write(leading, [...positional.slice(leading.length), ...keywords])]
  return [all, ...short, ...tensorsOnly]
}

const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)

/** Names that TypeScript reserves get an underscore: they are positional, so that nothing else changes. */
const reserved = new Set(['function', 'in', 'default', 'new', 'delete', 'with', 'var', 'return', 'this'])

function parameterText(arg: SchemaArg, takesNumbers: boolean): string {
  const name = camelCase(arg.name)
  const optional = arg.default === undefined ? '' : '?'
  return `${reserved.has(name) ? `${name}_` : name}${optional}: ${typeText(arg.type, takesNumbers)}`
}

/** The last parameter: an object of keywords, which must be given where one of them must. */
function optionsText(args: readonly SchemaArg[], category: Category, outTensors: number): string {
  const fields = args.map((arg) => {
    const type = typeText(arg.type, category === 'pointwise')
    return `${camelCase(arg.name)}${arg.default === undefined ? `: ${type}` : `?: ${type} | undefined`}`
  })
  if (outTensors > 0)
    fields.push(`out?: ${outTensors === 1 ? 'Tensor' : `readonly [${tuple(outTensors)}]`} | undefined`)
  if (fields.length === 0) return ''
  const isRequired = args.some((arg) => arg.default === undefined)
  return `options${isRequired ? '' : '?'}: { ${fields.join('; ')} }`
}

const tuple = (count: number): string => Array<string>(count).fill('Tensor').join(', ')

function typeText(type: SchemaType, takesNumbers: boolean): string {
  switch (type.kind) {
    case 'optional':
      return `${typeText(type.of, takesNumbers)} | null`
    case 'list': {
      const element = typeText(type.of, false)
      const list = `readonly ${/[ |]/.test(element) ? `(${element})` : element}[]`
      return type.size !== undefined && type.of.kind !== 'Tensor' ? `${element} | ${list}` : list
    }
    case 'opaque':
      return 'unknown'
    case 'Tensor':
      return takesNumbers ? 'Tensor | number | bigint | boolean' : 'Tensor'
    case 'Scalar':
      return 'Scalar'
    case 'int':
    case 'float':
      return 'number'
    case 'bool':
      return 'boolean'
    case 'str':
    case 'Device':
    case 'Dimname':
      return 'string'
    case 'complex':
      return 'Scalar'
    case 'ScalarType':
      return 'DType'
    case 'Layout':
    case 'MemoryFormat':
      return type.kind
    case 'Generator':
      return 'object'
    default:
      return type satisfies never
  }
}

function returnText({ returns, tuple: isTuple }: Schema): string {
  if (returns.length === 0) return 'void'
  if (returns.length === 1 && !isTuple) return resultText(returns[0]!.type)
  const named = returns.every((r) => r.name !== undefined)
  return `[${returns.map((r) => `${named ? `${r.name}: ` : ''}${resultText(r.type)}`).join(', ')}]`
}

/** Results are the caller's own: lists are not read-only. */
function resultText(type: SchemaType): string {
  const inner = requiredType(type)
  return inner.kind === 'list' ? `${resultText(inner.of)}[]` : typeText(inner, false)
}
