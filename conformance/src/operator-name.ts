// Taking operator names apart, so that tables keyed by a short name serve ATen overloads and public functions alike.

/** `aten::_softmax` and `nn.functional.softmax` are both `softmax`; `aten::add_.Tensor` is `add`, in place. */
export interface OperatorName {
  readonly base: string
  /** The ATen overload, or the empty string. */
  readonly overload: string
  readonly inPlace: boolean
}

export function parseOperator(operator: string): OperatorName {
  const aten = /^aten::([^.]+)(?:\.(.+))?$/.exec(operator)
  // masked.sum takes a mask and is another operator than sum; other namespaces only group.
  const name = aten ? aten[1]! : operator.replace(/^(?!masked\.).*\./, '')
  const inPlace = /[^_]_$/.test(name)
  const base = name.replace(/^_(?!_)/, '').replace(inPlace ? /_$/ : /$/, '')
  return { base, overload: aten?.[2] ?? '', inPlace }
}

/**
 * Whether an operator is selected by a list of globs: `*` any text, `?` one character, `{a,b}` either, commas or blanks between
 * globs. A glob without `::` or a dot also matches the bare name, in place or not: `add*` selects `aten::add_.Tensor`.
 */
export function operatorFilter(globs: string | undefined): (operator: string) => boolean {
  if (globs === undefined || globs.trim() === '') return () => true
  const patterns = splitGlobs(globs).map((glob) => new RegExp(`^${globToPattern(glob)}$`))
  return (operator) => {
    const { base } = parseOperator(operator)
    const names = [operator, operator.replace(/^aten::/, ''), operator.replace(/^aten::|\.[^.]*$/g, ''), base]
    return patterns.some((pattern) => names.some((name) => pattern.test(name)))
  }
}

/** Splits at commas and blanks outside of braces. */
const splitGlobs = (globs: string): string[] => globs.match(/(?:\{[^}]*\}|[^\s,{])+/g) ?? []

function globToPattern(glob: string): string {
  return glob.replace(/\{([^}]*)\}|[\s\S]/g, (token, choices: string | undefined) => {
    if (choices !== undefined) return `(?:${choices.split(',').map(globToPattern).join('|')})`
    if (token === '*') return '.*'
    return token === '?' ? '.' : token.replace(/[.*+?^${}()|[\]\\]/, '\\$&')
  })
}
