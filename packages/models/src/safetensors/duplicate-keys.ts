// Finds a key that stands twice in one JSON object: JSON.parse keeps the last one silently, so two readers could disagree.

/** The first repeated key of `text`, which must be valid JSON, or undefined. */
export function findDuplicateKey(text: string): string | undefined {
  const open: (Set<string> | null)[] = [] // one entry for each open object (its keys) or array (null)
  let expectKey = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{') {
      open.push(new Set())
      expectKey = true
    } else if (character === '[') {
      open.push(null)
      expectKey = false
    } else if (character === '}' || character === ']') {
      open.pop()
      expectKey = false
    } else if (character === ',') {
      expectKey = open.at(-1) instanceof Set
    } else if (character === '"') {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      if (expectKey && keys) {
        const key = String(JSON.parse(text.slice(at, end + 1)))
        if (keys.has(key)) return key
        keys.add(key)
        expectKey = false
      }
      at = end
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
