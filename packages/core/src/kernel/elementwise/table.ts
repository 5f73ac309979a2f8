// The table of elementwise functions: one object each, read by the builder, the interpreter, the lowerings and the documentation.
import { OpGemsError } from '../../errors/errors.ts'
import { basic } from './basic.ts'
import type { Elementwise } from './elementwise.ts'
import type { ElementwiseName } from './names.ts'
import { primitives } from './primitives.ts'

export const elementwise: Readonly<Record<ElementwiseName, Elementwise>> = { ...primitives, ...basic }

export function elementwiseFunction(name: string): Elementwise {
  if (!Object.hasOwn(elementwise, name)) throw new OpGemsError('BAD_KERNEL', `unknown elementwise function '${name}'`)
  return elementwise[name as ElementwiseName]
}
