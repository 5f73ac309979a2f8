// Parses and checks the header of a safetensors file; whatever is not exactly right is refused.
import { OpGemsError } from '@opgems/core'
import { storedDTypes } from './dtypes.ts'
import { findDuplicateKey } from './duplicate-keys.ts'

/** One tensor of a file: where its bytes lie, counted from the end of the header. */
export interface StoredTensor {
  readonly name: string
  /** The format's own spelling: F32, BF16, … */
  readonly dtype: string
  readonly shape: readonly number[]
  readonly begin: number
  readonly end: number
}

export interface SafetensorsHeader {
  readonly tensors: ReadonlyMap<string, StoredTensor>
  readonly metadata: ReadonlyMap<string, string>
}

/** The limit of the reference implementation (safetensors, MAX_HEADER_SIZE). */
export const maxHeaderBytes = 100_000_000

/** A malformed file: code BAD_FILE, naming the file and, where there is one, the tensor. */
export function badFile(path: string, reason: string, tensor?: string): OpGemsError {
  const subject = tensor === undefined ? '' : `tensor ${JSON.stringify(tensor)}: `
  return new OpGemsError('BAD_FILE', `${path}: ${subject}${reason}`, { path })
}

/**
 * Parses the JSON header of a file.
 * @param bytes the header alone, without its 8-byte length
 * @param dataBytes how many bytes follow the header; the tensors must cover exactly these
 * @throws OpGemsError BAD_FILE
 */
export function parseHeader(bytes: Uint8Array, dataBytes: number, path: string): SafetensorsHeader {
  const entries = parseObject(bytes, path)
  const tensors = new Map<string, StoredTensor>()
  let metadata: ReadonlyMap<string, string> = new Map()
  for (const [name, value] of Object.entries(entries)) {
    if (name === '__metadata__') metadata = parseMetadata(value, path)
    else tensors.set(name, parseTensor(name, value, path))
  }
  checkCoverage([...tensors.values()], dataBytes, path)
  return { tensors, metadata }
}

function parseObject(bytes: Uint8Array, path: string): Record<string, unknown> {
  if (bytes[0] !== 0x7b) throw badFile(path, 'the header does not begin with {')
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(text)
  } catch (cause) {
    throw badFile(path, `the header is not JSON in UTF-8 (${cause instanceof Error ? cause.message : String(cause)})`)
  }
  const duplicate = findDuplicateKey(text)
  if (duplicate !== undefined) throw badFile(path, 'stands twice in the header', duplicate)
  return value as Record<string, unknown> // valid JSON that begins with { is an object
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseMetadata(value: unknown, path: string): ReadonlyMap<string, string> {
  if (!isObject(value)) throw badFile(path, '__metadata__ is not an object')
  const metadata = new Map<string, string>()
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw badFile(path, `__metadata__ ${JSON.stringify(key)} is not a string`)
    metadata.set(key, text)
  }
  return metadata
}

function parseTensor(name: string, value: unknown, path: string): StoredTensor {
  if (!isObject(value)) throw badFile(path, 'its entry is not an object', name)
  const surplus = Object.keys(value).find((key) => !['dtype', 'shape', 'data_offsets'].includes(key))
  if (surplus !== undefined) throw badFile(path, `unknown field ${JSON.stringify(surplus)}`, name)
  const { dtype, shape, data_offsets: offsets } = value
  if (typeof dtype !== 'string') throw badFile(path, 'dtype is not a string', name)
  const stored = storedDTypes.get(dtype)
  if (!stored) throw badFile(path, `unknown dtype ${JSON.stringify(dtype)}`, name)
  if (!isSizes(shape)) throw badFile(path, 'shape is not a list of sizes', name)
  if (!isSizes(offsets) || offsets.length !== 2) throw badFile(path, 'data_offsets is not [begin, end]', name)
  const [begin, end] = offsets as [number, number]
  if (end < begin) throw badFile(path, `data_offsets [${begin}, ${end}] end before they begin`, name)
  const expected = byteCount(shape, stored.bits)
  if (expected === undefined) throw badFile(path, `shape [${shape}] of ${dtype} has no whole number of bytes`, name)
  if (expected !== end - begin) {
    throw badFile(path, `shape [${shape}] of ${dtype} takes ${expected} bytes, data_offsets give ${end - begin}`, name)
  }
  return { name, dtype, shape, begin, end }
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0 && !Object.is(size, -0))
}

/** Bytes of a tensor; undefined past 2^53 bits, where doubles stop being exact, or where bits do not fill bytes. */
function byteCount(shape: readonly number[], bits: number): number | undefined {
  let total = bits
  for (const size of shape) {
    total *= size
    if (!Number.isSafeInteger(total)) return undefined
  }
  return total % 8 === 0 ? total / 8 : undefined
}

/** Tensors must follow each other without gap or overlap, and fill the file to its end. */
function checkCoverage(tensors: StoredTensor[], dataBytes: number, path: string): void {
  let position = 0
  for (const tensor of tensors.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (tensor.end > dataBytes) {
      throw badFile(path, `ends at byte ${tensor.end} of ${dataBytes}: the file is cut short or lies`, tensor.name)
    }
    if (tensor.begin !== position) {
      const fault = tensor.begin < position ? 'overlaps the tensor before it' : 'leaves a gap before it'
      throw badFile(path, `begins at byte ${tensor.begin}, expected ${position}: it ${fault}`, tensor.name)
    }
    position = tensor.end
  }
  if (position !== dataBytes) throw badFile(path, `${dataBytes - position} bytes at the end belong to no tensor`)
}
