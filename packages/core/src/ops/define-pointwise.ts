// Defines pointwise operators: a formula over elements serves every overload, dtype and layout.
import type { Arguments, Category, Contract } from '../dispatch/contract.ts'
import { PointwiseProgram } from '../dispatch/launch/pointwise-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { type DType, elementwiseTypes, isComplex, type PromotionKind, type PromotionOperand } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, Value } from '../kernel/index.ts'
import { atenSchema, type Schema, type SchemaType } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import { prepareOutputs } from './outputs.ts'

export type Operands = Readonly<Record<string, Value>>
export type Attributes = Readonly<Record<string, unknown>>

export interface PointwiseDefinition {
  /** ATen overloads that this formula serves; tensor and Scalar arguments of the same name are interchangeable. */
  readonly overloads: readonly string[]
  readonly promotion: PromotionKind
  /** Scalar arguments that take part in promotion as PyTorch's wrapped numbers do; the others are parameters in the computing dtype. */
  readonly promotes?: readonly string[]
  /** Arguments that reach the formula in their own dtype and do not promote: conditions, masks, indices. */
  readonly raw?: readonly string[]
  /** Numeric arguments that change the kernel instead of being passed to it: they arrive in `attributes`. */
  readonly fixed?: readonly string[]
  readonly category?: Category
  /** Dtype in which to compute and of the result, where promotion does not say. */
  readonly types?: (common: { compute: DType; result: DType }, args: Arguments) => { compute: DType; result: DType }
  /** Refuses arguments before anything runs. */
  readonly check?: (args: Readonly<Record<string, unknown>>, types: { compute: DType; result: DType }) => void
  /** The result (or results) from operands cast to the computing dtype. Absent optional tensors are absent here. */
  formula(operands: Operands, attributes: Attributes): Value | readonly Value[]
}

export function definePointwise(definition: PointwiseDefinition): Contract[] {
  return definition.overloads.map((overload) => {
    let operator: PointwiseOperator | undefined
    return {
      overload,
      category: definition.category ?? 'pointwise',
      acceptsNumbers: true,
      compute: (rt, args, out) => {
        operator ??= new PointwiseOperator(overload, definition)
        return operator.compute(rt, args, out)
      },
    }
  })
}

type Role = 'tensor' | 'operand' | 'parameter' | 'attribute'

const kindOf = (type: SchemaType): string => (type.kind === 'optional' ? kindOf(type.of) : type.kind)

/** What an argument is to the formula. Boxed numbers in tensor positions become operands when called. */
function roleOf(name: string, type: SchemaType, definition: PointwiseDefinition): Role {
  const kind = kindOf(type)
  if (kind === 'Tensor') return 'tensor'
  if (definition.fixed?.includes(name)) return 'attribute'
  if (kind !== 'Scalar' && kind !== 'float' && kind !== 'int') return 'attribute'
  return definition.promotes?.includes(name) ? 'operand' : 'parameter'
}

class PointwiseOperator {
  private readonly schema: Schema
  private readonly roles: readonly Role[]

  constructor(
    overload: string,
    private readonly definition: PointwiseDefinition,
  ) {
    this.schema = atenSchema(overload)
    this.roles = this.schema.args.map((a) => roleOf(a.name, a.type, definition))
  }

  compute(rt: Runtime, args: Arguments, out: readonly Tensor[] | null): unknown {
    const { schema } = this
    const call = this.classify(args)
    const types = this.types(rt, args, call)
    this.definition.check?.(Object.fromEntries(schema.args.map((a, i) => [a.name, args[i]])), types)
    const results = new Array<DType>(schema.returns.length).fill(types.result)
    const outputs = prepareOutputs(rt, schema.name, call.tensors, results, out)
    const program = this.program(rt, call, types, outputs)
    program.run(outputs, call.tensors, call.scalars)
    return outputs.length === 1 ? outputs[0] : outputs
  }

  private classify(args: Arguments): Call {
    const call: Call = {
      tensors: [],
      tensorNames: [],
      scalars: [],
      scalarNames: [],
      promoting: [],
      attributes: {},
      key: '',
    }
    for (let i = 0; i < args.length; i++) {
      const { name } = this.schema.args[i]!
      const value = args[i]
      const role = this.roles[i]!
      if (value instanceof Tensor) {
        call.tensors.push(value)
        call.tensorNames.push(name)
        if (!this.definition.raw?.includes(name)) call.promoting.push({ dtype: value.dtype, dim: value.shape.length })
        call.key += `,${name}:${value.dtype}`
      } else if (role === 'attribute' || value === null) {
        call.attributes[name] = value
        call.key += `,${name}=${value}`
      } else {
        call.scalars.push(scalarArgument(this.schema.name, name, value))
        call.scalarNames.push(name)
        if (role !== 'parameter') call.promoting.push(value as PromotionOperand)
        call.key += `,${name}`
      }
    }
    return call
  }

  private types(rt: Runtime, args: Arguments, call: Call): { compute: DType; result: DType } {
    const { definition } = this
    const common =
      call.promoting.length > 0
        ? elementwiseTypes(call.promoting, definition.promotion)
        : ({ compute: 'float32', result: 'float32' } as const)
    const types = definition.types ? definition.types(common, args) : common
    if (isComplex(types.compute) || isComplex(types.result)) rt.refuseComplex(this.schema.name, call.tensors)
    return types
  }

  private program(
    rt: Runtime,
    call: Call,
    types: { compute: DType; result: DType },
    outputs: readonly Tensor[],
  ): PointwiseProgram {
    const { definition, schema } = this
    const stored = outputs.map((o) => o.dtype)
    const key = `${schema.name}.${schema.overload}(${call.key})${types.compute}>${types.result}>${stored}`
    const compute = types.compute as KernelDType
    return rt.program(key, (store) => {
      const spec = {
        name: schema.name,
        inputs: call.tensors.map((t) => t.dtype),
        outputs: stored,
        scalars: call.scalars.map(() => (compute === 'bool' ? ('int64' as const) : compute)),
        formula: (inputs: readonly Value[], scalars: readonly Value[]) => {
          const operands: Record<string, Value> = {}
          call.tensorNames.forEach((name, i) => {
            operands[name] = definition.raw?.includes(name) ? inputs[i]! : inputs[i]!.to(compute)
          })
          call.scalarNames.forEach((name, i) => {
            operands[name] = scalars[i]!.to(compute)
          })
          const results = definition.formula(operands, call.attributes)
          return (Array.isArray(results) ? results : [results as Value]).map((r) => r.to(types.result as KernelDType))
        },
      }
      return new PointwiseProgram(key, spec, store)
    })
  }
}

/** One call's arguments, sorted by what they are to the kernel. */
interface Call {
  readonly tensors: Tensor[]
  readonly tensorNames: string[]
  readonly scalars: (number | bigint)[]
  readonly scalarNames: string[]
  readonly promoting: PromotionOperand[]
  readonly attributes: Record<string, unknown>
  /** Everything that the kernel is specialised for. */
  key: string
}

function scalarArgument(operator: string, name: string, value: unknown): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: argument '${name}' is complex, which is not supported yet`, {
    operator,
  })
}
