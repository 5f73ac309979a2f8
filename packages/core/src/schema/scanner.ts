// The characters of a schema text, read one token at a time; errors point at the position.
import { OpGemsError } from '../errors/errors.ts'

const word = /[A-Za-z_][A-Za-z0-9_.]*/y
const identifier = /[A-Za-z_][A-Za-z0-9_]*/y
const numberText = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|-?inf|nan/y
const stringText = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y

export class Scanner {
  private at = 0
  constructor(readonly text: string) {}

  /** Consumes the token where it comes next; spaces before it are skipped. */
  skip(token: string): boolean {
    if (!this.peek(token)) return false
    this.at += token.length
    return true
  }

  /** Whether the token comes next. */
  peek(token: string): boolean {
    this.skipSpaces()
    return this.text.startsWith(token, this.at)
  }

  peekDigit(): boolean {
    this.skipSpaces()
    return /\d/.test(this.text.charAt(this.at))
  }

  expect(token: string): void {
    if (!this.skip(token)) this.fail(`expected '${token}'`)
  }

  identifier = (what: string): string => this.token(identifier, what)
  /** An identifier that may have dots. */
  word = (what: string): string => this.token(word, what)
  number = (what: string): string => this.token(numberText, what)
  string = (what: string): string => this.token(stringText, what)

  /** Everything up to and including the next closing parenthesis. */
  parenthesized(): string {
    const close = this.text.indexOf(')', this.at)
    if (close < 0) this.fail("expected ')'")
    const part = this.text.slice(this.at, close + 1)
    this.at = close + 1
    return part
  }

  atEnd(): boolean {
    this.skipSpaces()
    return this.at === this.text.length
  }

  end(): void {
    if (!this.atEnd()) this.fail('expected the end')
  }

  /** @throws OpGemsError BAD_SCHEMA with the text and a mark under the position */
  fail(reason: string): never {
    const message = `Bad schema: ${reason} at position ${this.at}\n  ${this.text}\n  ${' '.repeat(this.at)}^`
    throw new OpGemsError('BAD_SCHEMA', message)
  }

  /** The value that `read` gives, and the text that it consumed. */
  textOf<T>(read: () => T): [T, string] {
    this.skipSpaces()
    const from = this.at
    const value = read()
    return [value, this.text.slice(from, this.at)]
  }

  private token(pattern: RegExp, what: string): string {
    this.skipSpaces()
    return this.match(pattern) ?? this.fail(`expected ${what}`)
  }

  private skipSpaces(): void {
    while (this.text.charCodeAt(this.at) <= 32) this.at++
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }
}
