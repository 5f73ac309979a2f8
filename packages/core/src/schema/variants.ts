// The in-place and out overloads of a functional one, found by comparing schemas and not by their overload names.
import { atenOverloads, atenSchema } from './aten.ts'
import { formatType } from './format.ts'
import { isOutArg, type Schema, type SchemaArg } from './types.ts'

export interface Variants {
  /** `add_.Tensor` for `add.Tensor`: writes its first argument and returns it. */
  readonly inplace?: Schema
  /** `add.out` for `add.Tensor`: writes the tensors given as keywords and returns them. */
  readonly out?: Schema
}

/** The overloads that ATen derives from this functional one: same arguments, apart from what they write to. */
export function variantsOf(schema: Schema): Variants {
  if (schema.args.some((arg) => arg.alias?.write)) return {}
  const inplace = find(inplaceName(schema.name), (other) => isInplaceOf(other, schema))
  const out = find(schema.name, (other) => isOutOf(other, schema))
  return { ...(inplace ? { inplace } : {}), ...(out ? { out } : {}) }
}

/** add → add_, __and__ → __iand__. */
const inplaceName = (name: string) => (/^__\w+__$/.test(name) ? `__i${name.slice(2)}` : `${name}_`)

const find = (base: string, matches: (schema: Schema) => boolean) => atenOverloads(base).map(atenSchema).find(matches)

/** Whether `other` writes its first argument, whatever its name, and otherwise takes the arguments of `schema`. */
function isInplaceOf(other: Schema, schema: Schema): boolean {
  const written = other.args.filter((arg) => arg.alias?.write)
  if (written.length !== 1 || written[0] !== other.args[0] || schema.args[0]?.type.kind !== 'Tensor') return false
  return sameArgs(other.args.slice(1), schema.args.slice(1))
}

/** Whether `other` takes the arguments of `schema` and one tensor to write for each of its results. */
function isOutOf(other: Schema, schema: Schema): boolean {
  const outs = other.args.filter(isOutArg)
  if (outs.length === 0 || outs.length !== schema.returns.length) return false
  const rest = other.args.filter((arg) => !isOutArg(arg))
  return sameArgs(rest, schema.args) || sameArgs(rest, withoutTensorOptions(schema.args))
}

// A creation operator's out tensor already has dtype, layout and device, so ATen leaves these out there.
const tensorOptions = ['dtype', 'layout', 'device', 'pin_memory']
function withoutTensorOptions(args: readonly SchemaArg[]): readonly SchemaArg[] {
  const names = args.map((arg) => arg.name)
  if (!tensorOptions.every((option) => names.includes(option))) return args
  return args.filter((arg) => !tensorOptions.includes(arg.name))
}

const sameArgs = (a: readonly SchemaArg[], b: readonly SchemaArg[]) =>
  a.length === b.length && a.every((arg, i) => sameArg(arg, b[i]!))

const sameArg = (a: SchemaArg, b: SchemaArg) =>
  a.name === b.name && a.kwargOnly === b.kwargOnly && formatType(a.type) === formatType(b.type)
