// Reads WebAssembly text into nested lists: words, and lists of words and lists. Comments and blanks fall away.

export type Form = readonly (string | Form)[]

const token = /\s+|;;[^\n]*|\(|\)|"[^"]*"|[^\s()";]+/gy

/** The top-level lists of a text. @throws SyntaxError with the line where the text goes wrong */
export function readForms(text: string): Form[] {
  const top: (string | Form)[] = []
  const open: (string | Form)[][] = [top]
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const start = token.lastIndex
    const word = token.exec(text)?.[0]
    if (word === undefined) throw new SyntaxError(`line ${lineOf(text, start)}: unreadable text`)
    const first = word.charCodeAt(0)
    if (first === 0x28) {
      const list: (string | Form)[] = []
      open.at(-1)!.push(list)
      open.push(list)
    } else if (first === 0x29) {
      if (open.length === 1) throw new SyntaxError(`line ${lineOf(text, start)}: ')' without '('`)
      open.pop()
    } else if (first > 0x20 && first !== 0x3b) open.at(-1)!.push(word)
  }
  if (open.length > 1) throw new SyntaxError(`${open.length - 1} '(' are not closed`)
  return top.filter((form): form is Form => typeof form !== 'string')
}

const lineOf = (text: string, position: number): number => text.slice(0, position).split('\n').length
