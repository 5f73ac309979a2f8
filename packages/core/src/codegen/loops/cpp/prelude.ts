// The prelude of a generated C++ file: only the types and inline functions that the function uses, each once, in order of need.

interface Piece {
  readonly text: string
  /** In namespace `op`, so that no variable of the function can hide it. */
  readonly inNamespace: boolean
}

export class Prelude {
  readonly lanes: number
  private readonly pieces = new Map<string, Piece>()

  constructor(lanes: number) {
    this.lanes = lanes
  }

  /** Adds a piece at file level once. `make` may need others, which then stand before it. */
  need(key: string, make: () => string): void {
    this.add(key, false, make)
  }

  /** Adds functions to namespace `op`. */
  needFunction(key: string, make: () => string): void {
    this.needInline()
    this.add(`op::${key}`, true, make)
  }

  /** Adds an operator overload, which must stand at file level to be found. */
  needOperator(key: string, make: () => string): void {
    this.needInline()
    this.add(`operator ${key}`, false, make)
  }

  has(key: string): boolean {
    return this.pieces.has(key)
  }

  private needInline(): void {
    this.need('INLINE', () => '#define INLINE inline __attribute__((always_inline))')
  }

  private add(key: string, inNamespace: boolean, make: () => string): void {
    if (this.pieces.has(key)) return
    const text = make()
    this.pieces.set(key, { text, inNamespace })
  }

  text(): string {
    const lines: string[] = []
    let inside = false
    for (const { text, inNamespace } of this.pieces.values()) {
      if (inNamespace !== inside) lines.push(inside ? '}' : 'namespace op {')
      inside = inNamespace
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
