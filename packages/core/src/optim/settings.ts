// Settings of optimizers: what each may be, and its value where none is given.
import { checkOptions } from '../dispatch/check-options.ts'
import { OpGemsError } from '../errors/errors.ts'

/** What a setting may be, also in words. */
interface Rule {
  readonly words: string
  fits(value: unknown): boolean
}
const numbers = (words: string, fits: (value: number) => boolean): Rule => ({
  words,
  fits: (value) => typeof value === 'number' && Number.isFinite(value) && fits(value),
})
const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 1

export const anyNumber = numbers('a number', () => true)
export const notNegative = numbers('a number of at least 0', (value) => value >= 0)
export const positive = numbers('a number above 0', (value) => value > 0)
export const above1 = numbers('a number above 1', (value) => value > 1)
export const between0And1 = numbers('a number between 0 and 1', (value) => value > 0 && value < 1)
export const count = numbers('a whole number of at least 1', (value) => Number.isInteger(value) && value >= 1)
export const flag: Rule = { words: 'true or false', fits: (value) => typeof value === 'boolean' }
export const shares: Rule = {
  words: 'two numbers of at least 0 and below 1',
  fits: (value) => Array.isArray(value) && value.length === 2 && value.every(isShare),
}

/** The settings of one kind of optimizer. */
export interface SettingsKind<Settings> {
  /** As errors call it: 'SGD'. */
  readonly name: string
  readonly defaults: Settings
  readonly rules: Readonly<Record<keyof Settings, Rule>>
  /** Refuses settings that do not go together. */
  check?(settings: Settings): void
}

/** `base` with those of `given` that are not undefined. @throws BAD_ARGUMENT naming the setting that is unknown or wrong */
export function withSettings<Settings extends object>(
  { name, rules, check }: SettingsKind<Settings>,
  base: Settings,
  given: Partial<Settings>,
): Settings {
  checkOptions(name, given, rules)
  const set = Object.entries(given).filter(([, value]) => value !== undefined)
  for (const [key, value] of set) {
    const { words, fits } = rules[key as keyof Settings]
    if (!fits(value)) throw new OpGemsError('BAD_ARGUMENT', `${name}: ${key} must be ${words}, got ${value}`)
  }
  const settings = { ...base, ...Object.fromEntries(set) }
  check?.(settings)
  return settings
}
