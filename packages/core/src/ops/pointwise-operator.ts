// One pointwise overload at work: sorts a call's arguments into operands, parameters and attributes, and remembers a plan for each kind of call.
import type { Arguments } from '../dispatch/contract.ts'
import { PointwiseProgram } from '../dispatch/launch/pointwise-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import {
  computeType,
  type DType,
  dtypeInfo,
  elementwiseTypes,
  isComplex,
  isFloating,
  type PromotionOperand,
} from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, Value } from '../kernel/index.ts'
import type { PointwiseSpec } from '../kernels/pointwise.ts'
import type { Schema, SchemaType } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import { CallSignature } from './call-signature.ts'
import type { NamedArguments, Operands, PointwiseDefinition, PointwiseTypes } from './define-pointwise.ts'
import { prepareOutputs } from './outputs.ts'
import { checkRange, scalarArgument } from './scalar-argument.ts'

/** What an argument is to the formula. */
export type Role = 'tensor' | 'operand' | 'parameter' | 'attribute'

const kindOf = (type: SchemaType): string => (type.kind === 'optional' ? kindOf(type.of) : type.kind)

function roleOf(name: string, type: SchemaType, definition: PointwiseDefinition): Role {
  const kind = kindOf(type)
  if (kind === 'Tensor') return 'tensor'
  if (definition.fixed?.includes(name)) return 'attribute'
  if (kind !== 'Scalar' && kind !== 'float' && kind !== 'int') return 'attribute'
  return definition.promotes?.includes(name) ? 'operand' : 'parameter'
}

/** A number passed to the kernel. */
interface ScalarPlace {
  readonly argument: number
  readonly name: string
  readonly dtype: KernelDType
}

/** Everything about a call that its signature decides. */
export interface PointwisePlan {
  readonly types: PointwiseTypes
  readonly results: readonly DType[]
  /** Positions of the tensors among the arguments. */
  readonly inputs: readonly number[]
  readonly scalars: readonly ScalarPlace[]
  readonly spec: PointwiseSpec
  readonly program: PointwiseProgram
}

export class PointwiseOperator {
  private readonly roles: readonly Role[]
  private readonly signature: CallSignature
  private readonly plans = new WeakMap<Runtime, Map<number, PointwisePlan>>()

  /** The schema gives names, defaults and the number of results; it need not be one of ATen's. */
  constructor(
    private readonly schema: Schema,
    private readonly definition: PointwiseDefinition,
  ) {
    this.roles = schema.args.map((a) => roleOf(a.name, a.type, definition))
    const fixedValues = schema.args.map((a) => definition.fixedValues?.[a.name])
    this.signature = new CallSignature(this.roles, fixedValues)
  }

  compute(rt: Runtime, args: Arguments, out: readonly Tensor[] | null): unknown {
    const plan = this.planOf(rt, args, out)
    this.definition.check?.(this.named(args), plan.types)
    const inputs = new Array<Tensor>(plan.inputs.length)
    for (let i = 0; i < inputs.length; i++) inputs[i] = args[plan.inputs[i]!] as Tensor
    const scalars = this.scalarsOf(plan, args)
    const outputs = prepareOutputs(rt, this.schema.name, inputs, plan.results, out)
    try {
      plan.program.run(outputs, inputs, scalars)
    } catch (error) {
      if (!out) for (const output of outputs) output.dispose()
      throw error
    }
    return outputs.length === 1 ? outputs[0] : outputs
  }

  /** The numbers that the kernel gets. */
  scalarsOf(plan: Pick<PointwisePlan, 'scalars'>, args: Arguments): (number | bigint)[] {
    const scalars = new Array<number | bigint>(plan.scalars.length)
    for (let i = 0; i < scalars.length; i++) {
      const { argument, name, dtype } = plan.scalars[i]!
      const value = scalarArgument(this.schema.name, name, dtype, args[argument])
      if (this.definition.ranged) checkRange(this.schema.name, name, dtype, value)
      scalars[i] = value
    }
    return scalars
  }

  planOf(rt: Runtime, args: Arguments, out: readonly Tensor[] | null): PointwisePlan {
    let plans = this.plans.get(rt)
    if (!plans) {
      plans = new Map()
      this.plans.set(rt, plans)
    }
    const signature = this.signature.of(args, out)
    let plan = plans.get(signature)
    if (!plan) {
      plan = this.makePlan(rt, args, out)
      if (signature >= 0) plans.set(signature, plan)
    }
    return plan
  }

  private makePlan(rt: Runtime, args: Arguments, out: readonly Tensor[] | null): PointwisePlan {
    const { schema, definition } = this
    const types = this.types(rt, args)
    const results = schema.returns.map((_, i) => types.results?.[i] ?? types.result)
    const inputs = args.flatMap((a, i) => (a instanceof Tensor ? [i] : []))
    const scalars = args.flatMap((a, i) => (this.isPassed(i, a) ? [this.scalarPlace(i, types.compute)] : []))
    const stored = results.map((dtype, i) => out?.[i]?.dtype ?? dtype)
    const attributes = Object.fromEntries(
      args.flatMap((a, i) => (a instanceof Tensor || this.isPassed(i, a) ? [] : [[schema.args[i]!.name, a]])),
    )
    const parts = args.map((a, i) => (a instanceof Tensor ? a.dtype : this.isPassed(i, a) ? '#' : String(a)))
    const key = `${schema.name}.${schema.overload}(${parts})${types.compute}>${results}>${stored}`
    const spec = {
      name: schema.name,
      inputs: inputs.map((i) => (args[i] as Tensor).dtype),
      outputs: stored,
      scalars: scalars.map((s) => s.dtype),
      formula: (tensors: readonly Value[], numbers: readonly Value[]) => {
        const operands: Record<string, Value> = {}
        inputs.forEach((at, i) => {
          const { name } = schema.args[at]!
          operands[name] = definition.raw?.includes(name) ? tensors[i]! : tensors[i]!.to(types.compute as KernelDType)
        })
        scalars.forEach(({ argument, name }, i) => {
          operands[name] = this.isFloat(argument) ? numbers[i]! : numbers[i]!.to(types.compute as KernelDType)
        })
        const values = definition.formula(operands as unknown as Operands, attributes, types)
        return (Array.isArray(values) ? (values as Value[]) : [values as Value]).map((v, i) =>
          v.to(results[i]! as KernelDType),
        )
      },
    }
    const program = rt.program(key, (store) => new PointwiseProgram(key, spec, store))
    return { types, results, inputs, scalars, spec, program }
  }

  /** Whether an argument is a number that the kernel gets when it is launched. */
  private isPassed(i: number, value: unknown): boolean {
    if (value === null || value instanceof Tensor || this.roles[i] === 'attribute') return false
    return !this.definition.fixedValues?.[this.schema.args[i]!.name]?.includes(value as number)
  }
  /** Floats stay floats beside integers; Scalars take the computing dtype. */
  private isFloat(i: number): boolean {
    return kindOf(this.schema.args[i]!.type) === 'float' && this.roles[i] === 'parameter'
  }
  private scalarPlace(i: number, compute: DType): ScalarPlace {
    const wide = computeType(compute)
    const isFloat = this.isFloat(i) && !isFloating(wide)
    const dtype = isFloat ? 'float32' : wide === 'bool' ? 'int64' : wide
    return { argument: i, name: this.schema.args[i]!.name, dtype: dtype as KernelDType }
  }

  private types(rt: Runtime, args: Arguments): PointwiseTypes {
    const { definition, schema } = this
    const promoting = args.flatMap((a, i) => this.promotionOperand(i, a))
    const common: PointwiseTypes =
      promoting.length > 0
        ? elementwiseTypes(promoting, definition.promotion)
        : { compute: 'float32', result: 'float32' }
    const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
    if (promoting.length > 0) this.checkKind(elementwiseTypes(promoting, 'no-opmath').result, tensors)
    const types = definition.types ? definition.types(common, this.named(args)) : common
    if (isComplex(types.compute) || isComplex(types.result)) rt.refuseComplex(schema.name, tensors)
    return types
  }
  private promotionOperand(i: number, value: unknown): PromotionOperand[] {
    const role = this.roles[i]
    if (value instanceof Tensor)
      return this.definition.raw?.includes(this.schema.args[i]!.name)
        ? []
        : [{ dtype: value.dtype, dim: value.shape.length }]
    return value === null || (role !== 'operand' && role !== 'tensor') ? [] : [value as PromotionOperand]
  }
  /** @throws UNSUPPORTED_DTYPE */
  private checkKind(common: DType, tensors: readonly Tensor[]): void {
    const { accepts } = this.definition
    const { kind } = dtypeInfo(common)
    if (!accepts || kind === 'complex' || accepts.includes(kind)) return
    const { name } = this.schema
    throw new OpGemsError(
      'UNSUPPORTED_DTYPE',
      `${name} is not defined for ${tensors.map((t) => t.describe()).join(', ')}: it takes ${accepts.join(', ')} dtypes`,
      { operator: name, dtypes: tensors.map((t) => t.dtype), shapes: tensors.map((t) => t.shape) },
    )
  }
  private named(args: Arguments): NamedArguments {
    return Object.fromEntries(this.schema.args.map((a, i) => [a.name, args[i]]))
  }
}
