// Functions that users give to the runtime: what is refused of them, in words that name the method.
import { OpGemsError } from '../errors/errors.ts'

/** @throws BAD_ARGUMENT unless `body` can be called */
export function checkFunction(name: string, body: unknown): void {
  if (typeof body !== 'function')
    throw new OpGemsError('BAD_ARGUMENT', `${name}: expected a function, got ${typeof body}`)
}

/** @throws BAD_ARGUMENT for the promise of an asynchronous function; `consequence` says what would go wrong */
export function refusePromise(name: string, result: unknown, consequence: string): void {
  if (!(result instanceof Promise)) return
  // The function goes on and may fail for what it finds disposed of; the refusal says why.
  result.catch(() => {})
  throw new OpGemsError('BAD_ARGUMENT', `${name}: the function must not be asynchronous: ${consequence}`)
}
