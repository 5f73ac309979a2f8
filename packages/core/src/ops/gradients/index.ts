// Gives contracts the gradient formulas of the tables, which go before those derived from pointwise formulas.
import type { Contract } from '../../dispatch/contract.ts'
import { elementwiseGradients } from './elementwise.ts'
import { backwardOf, type GradientTable } from './formulas.ts'
import { fusedGradients } from './fused.ts'
import { indexGradients } from './indexing.ts'
import { linalgGradients } from './linalg.ts'
import { lossGradients } from './losses.ts'
import { normGradients } from './norms.ts'
import { products } from './products.ts'
import { reductionGradients } from './reductions.ts'
import { rowGradients } from './rows.ts'
import { scanGradients } from './scans.ts'
import { shapeGradients } from './shaping.ts'
import { spectralGradients } from './spectral.ts'
import { windowGradients } from './windows.ts'

/** All formulas by overload. */
export const gradients: GradientTable = {
  ...elementwiseGradients,
  ...fusedGradients,
  ...indexGradients,
  ...linalgGradients,
  ...lossGradients,
  ...normGradients,
  ...products,
  ...reductionGradients,
  ...rowGradients,
  ...scanGradients,
  ...shapeGradients,
  ...spectralGradients,
  ...windowGradients,
}

/** What these make does not depend on the values of their arguments. */
const constant: ReadonlySet<string> = new Set(['creation', 'random'])

export function withGradients(contracts: readonly Contract[]): readonly Contract[] {
  return contracts.map((contract) => {
    const table = gradients[contract.overload]
    if (table !== undefined) return { ...contract, backward: backwardOf(table) }
    const isConstant = contract.backward === undefined && constant.has(contract.category)
    return isConstant ? { ...contract, backward: 'none' } : contract
  })
}
