// Binding a call's arguments to a schema: positional and keyword values into one array in schema order.
import { OpGemsError } from '../errors/errors.ts'
import { camelCase } from './camel.ts'
import { formatType } from './format.ts'
import { type BindTraits, describeValue, mismatch, type Reader, type ReaderOptions, readerOf } from './readers.ts'
import { type DefaultValue, isOutArg, overloadName, requiredType, type Schema, type SchemaArg } from './types.ts'

export type Keywords = Readonly<Record<string, unknown>>

/** Why a call doesn't fit a schema; the text is made when it is asked for. */
export class BindFailure {
  constructor(
    readonly schema: Schema,
    private readonly explain: () => string,
    readonly code: 'BAD_ARGUMENT' | 'UNSUPPORTED_DTYPE' = 'BAD_ARGUMENT',
  ) {}
  get reason(): string {
    return this.explain()
  }
}

/**
 * Binds the arguments of one call. The result is in schema order with defaults filled in: None is null, dtypes are
 * DType names, a single int for `int[2]` is an array of two. Default lists are shared: don't write to them.
 */
export type Binder = (positional: readonly unknown[], keyword?: Keywords) => unknown[] | BindFailure

interface Slot {
  readonly arg: SchemaArg
  readonly camel: string
  readonly read: Reader
  /** Undefined where the argument must be given. */
  readonly fallback: DefaultValue | undefined
}

/**
 * The binder of a schema, made once and kept by the caller: it allocates only the result array.
 * - undefined counts as not given, null as None; keywords go by ATen's name or its camelCase.
 * - Numbers, bigints, booleans and {re, im} are Scalars; dtypes are texts that parseDType reads.
 * - `out: [a, b]` gives the tensors of an overload with several out arguments.
 */
export function makeBinder(schema: Schema, traits: BindTraits, options: Partial<ReaderOptions> = {}): Binder {
  const readerOptions = { wrapNumbers: options.wrapNumbers ?? false }
  const slots = schema.args.map((arg): Slot => slotOf(arg, traits, readerOptions))
  const positionalCount = schema.args.filter((arg) => !arg.kwargOnly).length
  const outNames = schema.args.filter(isOutArg).map((arg) => arg.name)

  return (positional, keyword) => {
    if (positional.length > positionalCount) return tooMany(schema, positional.length, positionalCount)
    const keywords = keyword && outNames.length > 1 ? spreadOut(keyword, outNames) : keyword
    const values = new Array<unknown>(slots.length)
    let unused = keywords === undefined ? 0 : countGiven(keywords)
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!
      let given = i < positional.length ? positional[i] : undefined
      if (unused > 0) {
        const named = keywordOf(keywords!, slot)
        if (named !== undefined) {
          if (given !== undefined) return givenTwice(schema, slot)
          given = named
          unused--
        }
      }
      if (given === undefined) {
        if (slot.fallback === undefined) return missing(schema, slot)
        values[i] = slot.fallback
      } else {
        const value = slot.read(given)
        if (value === mismatch) return unfit(schema, slot, given, traits)
        values[i] = value
      }
    }
    return unused === 0 ? values : unknownKeyword(schema, keywords!, slots)
  }
}

function slotOf(arg: SchemaArg, traits: BindTraits, options: ReaderOptions): Slot {
  // What is written must be a tensor: a number has no memory to keep the result.
  const read = readerOf(arg.type, traits, arg.alias?.write ? { wrapNumbers: false } : options)
  return { arg, camel: camelCase(arg.name), read, fallback: arg.default }
}

function countGiven(keywords: Keywords): number {
  let count = 0
  for (const name in keywords) if (keywords[name] !== undefined) count++
  return count
}

/** What is given by name, in either spelling. */
function keywordOf(keywords: Keywords, { arg, camel }: Slot): unknown {
  const named = keywords[arg.name]
  return named === undefined && camel !== arg.name ? keywords[camel] : named
}

/** PyTorch's `out=(values, indices)` as one keyword for each out argument. */
function spreadOut(keywords: Keywords, names: readonly string[]): Keywords {
  const { out, ...rest } = keywords
  if (!Array.isArray(out) || out.length !== names.length) return keywords
  return { ...rest, ...Object.fromEntries(names.map((name, i) => [name, out[i]])) }
}

const tooMany = (schema: Schema, given: number, allowed: number) =>
  new BindFailure(schema, () => `takes at most ${allowed} positional arguments, got ${given}`)

const givenTwice = (schema: Schema, { arg }: Slot) =>
  new BindFailure(schema, () => `argument '${arg.name}' is given by position and by name`)

const missing = (schema: Schema, { arg }: Slot) =>
  new BindFailure(schema, () => `argument '${arg.name}' (${formatType(arg.type)}) is missing`)

function unfit(schema: Schema, { arg }: Slot, given: unknown, traits: BindTraits): BindFailure {
  const unknownDType = requiredType(arg.type).kind === 'ScalarType' && typeof given === 'string'
  return new BindFailure(
    schema,
    () => `argument '${arg.name}' must be ${formatType(arg.type)}, got ${describeValue(given, traits)}`,
    unknownDType ? 'UNSUPPORTED_DTYPE' : 'BAD_ARGUMENT',
  )
}

function unknownKeyword(schema: Schema, keywords: Keywords, slots: readonly Slot[]): BindFailure {
  return new BindFailure(schema, () => {
    const known = new Set(slots.flatMap(({ arg, camel }) => [arg.name, camel]))
    const names = Object.keys(keywords).filter((name) => keywords[name] !== undefined)
    const extra = names.find((name) => !known.has(name))
    return extra === undefined
      ? `an argument is given in both spellings: ${names.join(', ')}`
      : `has no argument '${extra}'; its arguments are ${slots.map(({ arg }) => arg.name).join(', ')}`
  })
}

/** BAD_ARGUMENT (UNSUPPORTED_DTYPE for an unknown dtype's name) that names operator and argument. */
export function bindError({ schema, reason, code }: BindFailure): OpGemsError {
  const operator = overloadName(schema)
  return new OpGemsError(code, `${operator}: ${reason}; its schema is ${schema.text}`, { operator })
}
