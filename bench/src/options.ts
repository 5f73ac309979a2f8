// Values of options that the benchmarks share.
import { InvalidArgumentError } from 'commander'

/** A whole number from 1 to 9999. */
export const count = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('give a whole number from 1')
  return Number(text)
}
