// PyTorch's type promotion, written for the references: dimensioned tensors first, then zero-dim tensors, then numbers.
import { type DType, dtypeInfo, isFloat, isIntegral } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'

/** How an operator derives its result's dtype from the promoted one. */
export type Category = 'default' | 'intToFloat' | 'bool'

const integerOrder: readonly DType[] = ['bool', 'uint8', 'int8', 'int16', 'int32', 'int64']
const floatOrder: readonly DType[] = ['float8_e5m2', 'float8_e4m3fn', 'float16', 'bfloat16', 'float32', 'float64']

const kindRank = (dtype: DType): number => ['bool', 'int', 'float', 'complex'].indexOf(dtypeInfo(dtype).kind)

/** The smallest dtype that holds both; complex dtypes have no reference. */
function promote(a: DType, b: DType): DType {
  if (a === b) return a
  if (kindRank(a) !== kindRank(b)) return kindRank(a) > kindRank(b) ? a : b
  const order = isFloat(a) ? floatOrder : integerOrder
  const [low, high] = order.indexOf(a) < order.indexOf(b) ? [a, b] : [b, a]
  if (low === 'uint8' && high === 'int8') return 'int16'
  if (low === 'float16' && high === 'bfloat16') return 'float32'
  return high
}

function promoteAll(dtypes: readonly DType[]): DType | undefined {
  return dtypes.length === 0 ? undefined : dtypes.reduce(promote)
}

function scalarDtype(value: CaseValue): DType | undefined {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value !== 'number') return undefined
  return Number.isInteger(value) ? 'int64' : 'float32'
}

/** The common dtype of an operator's operands. */
export function commonDtype(operands: readonly CaseValue[]): DType {
  const tensors = operands.filter((operand) => operand instanceof HostTensor)
  const groups = [
    promoteAll(tensors.filter((tensor) => tensor.shape.length > 0).map((tensor) => tensor.dtype)),
    promoteAll(tensors.filter((tensor) => tensor.shape.length === 0).map((tensor) => tensor.dtype)),
    promoteAll(operands.map(scalarDtype).filter((dtype) => dtype !== undefined)),
  ]
  // A later group changes the result only if its kind is higher.
  const result = groups.reduce((above, below) => {
    if (!above || !below) return above ?? below
    return kindRank(below) > kindRank(above) ? promote(above, below) : above
  })
  return result ?? 'float32'
}

export function resultDtype(operands: readonly CaseValue[], category: Category): DType {
  if (category === 'bool') return 'bool'
  const common = commonDtype(operands)
  return category === 'intToFloat' && isIntegral(common) ? 'float32' : common
}
