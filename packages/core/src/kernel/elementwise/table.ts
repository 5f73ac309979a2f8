// The table of elementwise functions: one object each, read by the builder, the interpreter, the lowerings and the documentation.
import { OpGemsError } from '../../errors/errors.ts'
import { bessel } from './bessel.ts'
import { comparison } from './comparison.ts'
import { division } from './division.ts'
import type { Elementwise } from './elementwise.ts'
import { errorFunction } from './error-function.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { hyperbolic } from './hyperbolic.ts'
import { inverseTrigonometric } from './inverse-trigonometric.ts'
import { logarithm } from './logarithm.ts'
import type { ElementwiseName, FunctionName } from './names.ts'
import { power } from './power.ts'
import { primitives } from './primitives.ts'
import { trigonometric } from './trigonometric.ts'

const functions: Readonly<Record<FunctionName, Elementwise>> = {
  ...comparison,
  ...exponential,
  ...logarithm,
  ...power,
  ...trigonometric,
  ...inverseTrigonometric,
  ...hyperbolic,
  ...errorFunction,
  ...gamma,
  ...bessel,
  ...division,
}
export const elementwise: Readonly<Record<ElementwiseName, Elementwise>> = { ...primitives, ...functions }

export function elementwiseFunction(name: string): Elementwise {
  if (!Object.hasOwn(elementwise, name)) throw new OpGemsError('BAD_KERNEL', `unknown elementwise function '${name}'`)
  return elementwise[name as ElementwiseName]
}
