// Text of C-like expressions: what the printers of both families do with it.

/** Text without parentheses around the whole of it, for places that need none. */
export function withoutParentheses(text: string): string {
  return text.startsWith('(') && closesAtEnd(text) ? text.slice(1, -1) : text
}

/** Whether the parenthesis that opens a text closes at its end. */
function closesAtEnd(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at === text.length - 1
  }
  return false
}
