// Operators that a backend or the configuration refuses, altogether or for some dtypes, with the reason shown to users.
import type { DisabledOperator } from '../backend/plugin.ts'
import { OpGemsError } from '../errors/errors.ts'
import { overloadName } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import type { Contract } from './contract.ts'
import type { Operator } from './operator-table.ts'

/** Whether the entry names this operator or the functional contract its in-place and out forms come from. */
function names({ operator }: DisabledOperator, { schema, contract }: Operator): boolean {
  const name = operator.replace(/^aten::/, '')
  return [schema.name, overloadName(schema), contract.overload.split('.')[0], contract.overload].includes(name)
}

/** Refuses a name whose every overload is disabled for all dtypes. @throws UNSUPPORTED_OP */
export function refuseDisabled(
  disabled: readonly DisabledOperator[],
  name: string,
  operators: readonly Operator[],
): void {
  const entries = operators.map((o) => disabled.find((d) => !d.dtypes && names(d, o)))
  const [first] = entries
  if (first && entries.every(Boolean))
    throw new OpGemsError('UNSUPPORTED_OP', `operator '${name}' is disabled: ${first.reason}`, { operator: name })
}

/** The operator, checking at each call what of it is disabled; itself when nothing is. */
export function guardDisabled(disabled: readonly DisabledOperator[], operator: Operator): Operator {
  const entries = disabled.filter((d) => names(d, operator))
  if (entries.length === 0) return operator
  const name = overloadName(operator.schema)
  const compute: Contract['compute'] = (rt, args, out) => {
    for (const entry of entries) refuseCall(name, entry, [...args, out].flat(2))
    return operator.contract.compute(rt, args, out)
  }
  return { ...operator, contract: { ...operator.contract, compute } }
}

function refuseCall(operator: string, { dtypes, reason }: DisabledOperator, args: readonly unknown[]): void {
  if (!dtypes) throw new OpGemsError('UNSUPPORTED_OP', `operator '${operator}' is disabled: ${reason}`, { operator })
  const refused = args.find((a): a is Tensor => a instanceof Tensor && dtypes.includes(a.dtype))
  if (!refused) return
  throw new OpGemsError(
    'UNSUPPORTED_DTYPE',
    `operator '${operator}' is disabled for ${refused.dtype} (given ${refused.describe()}): ${reason}`,
    { operator, dtypes: [refused.dtype] },
  )
}
