// Choosing the overload of an operator that a call's arguments fit, in PyTorch's order of preference.
import { OpGemsError } from '../errors/errors.ts'
import { type Binder, BindFailure, bindError, type Keywords, makeBinder } from './bind.ts'
import { formatType, signatureText } from './format.ts'
import type { BindTraits } from './readers.ts'
import { isOutArg, overloadName, requiredType, type Schema, type SchemaType } from './types.ts'

export interface ChoiceOptions {
  /** Where nothing else fits, a scalar may stand for a Tensor argument: PyTorch's wrapped number. */
  readonly wrapNumbers?: boolean
}

export interface Choice {
  readonly schema: Schema
  /** In schema order, as a Binder gives them. */
  readonly values: unknown[]
  /** Bit i is set where argument i is a Tensor in the schema and a scalar in the call. */
  readonly wrapped: number
}

export type Chooser = (positional: readonly unknown[], keyword?: Keywords) => Choice

/**
 * The chooser over some overloads, made once and kept by the caller. The first that binds in the order of
 * `orderOverloads` wins; scalars for Tensors are tried only after every overload has refused the call as it is.
 * @throws OpGemsError BAD_ARGUMENT (from the chooser) listing each candidate and why it doesn't fit
 */
export function makeChooser(schemas: readonly Schema[], traits: BindTraits, options: ChoiceOptions = {}): Chooser {
  const ordered = orderOverloads(schemas)
  const strict = ordered.map((schema) => makeBinder(schema, traits))
  const wrapping = options.wrapNumbers ? ordered.map((schema) => makeBinder(schema, traits, { wrapNumbers: true })) : []

  return (positional, keyword) => {
    for (let i = 0; i < strict.length; i++) {
      const values = strict[i]!(positional, keyword)
      if (!(values instanceof BindFailure)) return { schema: ordered[i]!, values, wrapped: 0 }
    }
    for (let i = 0; i < wrapping.length; i++) {
      const values = wrapping[i]!(positional, keyword)
      const schema = ordered[i]!
      if (!(values instanceof BindFailure)) return { schema, values, wrapped: wrappedMask(schema, values, traits) }
    }
    throw noneFits(strict, positional, keyword)
  }
}

/** Which bound values are scalars in Tensor arguments. */
export function wrappedMask(schema: Schema, values: readonly unknown[], traits: BindTraits): number {
  let mask = 0
  for (const [i, { type }] of schema.args.entries()) {
    if (requiredType(type).kind === 'Tensor' && values[i] !== null && !traits.isTensor(values[i])) mask |= 1 << i
  }
  return mask
}

function noneFits(binders: readonly Binder[], positional: readonly unknown[], keyword: Keywords | undefined) {
  const failures = binders
    .map((bind) => bind(positional, keyword))
    .filter((result): result is BindFailure => result instanceof BindFailure)
  const [first] = failures
  if (!first) return new OpGemsError('BAD_ARGUMENT', 'There is no overload to choose from')
  if (failures.length === 1) return bindError(first)
  const operator = first.schema.name
  const lines = failures.map(({ schema, reason }) => `\n  ${overloadName(schema)}: ${reason}`)
  const code = failures.find((failure) => failure.code !== 'BAD_ARGUMENT')?.code ?? 'BAD_ARGUMENT'
  return new OpGemsError(code, `${operator}: no overload fits the arguments:${lines.join('')}`, { operator })
}

/**
 * The order in which PyTorch's Python bindings try overloads (source: tools/autograd/gen_python_functions.py,
 * sort_overloads): by the text of the signature, but of two with as many arguments the one with the more special types
 * first.
 */
export function orderOverloads(schemas: readonly Schema[]): Schema[] {
  const texts = new Map(schemas.map((schema) => [schema, signatureText(schema)]))
  const waiting = [...schemas].sort((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : 1))
  const ordered: Schema[] = []
  while (waiting.length > 0) {
    const next = waiting.findIndex((schema) => !waiting.some((other) => isMoreSpecial(other, schema)))
    ordered.push(...waiting.splice(Math.max(next, 0), 1))
  }
  return ordered
}

function isMoreSpecial(a: Schema, b: Schema): boolean {
  const left = inputTypes(a)
  const right = inputTypes(b)
  if (left.length !== right.length) return false
  let differs = false
  for (const [i, type] of left.entries()) {
    if (type === right[i]) continue
    if (!precedes(type, right[i]!)) return false
    differs = true
  }
  return differs
}

const inputTypes = (schema: Schema): string[] =>
  schema.args.filter((arg) => !isOutArg(arg)).map((arg) => formatType(withoutSymInt(arg.type)))

function withoutSymInt(type: SchemaType): SchemaType {
  if (type.kind === 'optional') return { ...type, of: withoutSymInt(type.of) }
  if (type.kind === 'list') return { ...type, of: withoutSymInt(type.of) }
  return type.kind === 'int' ? { kind: 'int' } : type
}

/** Whether an overload with type `a` is tried before one with type `b` in its place. */
function precedes(a: string, b: string): boolean {
  if (a === 'Tensor' && b === 'Scalar') return true
  if (a === 'Tensor?' && b === 'Scalar?') return true
  if (b.includes('Dimname') && !a.includes('Dimname')) return true
  if ((a === 'int' || a === 'int?') && b.startsWith('int[')) return true
  return a.includes('[') && b === 'Tensor[]'
}
