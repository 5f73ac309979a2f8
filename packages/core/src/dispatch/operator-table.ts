// Finds operators by name: ATen overloads, derived in-place and out forms, and JavaScript names; chooses overloads by arguments.
import type { DisabledOperator } from '../backend/plugin.ts'
import { OpGemsError } from '../errors/errors.ts'
import {
  atenOverloads,
  atenSchema,
  BindFailure,
  bindError,
  type Keywords,
  makeBinder,
  makeChooser,
  overloadName,
  parseSchema,
  requiredType,
  type Schema,
  variantsOf,
} from '../schema/index.ts'
import { type HostScalar, Tensor } from '../tensor/index.ts'
import { nearestName } from './configuration/nearest-name.ts'
import type { Contract } from './contract.ts'
import { guardDisabled, refuseDisabled } from './disabled-operators.ts'
import { withCall } from './failed-call.ts'
import { settleOutputs } from './output.ts'
import type { Runtime } from './runtime.ts'

/** How a schema relates to the functional contract behind it. */
export type Form = 'functional' | 'inplace' | 'out'

/** One callable overload. */
export interface Operator {
  readonly schema: Schema
  readonly contract: Contract
  readonly form: Form
}

const traits = {
  isTensor: (x: unknown): boolean => x instanceof Tensor,
  describeTensor: (x: unknown): string => (x as Tensor).describe(),
}

const baseName = (overload: string) => overload.split('.')[0]!
/** add_ → add, __iand__ → __and__. */
const functionalBase = (base: string) => (/^__i\w+__$/.test(base) ? `__${base.slice(3)}` : base.replace(/_$/, ''))

/** The functional operator of a contract, and the in-place and out forms of it that ATen has. */
function operatorsOf(contract: Contract): Operator[] {
  const schema = contract.schema ? parseSchema(contract.schema) : atenSchema(contract.overload)
  const { inplace, out } = variantsOf(schema)
  return [
    { schema, contract, form: 'functional' },
    ...(inplace ? [{ schema: inplace, contract, form: 'inplace' } as const] : []),
    ...(out ? [{ schema: out, contract, form: 'out' } as const] : []),
  ]
}

export class OperatorTable {
  /** Contracts by functional base name; their schemas are parsed when first asked for. */
  private readonly contractsByBase = new Map<string, Contract[]>()
  private readonly operators = new Map<string, readonly Operator[]>()
  private readonly callers = new Map<string, Caller>()

  constructor(
    readonly contracts: readonly Contract[],
    private readonly disabled: readonly DisabledOperator[] = [],
    private readonly resolve: NameResolver = () => null,
    /** Names disabled altogether are refused when looked up; not where a fallback takes their calls over. */
    private readonly refusesNames = true,
  ) {
    const seen = new Set<string>()
    for (const contract of contracts) {
      if (seen.has(contract.overload))
        throw new OpGemsError('BAD_PLUGIN', `operator ${contract.overload} is defined twice`)
      seen.add(contract.overload)
      const base = baseName(contract.overload)
      this.contractsByBase.set(base, [...(this.contractsByBase.get(base) ?? []), contract])
    }
  }

  /** Functional base names, as PyTorch spells them. */
  get names(): string[] {
    return [...this.contractsByBase.keys()]
  }
  /** Every overload of a base name ('add', 'add_'), the in-place and out forms that contracts imply included. */
  overloads(base: string): readonly Operator[] {
    const known = this.operators.get(base)
    if (known) return known
    const found = [base, functionalBase(base)]
      .filter((b, i, all) => all.indexOf(b) === i)
      .flatMap((b) => (this.contractsByBase.get(b) ?? []).flatMap(operatorsOf))
      .filter((o) => o.schema.name === base)
    const unique = found
      .filter((o, i) => found.findIndex((x) => x.schema.overload === o.schema.overload) === i)
      .map((o) => guardDisabled(this.disabled, o))
    this.operators.set(base, unique)
    return unique
  }
  /**
   * What calls the operators of a base name ('aten::add'), of one overload ('aten::add.Tensor'), or of a name that the
   * resolver knows ('nn.functional.gelu'). @throws UNKNOWN_OP
   */
  caller(name: string): Caller {
    const known = this.callers.get(name)
    if (known) return known
    if (typeof name !== 'string')
      throw new OpGemsError('UNKNOWN_OP', `an operator is called by its name, not by ${String(name)}`)
    const caller = this.makeCaller(name)
    this.callers.set(name, caller)
    return caller
  }
  has(name: string): boolean {
    return this.find(name).length > 0
  }

  private find(name: string): readonly Operator[] {
    const plain = name.replace(/^(aten|torch)(::|\.)/, '').replace(/\.default$/, '')
    const dot = plain.indexOf('.')
    if (dot < 0) {
      const all = this.overloads(plain)
      return name.endsWith('.default') ? all.filter((o) => o.schema.overload === '') : all
    }
    return this.overloads(plain.slice(0, dot)).filter((o) => o.schema.overload === plain.slice(dot + 1))
  }
  private makeCaller(name: string): Caller {
    const named = name.startsWith('aten::') ? null : this.resolve(name, this)
    if (named) return named
    const operators = this.find(name)
    if (this.refusesNames) refuseDisabled(this.disabled, name, operators)
    if (operators.length === 0) throw new OpGemsError('UNKNOWN_OP', this.unknown(name), { operator: name })
    return operators.length === 1 ? new SingleCaller(operators[0]!) : new ChoosingCaller(operators)
  }
  private unknown(name: string): string {
    const base = name.replace(/^aten::/, '').split('.')[0]!
    const known = this.overloads(base)
    if (known.length > 0)
      return `operator '${name}' is not implemented; known overloads: ${known.map((o) => overloadName(o.schema)).join(', ')}`
    // A name that PyTorch has is no misspelling.
    const near = atenOverloads(base).length > 0 || name.includes('.') ? undefined : nearestName(base, this.names)
    return `operator '${name}' is not implemented${near === undefined ? '' : `; did you mean '${near}'?`}`
  }
}

/** Callers of names that are not ATen's own spelling; null for a name it does not know. Names with 'aten::' pass it by. */
export type NameResolver = (name: string, table: OperatorTable) => Caller | null

export interface Caller {
  call(rt: Runtime, positional: readonly unknown[], keywords: Keywords | undefined): unknown
}

class SingleCaller implements Caller {
  private readonly bind: ReturnType<typeof makeBinder>
  constructor(private readonly operator: Operator) {
    this.bind = makeBinder(operator.schema, traits, { wrapNumbers: true })
  }
  call(rt: Runtime, positional: readonly unknown[], keywords: Keywords | undefined): unknown {
    const values = this.bind(positional, keywords)
    if (values instanceof BindFailure) throw bindError(values)
    return runOperator(rt, this.operator, values)
  }
}

class ChoosingCaller implements Caller {
  private readonly choose: ReturnType<typeof makeChooser>
  private readonly bySchema: ReadonlyMap<Schema, Operator>
  constructor(operators: readonly Operator[]) {
    this.bySchema = new Map(operators.map((o) => [o.schema, o]))
    this.choose = makeChooser(
      operators.map((o) => o.schema),
      traits,
      { wrapNumbers: true },
    )
  }
  call(rt: Runtime, positional: readonly unknown[], keywords: Keywords | undefined): unknown {
    const { schema, values } = this.choose(positional, keywords)
    return runOperator(rt, this.bySchema.get(schema)!, values)
  }
}

function runOperator(rt: Runtime, operator: Operator, values: unknown[]): unknown {
  const { profiler } = rt.device
  if (profiler) return profiler.within(overloadName(operator.schema), () => runUnprofiled(rt, operator, values))
  return runUnprofiled(rt, operator, values)
}

function runUnprofiled(rt: Runtime, operator: Operator, values: unknown[]): unknown {
  try {
    return runRecorded(rt, operator, values)
  } catch (error) {
    throw withCall(error, operator.schema, values)
  }
}

function runRecorded(rt: Runtime, operator: Operator, values: unknown[]): unknown {
  const lifted = operator.contract.acceptsNumbers ? null : liftNumbers(rt, operator.schema, values)
  rt.checkDevices(operator.schema, values)
  const result = rt.tape.isActive
    ? rt.tape.call(operator, values, () => compute(rt, operator, values))
    : compute(rt, operator, values)
  if (lifted) for (const tensor of lifted) if (!isAmong(tensor, result)) tensor.dispose()
  return result
}

function compute(rt: Runtime, operator: Operator, values: unknown[]): unknown {
  const { contract, form, schema } = operator
  if (form === 'functional') return computeContract(rt, contract, values, null)
  if (form === 'inplace') {
    const target = values[0] as Tensor
    settleOutputs(rt, overloadName(schema), computeContract(rt, contract, values, [target]), [target])
    target.storage.version++
    return target
  }
  return runOut(rt, operator, values)
}

function computeContract(
  rt: Runtime,
  contract: Contract,
  values: readonly unknown[],
  out: readonly Tensor[] | null,
): unknown {
  const mark = rt.tensorsMade
  try {
    return contract.compute(rt, values, out)
  } catch (error) {
    if (!rt.fallback.mayTake(error)) throw error
    rt.disposeMade(mark)
    return rt.fallback.run(rt, contract, values, error)
  }
}

function runOut(rt: Runtime, { contract, schema }: Operator, values: unknown[]): unknown {
  const out: Tensor[] = []
  const inputs: unknown[] = []
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (!schema.args[i]!.alias?.write) inputs.push(value)
    // A list of outputs is one argument.
    else if (Array.isArray(value)) out.push(...(value as Tensor[]))
    else out.push(value as Tensor)
  }
  settleOutputs(rt, overloadName(schema), computeContract(rt, contract, inputs, out), out)
  for (const tensor of out) tensor.storage.version++
  return out.length === 1 ? out[0] : out
}

/** Makes zero-dim tensors of the numbers given for tensors, in place; returns those it made, or null. */
function liftNumbers(rt: Runtime, schema: Schema, values: unknown[]): Tensor[] | null {
  let lifted: Tensor[] | null = null
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value === null || value instanceof Tensor || requiredType(schema.args[i]!.type).kind !== 'Tensor') continue
    const tensor = rt.scalarTensor(value as HostScalar)
    lifted ??= []
    lifted.push(tensor)
    values[i] = tensor
  }
  return lifted
}

const isAmong = (tensor: Tensor, result: unknown): boolean =>
  result === tensor || (Array.isArray(result) && result.includes(tensor))
