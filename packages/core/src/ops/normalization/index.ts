// Normalisations and their gradients.
import type { Contract } from '../../dispatch/contract.ts'
import { batchNorms } from './batch-norm.ts'
import { batchNormGradients } from './batch-norm-backward.ts'
import { batchNormForms } from './batch-norm-forms.ts'
import { fusedNorms } from './fused-add.ts'
import { groupNorms } from './group-norm.ts'
import { instanceNorms } from './instance-norm.ts'
import { layerNorms } from './layer-norm.ts'
import { layerNormGradients } from './layer-norm-backward.ts'
import { renorms } from './renorm.ts'
import { rmsNorms } from './rms-norm.ts'
import { rmsNormGradients } from './rms-norm-backward.ts'
import { weightNorms } from './weight-norm.ts'

export const normalizations: Contract[] = [
  ...layerNorms,
  ...layerNormGradients,
  ...rmsNorms,
  ...rmsNormGradients,
  ...renorms,
  ...groupNorms,
  ...batchNorms,
  ...batchNormGradients,
  ...batchNormForms,
  ...instanceNorms,
  ...fusedNorms,
  ...weightNorms,
]
