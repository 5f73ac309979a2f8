// Normalisations.
import type { Contract } from '../../dispatch/contract.ts'
import { layerNorms } from './layer-norm.ts'
import { rmsNorms } from './rms-norm.ts'

export const normalizations: Contract[] = [...layerNorms, ...rmsNorms]
