// Decoding one line of a golden corpus into a case.
import { basename } from 'node:path'
import { OpGemsError } from '@opgems/core'
import { anyRefusal, type ConformanceCase, type GradientCase } from '../case.ts'
import { type CaseValue, isList } from '../host/value.ts'
import { decodeValue, UnsupportedValue } from './value.ts'

/** A case, or a line that is well-formed but needs a dtype that nobody supports. */
export type CorpusEntry =
  | { readonly kind: 'case'; readonly test: ConformanceCase }
  | {
      readonly kind: 'unsupported'
      readonly operator: string
      readonly source: string
      readonly line: number
      readonly reason: string
    }

/** Integers of 16 digits or more may not survive JSON.parse; strings are matched first, so that none inside one is taken. */
const stringOrLongInteger = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?=\s*[,\]}])/g

/** Decodes line number `line` (from 1) of `file`. Throws BAD_FILE that names both. */
export function decodeLine(text: string, file: string, line: number): CorpusEntry {
  let operator = 'unknown'
  const source = basename(file)
  try {
    const json = parseObject(text)
    if (typeof json.op !== 'string') throw new Error('op must be a string')
    operator = callName(json.op)
    return { kind: 'case', test: decodeCase(json, operator, source, line) }
  } catch (cause) {
    if (cause instanceof UnsupportedValue) return { kind: 'unsupported', operator, source, line, reason: cause.message }
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OpGemsError('BAD_FILE', `${file}:${line}: not a conformance case: ${reason}`, { path: file }, { cause })
  }
}

/** `aten.add.Tensor` is called as `aten::add.Tensor`, `aten.add.default` as `aten::add`; public names stay as they are. */
function callName(op: string): string {
  const [, overload] = /^aten\.(.+)$/.exec(op) ?? []
  return overload === undefined ? op : `aten::${overload.replace(/\.default$/, '')}`
}

function parseObject(text: string): Record<string, unknown> {
  const exact = text.replace(stringOrLongInteger, (token) => (token.startsWith('"') ? token : `{"int":"${token}"}`))
  const json: unknown = JSON.parse(exact)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error('a case is a JSON object')
  return json as Record<string, unknown>
}

function decodeCase(json: Record<string, unknown>, operator: string, source: string, line: number): ConformanceCase {
  const isRefused = typeof json.error === 'string'
  if (!isRefused && !('out' in json)) throw new Error('out is missing')
  const kwargs = json.kwargs ?? {}
  if (typeof kwargs !== 'object' || Array.isArray(kwargs)) throw new Error('kwargs must be an object')
  return {
    source,
    line,
    operator,
    variant: typeof json.variant === 'string' ? json.variant : '',
    args: decodeList(json.args, 'args'),
    kwargs: Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, decodeKeyword(name, value)])),
    out: isRefused ? null : decodeValue(json.out),
    ...(isRefused ? { refusal: anyRefusal } : {}),
    ...(json.mutated === undefined ? {} : { mutated: decodeList(json.mutated, 'mutated') }),
    ...(json.requires_grad === undefined ? {} : { gradient: decodeGradient(json) }),
  }
}

/** Public functions are recorded with their device as a plain string. */
function decodeKeyword(name: string, value: unknown): CaseValue {
  return name === 'device' && typeof value === 'string' ? { kind: 'device', name: value } : decodeValue(value)
}

function decodeGradient(json: Record<string, unknown>): GradientCase {
  const { requires_grad: requiresGrad } = json
  if (!Array.isArray(requiresGrad) || !requiresGrad.every((flag) => typeof flag === 'boolean')) {
    throw new Error('requires_grad must be a list of booleans')
  }
  return {
    requiresGrad,
    gradOut: decodeList(json.grad_out, 'grad_out'),
    gradIn: decodeList(json.grad_in, 'grad_in'),
  }
}

function decodeList(json: unknown, field: string): readonly CaseValue[] {
  const value = Array.isArray(json) ? decodeValue(json) : null
  if (!isList(value)) throw new Error(`${field} must be a list`)
  return value
}
