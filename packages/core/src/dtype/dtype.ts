// The element types of tensors: one table of their sizes, kinds and ranges, and the names people give them.
import { OpGemsError } from '../errors/errors.ts'

/** Every dtype, in the order of its code; codes are small integers for tables and cache keys. */
export const dtypes = [
  'bool',
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'float8_e4m3fn',
  'float8_e5m2',
  'float16',
  'bfloat16',
  'float32',
  'float64',
  'complex64',
  'complex128',
] as const
export type DType = (typeof dtypes)[number]

/** Categories in the order in which promotion lifts them: bool < int < float < complex. */
export type DTypeKind = 'bool' | 'int' | 'float' | 'complex'

export interface DTypeInfo {
  readonly name: DType
  /** Bytes of one element; bool takes one. */
  readonly bytes: number
  readonly kind: DTypeKind
  readonly signed: boolean
  /** Index in `dtypes`. */
  readonly code: number
  /** Least and greatest finite value (of a component, for complex); bigint for int64 alone, whose range numbers can't hold. */
  readonly min: number | bigint
  readonly max: number | bigint
  /** Distance from 1 to the next value (of a component, for complex); 0 for bool and integers. */
  readonly eps: number
  /** Least positive normal value (of a component, for complex); 0 for bool and integers. */
  readonly tiny: number
  /** The component's dtype for complex; the dtype itself otherwise. */
  readonly real: DType
}

type Row = Omit<DTypeInfo, 'name' | 'code' | 'signed' | 'real' | 'kind'>

const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127
const exact = { eps: 0, tiny: 0 }
const float32: Row = { bytes: 4, min: -MAX_FLOAT32, max: MAX_FLOAT32, eps: 2 ** -23, tiny: 2 ** -126 }
const float64: Row = {
  bytes: 8,
  min: -Number.MAX_VALUE,
  max: Number.MAX_VALUE,
  eps: Number.EPSILON,
  tiny: 2 ** -1022,
}

const rows: Record<DType, Row> = {
  bool: { bytes: 1, min: 0, max: 1, ...exact },
  uint8: { bytes: 1, min: 0, max: 255, ...exact },
  int8: { bytes: 1, min: -128, max: 127, ...exact },
  int16: { bytes: 2, min: -32768, max: 32767, ...exact },
  int32: { bytes: 4, min: -(2 ** 31), max: 2 ** 31 - 1, ...exact },
  int64: { bytes: 8, min: -(2n ** 63n), max: 2n ** 63n - 1n, ...exact },
  float8_e4m3fn: { bytes: 1, min: -448, max: 448, eps: 2 ** -3, tiny: 2 ** -6 },
  float8_e5m2: { bytes: 1, min: -57344, max: 57344, eps: 2 ** -2, tiny: 2 ** -14 },
  float16: { bytes: 2, min: -65504, max: 65504, eps: 2 ** -10, tiny: 2 ** -14 },
  bfloat16: {
    bytes: 2,
    min: -(2 - 2 ** -7) * 2 ** 127,
    max: (2 - 2 ** -7) * 2 ** 127,
    eps: 2 ** -7,
    tiny: 2 ** -126,
  },
  float32,
  float64,
  complex64: { ...float32, bytes: 8 },
  complex128: { ...float64, bytes: 16 },
}

const components: Partial<Record<DType, DType>> = { complex64: 'float32', complex128: 'float64' }

function kindOf(name: DType): DTypeKind {
  if (name === 'bool') return 'bool'
  if (name.startsWith('complex')) return 'complex'
  return name.includes('float') ? 'float' : 'int'
}

const infos: ReadonlyMap<string, DTypeInfo> = new Map(
  dtypes.map((name, code) => {
    const signed = name !== 'bool' && name !== 'uint8'
    return [
      name,
      Object.freeze({ name, code, signed, kind: kindOf(name), real: components[name] ?? name, ...rows[name] }),
    ]
  }),
)

/** The table's row of a dtype. @throws OpGemsError UNSUPPORTED_DTYPE for a name that isn't a dtype's. */
export function dtypeInfo(dtype: DType): DTypeInfo {
  return infos.get(dtype) ?? unsupported(dtype)
}

/** float64 to float8; complex doesn't count, as in torch.is_floating_point. */
export const isFloating = (dtype: DType): boolean => dtypeInfo(dtype).kind === 'float'

/** Integers, and bool where `includeBool` says so. */
export function isIntegral(dtype: DType, includeBool: boolean): boolean {
  const { kind } = dtypeInfo(dtype)
  return kind === 'int' || (includeBool && kind === 'bool')
}

export const isComplex = (dtype: DType): boolean => dtypeInfo(dtype).kind === 'complex'

export const isFloat8 = (dtype: DType): boolean => dtype === 'float8_e4m3fn' || dtype === 'float8_e5m2'

export const isDType = (value: unknown): value is DType => typeof value === 'string' && infos.has(value)

const aliases: ReadonlyMap<string, DType> = new Map<string, DType>([
  ['half', 'float16'],
  ['float', 'float32'],
  ['double', 'float64'],
  ['cfloat', 'complex64'],
  ['cdouble', 'complex128'],
  ['short', 'int16'],
  ['int', 'int32'],
  ['long', 'int64'],
])

/** The dtype that a text names: 'float32', 'torch.float32', or one of torch's aliases ('half', 'torch.long', …). */
export function findDType(text: string): DType | undefined {
  if (isDType(text)) return text
  if (typeof text !== 'string') return undefined
  const name = text.startsWith('torch.') ? text.slice('torch.'.length) : text
  return aliases.get(name) ?? infos.get(name)?.name
}

/** As `findDType`. @throws OpGemsError UNSUPPORTED_DTYPE where the text names none */
export const parseDType = (text: string): DType => findDType(text) ?? unsupported(text)

function unsupported(name: string): never {
  throw new OpGemsError('UNSUPPORTED_DTYPE', `Unknown dtype '${String(name)}'; supported are ${dtypes.join(', ')}`, {
    dtypes: [name],
  })
}
