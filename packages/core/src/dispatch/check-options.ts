// Options objects of public functions: a name that the function does not know is refused, with the one most likely meant.
import { OpGemsError } from '../errors/errors.ts'
import { nearestName } from './configuration/nearest-name.ts'

/** An entry for each option of a type, so that none can be forgotten: `satisfies OptionNames<LoadOptions>`. */
export type OptionNames<Options> = Readonly<Record<keyof Required<Options>, true>>

/**
 * The keys of `known` are the options there are; one that is undefined counts as absent.
 * @throws BAD_ARGUMENT for what is no object, or has a key that is no option
 */
export function checkOptions(name: string, options: unknown, known: object): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new OpGemsError('BAD_ARGUMENT', `${name}: the options must be an object, got ${describe(options)}`)
  for (const key of Object.keys(options))
    if (!Object.hasOwn(known, key) && (options as Record<string, unknown>)[key] !== undefined)
      throw new OpGemsError('BAD_ARGUMENT', `${name}: there is no option '${key}'; ${hint(key, Object.keys(known))}`)
}

const describe = (value: unknown): string => (Array.isArray(value) ? 'an array' : String(value))

function hint(key: string, known: readonly string[]): string {
  const near = nearestName(key, known)
  return near === undefined ? `the options are ${known.join(', ')}` : `did you mean '${near}'?`
}
