// Operator schemas as data: what a line of PyTorch's FunctionSchema language says.

/** The types without parts that a value can be checked against. */
export const baseKinds = [
  'Tensor',
  'Scalar',
  'int',
  'float',
  'bool',
  'str',
  'complex',
  'ScalarType',
  'Layout',
  'Device',
  'MemoryFormat',
  'Generator',
  'Dimname',
] as const
export type BaseKind = (typeof baseKinds)[number]

export type SchemaType =
  /** `symbolic` marks an int that is spelled SymInt; it means the same here, where sizes are always known. */
  | { readonly kind: BaseKind; readonly symbolic?: true }
  | { readonly kind: 'optional'; readonly of: SchemaType }
  /** `int[2]` has size 2: a single int stands for that many. */
  | { readonly kind: 'list'; readonly of: SchemaType; readonly size?: number }
  /** A type that only internal operators use (Storage, Stream, …); any value passes. */
  | { readonly kind: 'opaque'; readonly name: string }

/** `(a!)`: shares memory with what else is named a; `!` says it is written to. `(a -> *)` has `after` '*'. */
export interface AliasInfo {
  readonly set: string
  readonly write: boolean
  readonly after?: string
}

/** A parsed default: None is null; dtypes and memory formats are their names. */
export type DefaultValue = number | boolean | string | null | readonly (number | boolean)[]

export interface SchemaArg {
  readonly name: string
  readonly type: SchemaType
  /** Undefined where the argument is required. */
  readonly default: DefaultValue | undefined
  /** The default as written (`1.` and `1` are different texts of one number). */
  readonly defaultText?: string
  readonly kwargOnly: boolean
  readonly alias?: AliasInfo
}

export interface SchemaReturn {
  readonly name?: string
  readonly type: SchemaType
  readonly alias?: AliasInfo
}

export interface Schema {
  /** 'aten' in `aten::add.Tensor`; undefined where the text had none. */
  readonly namespace?: string
  /** The name without overload: 'add'. */
  readonly name: string
  /** 'Tensor' in `add.Tensor`; '' for the default overload. */
  readonly overload: string
  readonly args: readonly SchemaArg[]
  readonly returns: readonly SchemaReturn[]
  /** Whether the results stand in parentheses: `-> Tensor` gives a tensor, `-> (Tensor)` a tuple. */
  readonly tuple: boolean
  readonly text: string
}

/** 'add.Tensor', or 'relu' for a default overload. */
export const overloadName = (schema: Schema): string =>
  schema.overload === '' ? schema.name : `${schema.name}.${schema.overload}`

/** An argument that a call writes its result to: `*, Tensor(a!) out`. */
export const isOutArg = (arg: SchemaArg): boolean => arg.kwargOnly && arg.alias?.write === true

/** The type inside `optional`. */
export const requiredType = (type: SchemaType): SchemaType => (type.kind === 'optional' ? type.of : type)
