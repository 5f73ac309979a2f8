// Python signatures as text, parsed into parameters: `nll_loss(input, target, weight=None, *, reduction='mean')`.
import { OpGemsError } from '../errors/errors.ts'

export interface Parameter {
  readonly name: string
  /** Undefined where the argument is required. */
  readonly fallback: unknown
  readonly keywordOnly: boolean
  /** `*tensors`: takes all positional arguments that are left, as an array. */
  readonly variadic: boolean
}

export interface PythonSignature {
  /** With its module: 'nn.functional.gelu'. */
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly text: string
}

/** @throws BAD_SCHEMA */
export function parseSignature(text: string): PythonSignature {
  const match = /^([\w.]+)\((.*)\)$/.exec(text)
  if (!match) throw new OpGemsError('BAD_SCHEMA', `'${text}' is no Python signature`)
  const parts = splitAtCommas(match[2]!)
  const star = parts.findIndex((part) => part.startsWith('*'))
  const parameters = parts.flatMap((part, i) => (part === '*' ? [] : [parseParameter(part, star >= 0 && i > star)]))
  return { name: match[1]!, parameters, text }
}

function parseParameter(part: string, keywordOnly: boolean): Parameter {
  const [left, literal] = part.split('=') as [string, string | undefined]
  const variadic = left.startsWith('*')
  const name = variadic ? left.slice(1) : left
  return {
    name,
    fallback: variadic ? [] : literal === undefined ? undefined : readLiteral(literal),
    keywordOnly,
    variadic,
  }
}

/** Splits at the commas outside of parentheses and brackets. */
const splitAtCommas = (text: string): string[] =>
  (text.match(/(?:\([^)]*\)|\[[^\]]*\]|[^,([])+/g) ?? []).map((part) => part.trim())

/** None, True, False, numbers, 'texts', and tuples of them. */
function readLiteral(text: string): unknown {
  const tuple = /^[([](.*)[)\]]$/.exec(text)
  if (tuple) return splitAtCommas(tuple[1]!).map(readLiteral)
  if (text === 'None') return null
  if (text === 'True' || text === 'False') return text === 'True'
  const quoted = /^'(.*)'$/.exec(text)
  return quoted ? quoted[1] : Number(text)
}
