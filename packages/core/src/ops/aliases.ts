// ATen names that mean the same as another: their overloads are derived from the canonical operator's contracts.
import type { Contract } from '../dispatch/contract.ts'
import { hasAtenSchema } from '../schema/index.ts'

/** Alias to canonical base name. */
export const aliases: Readonly<Record<string, string>> = {
  absolute: 'abs',
  divide: 'div',
  multiply: 'mul',
  subtract: 'sub',
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
