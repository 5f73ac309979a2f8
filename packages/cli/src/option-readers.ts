// Reading the values of options.
import { InvalidArgumentError } from 'commander'

export function readInteger(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be an integer.')
  return value
}

export function readNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.')
  return value
}

/** '1,2,3', commas or blanks between. */
export const readIntegers = (text: string): number[] =>
  text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(readInteger)

export const readList = (text: string): string[] => text.split(',').map((part) => part.trim())
