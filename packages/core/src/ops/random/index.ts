// All random operators.
import type { Contract } from '../../dispatch/contract.ts'
import { choices } from './choices.ts'
import { distributions } from './distributions.ts'
import { dropoutForms } from './dropout-forms.ts'

export const randoms: Contract[] = [...distributions, ...choices, ...dropoutForms]
