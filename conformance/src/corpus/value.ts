// Decoding the values of a golden corpus: JSON to case values, with every malformed one refused.
import { type DType, dtypeInfo, isDType } from '../host/dtypes.ts'
import { HostTensor, numelOf } from '../host/tensor.ts'
import type { CaseValue, NamedValue } from '../host/value.ts'

/** A value that is well-formed, but of a dtype that no backend of ours has (complex32). */
export class UnsupportedValue extends Error {}

/** Decodes one value; throws a plain Error that says what is wrong, to which the reader adds file and line. */
export function decodeValue(json: unknown): CaseValue {
  if (json === null || typeof json === 'boolean' || typeof json === 'number' || typeof json === 'string') return json
  if (Array.isArray(json)) return json.map(decodeValue)
  return decodeObject(json as Record<string, unknown>)
}

function decodeObject(json: Record<string, unknown>): CaseValue {
  if ('tensor' in json) return decodeTensor(json)
  if ('float' in json) return decodeFloat(json.float)
  if ('int' in json) return BigInt(json.int as string)
  if ('complex' in json) return decodeComplex(json.complex)
  for (const kind of ['dtype', 'device', 'layout', 'memory_format'] as const) {
    if (kind in json) return decodeName(kind, json[kind])
  }
  throw new Error(`unknown kind of value: {${Object.keys(json).join(', ')}}`)
}

function decodeName(kind: NamedValue['kind'], name: unknown): NamedValue {
  if (typeof name !== 'string') throw new Error(`${kind} must be a string`)
  return { kind, name }
}

function decodeFloat(text: unknown): number {
  switch (text) {
    case 'inf':
      return Number.POSITIVE_INFINITY
    case '-inf':
      return Number.NEGATIVE_INFINITY
    case 'nan':
      return Number.NaN
    default:
      throw new Error(`float must be inf, -inf or nan, not ${JSON.stringify(text)}`)
  }
}

function decodeComplex(parts: unknown): CaseValue {
  if (!Array.isArray(parts) || parts.length !== 2) throw new Error('complex must be [re, im]')
  const [re, im] = parts.map(decodeValue)
  if (typeof re !== 'number' || typeof im !== 'number') throw new Error('complex must hold two numbers')
  return { kind: 'complex', re, im }
}

function decodeTensor(json: Record<string, unknown>): HostTensor {
  const { tensor: text, dtype, shape, stride } = json
  if (typeof text !== 'string' || typeof dtype !== 'string') throw new Error('tensor and dtype must be strings')
  if (!isExtents(shape)) throw new Error('shape must be a list of sizes')
  if (dtype === 'complex32') throw new UnsupportedValue('dtype complex32 is not part of the contract')
  if (!isDType(dtype)) throw new Error(`unknown dtype ${dtype}`)
  const bytes = decodeBase64(text)
  checkLength(bytes, dtype, shape)
  if (stride === undefined) return HostTensor.fromBytes(dtype, shape, bytes)
  if (!isExtents(stride) || stride.length !== shape.length) throw new Error('stride must be a list as long as shape')
  const name = stride.includes(0) ? 'expanded' : 'strided'
  return HostTensor.fromBytes(dtype, shape, bytes, { strides: stride, offset: 0, name })
}

function isExtents(list: unknown): list is number[] {
  return Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0)
}

function decodeBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw new Error('tensor is not base64: truncated')
  const bytes = Buffer.from(text, 'base64')
  // Buffer skips what it does not know; encoded again, a damaged text comes out shorter.
  if (Math.ceil(bytes.length / 3) * 4 !== text.length) throw new Error('tensor is not base64')
  // A copy of its own, so that the bytes start at an aligned address.
  return new Uint8Array(bytes)
}

function checkLength(bytes: Uint8Array, dtype: DType, shape: readonly number[]): void {
  const expected = numelOf(shape) * dtypeInfo(dtype).bytes
  if (bytes.length !== expected) {
    throw new Error(`tensor has ${bytes.length} bytes, but ${dtype}[${shape.join(', ')}] needs ${expected}`)
  }
}
