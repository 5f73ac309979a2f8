// The prelude of a generated C++ file: only the types and inline functions that the function uses, each once, in order of need.

interface Piece {
  readonly text: string
  /** Types need no functions, so all stand first. Functions stand in namespace `op`, so that no variable can hide them. */
  readonly kind: 'type' | 'function' | 'operator'
}

export class Prelude {
  readonly lanes: number
  private readonly pieces = new Map<string, Piece>()

  constructor(lanes: number) {
    this.lanes = lanes
  }

  /** Adds a type or macro once. `make` may need others, which then stand before it. */
  need(key: string, make: () => string): void {
    this.add(key, 'type', make)
  }

  /** Adds functions to namespace `op`. */
  needFunction(key: string, make: () => string): void {
    this.needInline()
    this.add(`op::${key}`, 'function', make)
  }

  /** Adds an operator overload, which must stand at file level to be found. */
  needOperator(key: string, make: () => string): void {
    this.needInline()
    this.add(`operator ${key}`, 'operator', make)
  }

  has(key: string): boolean {
    return this.pieces.has(key)
  }

  private needInline(): void {
    this.need('INLINE', () => '#define INLINE inline __attribute__((always_inline))')
  }

  private add(key: string, kind: Piece['kind'], make: () => string): void {
    if (this.pieces.has(key)) return
    const text = make()
    this.pieces.set(key, { text, kind })
  }

  text(): string {
    const all = [...this.pieces.values()]
    const types = all.filter((piece) => piece.kind === 'type')
    const lines = types.map((piece) => piece.text)
    let inside = false
    for (const { text, kind } of all) {
      if (kind === 'type') continue
      if ((kind === 'function') !== inside) lines.push(inside ? '}' : 'namespace op {')
      inside = kind === 'function'
      lines.push(text)
    }
    if (inside) lines.push('}')
    return lines.map((line) => `${line}\n`).join('')
  }
}

/** Text of an inline function. */
export function inlineFunction(head: string, body: readonly string[]): string {
  return `INLINE ${head} {\n${body.map((line) => `  ${line}\n`).join('')}}`
}
