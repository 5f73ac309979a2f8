// Reading JavaScript values as schema types: each type has one function that converts a value or says that it doesn't fit.
import { findDType } from '../dtype/index.ts'
import { layouts, memoryFormats } from './enums.ts'
import type { BaseKind, SchemaType } from './types.ts'

/** What binding must know about the caller's tensors. */
export interface BindTraits {
  isTensor(value: unknown): boolean
  /** How an error names a tensor, say 'float32[2,3]'; without it, 'Tensor'. */
  describeTensor?(value: unknown): string
}

/** What a reader returns for a value that doesn't fit. */
export const mismatch: unique symbol = Symbol('mismatch')

/** The value to pass on, or `mismatch`. */
export type Reader = (value: unknown) => unknown

export interface ReaderOptions {
  /** Scalars fit Tensor arguments, and are passed on as they are. */
  readonly wrapNumbers: boolean
}

/** The reader of a type. It allocates nothing unless it must convert. */
export function readerOf(type: SchemaType, traits: BindTraits, options: ReaderOptions): Reader {
  switch (type.kind) {
    case 'optional': {
      const read = readerOf(type.of, traits, options)
      return (value) => (value === null ? null : read(value))
    }
    case 'list':
      return listReader(type, readerOf(type.of, traits, { wrapNumbers: false }))
    case 'opaque':
      return (value) => value
    case 'Tensor':
      return options.wrapNumbers
        ? (value) => (traits.isTensor(value) ? value : readScalar(value))
        : (value) => (traits.isTensor(value) ? value : mismatch)
    case 'int':
      return type.symbolic ? readSize : readInt
    case 'Device':
      return (value) => (typeof value === 'string' || isHandle(value, traits) ? value : mismatch)
    case 'Generator':
      return (value) => (isHandle(value, traits) ? value : mismatch)
    default:
      return readers[type.kind]
  }
}

/** An object of the runtime that is none of the plain kinds of value. */
const isHandle = (value: unknown, traits: BindTraits) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !traits.isTensor(value)

/**
 * An array; a typed array; or one number where the schema gives a size, which then stands for that many.
 * Masks (`bool[3]`) have exactly the length of the schema, as in PyTorch.
 */
function listReader({ of, size }: SchemaType & { kind: 'list' }, read: Reader): Reader {
  const spreads = size !== undefined && of.kind !== 'Tensor'
  const length = of.kind === 'bool' ? size : undefined
  return (value) => {
    if (Array.isArray(value)) return length !== undefined && value.length !== length ? mismatch : readAll(value, read)
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return readAll(Array.from(value as Int32Array), read)
    if (!spreads) return mismatch
    const single = read(value)
    return single === mismatch ? mismatch : Array(size).fill(single)
  }
}

/** The array itself where every element stays as it is. */
function readAll(values: readonly unknown[], read: Reader): unknown {
  let out: unknown[] | undefined
  for (let i = 0; i < values.length; i++) {
    const element = read(values[i])
    if (element === mismatch) return mismatch
    if (element !== values[i]) {
      out ??= [...values]
      out[i] = element
    }
  }
  return out ?? values
}

function isComplexScalar(value: unknown): value is { re: number; im: number } {
  if (typeof value !== 'object' || value === null || !('re' in value) || !('im' in value)) return false
  return typeof value.re === 'number' && typeof value.im === 'number'
}

function readScalar(value: unknown): unknown {
  const type = typeof value
  return type === 'number' || type === 'bigint' || type === 'boolean' || isComplexScalar(value) ? value : mismatch
}

/** A value of int64. A bigint stays one only where a number can't hold it. */
function readInt(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) <= 2 ** 63 ? value : mismatch
  if (typeof value !== 'bigint' || BigInt.asIntN(64, value) !== value) return mismatch
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

/** Sizes, strides and the like: no tensor has one that a number can't hold. */
function readSize(value: unknown): unknown {
  const size = readInt(value)
  return Number.isSafeInteger(size) ? size : mismatch
}

function readFloat(value: unknown): unknown {
  if (typeof value === 'number') return value
  return typeof value === 'bigint' ? Number(value) : mismatch
}

const readDType: Reader = (value) => (typeof value === 'string' ? (findDType(value) ?? mismatch) : mismatch)

/** One of a fixed set of names, with or without 'torch.'. */
function nameReader(names: readonly string[]): Reader {
  return (value) => {
    if (typeof value !== 'string') return mismatch
    const name = value.startsWith('torch.') ? value.slice('torch.'.length) : value
    return names.includes(name) ? name : mismatch
  }
}

const readString: Reader = (value) => (typeof value === 'string' ? value : mismatch)

const readers: Record<Exclude<BaseKind, 'Tensor' | 'int' | 'Device' | 'Generator'>, Reader> = {
  Scalar: readScalar,
  float: readFloat,
  bool: (value) => (typeof value === 'boolean' ? value : mismatch),
  str: readString,
  complex: (value) => (typeof value === 'number' || isComplexScalar(value) ? value : mismatch),
  ScalarType: readDType,
  Layout: nameReader(layouts),
  MemoryFormat: nameReader(memoryFormats),
  Dimname: readString,
}

/** A value as an error message names it. */
export function describeValue(value: unknown, traits: BindTraits): string {
  if (traits.isTensor(value)) return traits.describeTensor?.(value) ?? 'Tensor'
  if (value === null) return 'None'
  if (Array.isArray(value)) return describeArray(value, traits)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'object') return isComplexScalar(value) ? `${value.re}+${value.im}i` : describeObject(value)
  return String(value)
}

function describeArray(values: readonly unknown[], traits: BindTraits): string {
  const shown = values.slice(0, 8).map((value) => describeValue(value, traits))
  return `[${shown.join(', ')}${values.length > shown.length ? ', …' : ''}]`
}

const describeObject = (value: object) => `an object {${Object.keys(value).slice(0, 8).join(', ')}}`
