// Fills a dialect's spelling: a function's name, or a text with operands in the places $0, $1, …
import type { Spelling } from '../../../backend/target.ts'

export function spell(spelling: Spelling, args: readonly string[]): string {
  if (!spelling.includes('$')) return `${spelling}(${args.join(', ')})`
  return spelling.replace(/\$(\d)/g, (_, place: string) => args[Number(place)]!)
}
