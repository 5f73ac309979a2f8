// Linear algebra: factors of matrices, and what is solved with them.
import type { Contract } from '../../dispatch/contract.ts'
import { choleskyFactors } from './cholesky.ts'
import { eigenvectors } from './eigh.ts'
import { ldlFactors } from './ldl.ts'
import { luFactors } from './lu.ts'
import { matrixExponentials } from './matrix-exp.ts'
import { matrixNorms } from './norms.ts'
import { pseudoInverses } from './pseudo-inverse.ts'
import { orthogonalFactors } from './qr.ts'
import { systems } from './solve.ts'
import { singularVectors } from './svd.ts'
import { tensorSystems } from './tensors.ts'
import { triangularSystems } from './triangular.ts'

export const linearAlgebra: Contract[] = [
  ...luFactors,
  ...systems,
  ...triangularSystems,
  ...choleskyFactors,
  ...ldlFactors,
  ...orthogonalFactors,
  ...tensorSystems,
  ...matrixExponentials,
  ...singularVectors,
  ...eigenvectors,
  ...pseudoInverses,
  ...matrixNorms,
]
