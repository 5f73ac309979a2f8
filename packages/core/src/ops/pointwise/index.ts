// All pointwise contracts.
import type { Contract } from '../../dispatch/contract.ts'
import { activations } from './activation.ts'
import { activationBackward } from './activation-backward.ts'
import { arithmetic } from './arithmetic.ts'
import { bitwise } from './bitwise.ts'
import { comparison } from './comparison.ts'
import { complexNumbers } from './complex.ts'
import { exponential } from './exponential.ts'
import { gated } from './gated.ts'
import { integers } from './integer.ts'
import { logical } from './logical.ts'
import { parts } from './parts.ts'
import { polygammas } from './polygamma.ts'
import { powers } from './power.ts'
import { rounding } from './rounding.ts'
import { selection } from './selection.ts'
import { signs } from './sign.ts'
import { special } from './special.ts'
import { specialFunctions } from './special-functions.ts'
import { trigonometric } from './trigonometric.ts'

export const pointwise: Contract[] = [
  ...arithmetic,
  ...comparison,
  ...logical,
  ...bitwise,
  ...exponential,
  ...powers,
  ...trigonometric,
  ...rounding,
  ...signs,
  ...integers,
  ...selection,
  ...polygammas,
  ...special,
  ...specialFunctions,
  ...activations,
  ...activationBackward,
  ...gated,
  ...complexNumbers,
  ...parts,
]
