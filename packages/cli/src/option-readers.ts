// Reading the values of options.
import { type DType, isDType } from '@opgems/core'
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

/** '64Ki,1Mi,1000000': counts of elements. */
export const readCounts = (text: string): number[] =>
  readList(text).map((part) => {
    const [, digits, unit = ''] = /^(\d+)(Ki|Mi|Gi)?$/.exec(part) ?? []
    const count = Number(digits) * { '': 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 }[unit as '' | 'Ki' | 'Mi' | 'Gi']
    if (digits === undefined || !Number.isSafeInteger(count) || count < 1)
      throw new InvalidArgumentError("It must be counts of elements, as '64Ki,16Mi'.")
    return count
  })

export function readDTypes(text: string): DType[] {
  return readList(text).map((name) => {
    if (!isDType(name)) throw new InvalidArgumentError(`There is no dtype '${name}'.`)
    return name
  })
}
