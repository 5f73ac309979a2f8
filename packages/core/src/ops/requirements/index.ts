// Gives contracts the requirements of the table, which hold before they compute.
import type { Contract } from '../../dispatch/contract.ts'
import { atenSchema } from '../../schema/index.ts'
import { lossRequirements } from './losses.ts'
import { normRequirements } from './norms.ts'
import type { Requirement } from './requirement.ts'
import { rowRequirements } from './rows.ts'
import { windowRequirements } from './windows.ts'

/** All requirements by overload. */
export const requirements: Readonly<Record<string, readonly Requirement[]>> = {
  ...lossRequirements,
  ...normRequirements,
  ...rowRequirements,
  ...windowRequirements,
}

export function withRequirements(contracts: readonly Contract[]): readonly Contract[] {
  return contracts.map((contract) => {
    const asked = requirements[contract.overload]
    return asked ? { ...contract, compute: checked(contract, asked) } : contract
  })
}

function checked({ overload, compute }: Contract, asked: readonly Requirement[]): Contract['compute'] {
  const { args: declared, name } = atenSchema(overload)
  const checks = asked.map((requirement) =>
    requirement(name, (argument) => declared.findIndex((a) => a.name === argument)),
  )
  return (rt, args, out) => {
    for (const check of checks) check(args)
    return compute(rt, args, out)
  }
}
