// Activations multiplied by a gate, as the reference library names them: silu_and_mul and gelu_and_mul.
import type { Contract } from '../dispatch/contract.ts'
import type { Value } from '../kernel/index.ts'
import { normalCdf } from '../kernels/normal-cdf.ts'
import { parseSchema } from '../schema/index.ts'
import { geluAngle } from './pointwise/activation.ts'
import { checkChoice, floating } from './pointwise/dtypes.ts'
import { PointwiseFormula } from './pointwise-derivative.ts'
import { PointwiseOperator } from './pointwise-operator.ts'

type Activation = (x: Value, approximate: unknown) => Value

const silu: Activation = (x) => x.mul(x.sigmoid())
const gelu: Activation = (x, approximate) =>
  approximate === 'tanh' ? x.mul(0.5).mul(geluAngle(x).tanh().add(1)) : x.mul(normalCdf(x))

/** activation(x)·y in one kernel; the activation's value is not rounded in between. */
function gated(schema: string, activation: Activation): Contract {
  const parsed = parseSchema(schema)
  const [x, y] = parsed.args.map((a) => a.name)
  const operator = new PointwiseOperator(parsed, {
    overloads: [],
    promotion: 'default',
    accepts: floating,
    types: (common, { approximate = 'none' }) => {
      checkChoice(parsed.name, 'approximate', approximate, ['none', 'tanh'])
      return common
    },
    formula: (operands, { approximate }) => activation(operands[x!]!, approximate).mul(operands[y!]!),
  })
  return {
    overload: parsed.name,
    category: 'fused',
    schema,
    backward: [
      new PointwiseFormula(
        () => parsed,
        () => operator,
      ),
    ],
    compute: (rt, args, out) => operator.compute(rt, args, out),
  }
}

export const fusedGates: Contract[] = [
  gated('silu_and_mul(Tensor A, Tensor B) -> Tensor', silu),
  gated('gelu_and_mul(Tensor x, Tensor y, str approximate="none") -> Tensor', gelu),
]
