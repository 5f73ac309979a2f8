// Reading the values of options.
import { type DType, isBackendName, isDType } from '@opgems/core'
import { InvalidArgumentError } from 'commander'

export function readInteger(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be an integer.')
  return value
}

/** An integer within bounds. */
export const integerFrom =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = readInteger(text)
    if (value >= least && value <= most) return value
    const bounds = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `from ${least} to ${most}`
    throw new InvalidArgumentError(`It must be ${bounds}.`)
  }

/** A number within bounds. */
export const numberFrom =
  (least: number, most = Number.POSITIVE_INFINITY) =>
  (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.')
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be ${most < Infinity ? `from ${least} to ${most}` : `at least ${least}`}.`)
  }

export function readBackend(text: string): string {
  if (!isBackendName(text)) throw new InvalidArgumentError("It must be a backend or a device of one, as 'cpu:wasm'.")
  return text
}

/** A list of globs, or a name of a file or folder: what is empty selects nothing. */
export function readText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.')
  return text
}

/** '1,2,3', commas or blanks between. */
export function readIntegers(text: string): number[] {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  if (parts.length === 0) throw new InvalidArgumentError("It must be integers, as '1,2,3'.")
  return parts.map(readInteger)
}

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
