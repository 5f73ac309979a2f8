// ATen names that mean the same as another: their overloads are derived from the canonical operator's contracts.
import type { Contract } from '../dispatch/contract.ts'
import { hasAtenSchema } from '../schema/index.ts'

/** Alias to canonical base name. */
export const aliases: Readonly<Record<string, string>> = {
  absolute: 'abs',
  arccos: 'acos',
  arccosh: 'acosh',
  arcsin: 'asin',
  arcsinh: 'asinh',
  arctan: 'atan',
  arctan2: 'atan2',
  arctanh: 'atanh',
  clip: 'clamp',
  divide: 'div',
  fix: 'trunc',
  greater: 'gt',
  greater_equal: 'ge',
  less: 'lt',
  less_equal: 'le',
  multiply: 'mul',
  negative: 'neg',
  not_equal: 'ne',
  special_digamma: 'digamma',
  special_erf: 'erf',
  special_erfc: 'erfc',
  special_erfinv: 'erfinv',
  special_exp2: 'exp2',
  special_expit: 'sigmoid',
  special_expm1: 'expm1',
  special_gammainc: 'igamma',
  special_gammaincc: 'igammac',
  special_gammaln: 'lgamma',
  special_i0: 'i0',
  special_log1p: 'log1p',
  special_logit: 'logit',
  special_multigammaln: 'mvlgamma',
  special_polygamma: 'polygamma',
  special_psi: 'digamma',
  special_sinc: 'sinc',
  special_xlogy: 'xlogy',
  subtract: 'sub',
  true_divide: 'div',
}

/** Adds a contract for every overload that an alias shares with its canonical operator. */
export function withAliases(contracts: readonly Contract[]): readonly Contract[] {
  const canonical = new Map<string, Contract[]>()
  for (const contract of contracts) {
    const [base] = contract.overload.split('.')
    canonical.set(base!, [...(canonical.get(base!) ?? []), contract])
  }
  const derived = Object.entries(aliases).flatMap(([alias, base]) =>
    (canonical.get(base) ?? [])
      .map((contract) => ({ ...contract, overload: alias + contract.overload.slice(base.length) }))
      .filter((contract) => hasAtenSchema(contract.overload)),
  )
  return [...contracts, ...derived]
}
