// The gradient of a pointwise call, derived from its formula: one kernel gives the gradients of all operands that need one.
import { computeType, type DType } from '../../dtype/index.ts'
import { differentiate, KernelBuilder, type KernelDType, type Node, operands, type Value } from '../../kernel/index.ts'
import type { PointwiseSpec } from '../../kernels/pointwise.ts'
import { type Shape, sameShape, type Tensor } from '../../tensor/index.ts'
import type { BoundFormula, GradientCall } from '../gradient.ts'
import type { Runtime } from '../runtime.ts'
import { PointwiseProgram } from './pointwise-program.ts'

/** A pointwise call as its gradient needs it. */
export interface DifferentiablePlan {
  /** Names the program. */
  readonly key: string
  readonly spec: PointwiseSpec
  readonly compute: DType
  readonly results: readonly DType[]
}

/** What an operand's gradient is: nothing, the result's gradient itself, or computed. */
type Kind = 'zero' | 'grad' | 'computed'

/** The derivative for one kind of call and choice of operands. */
interface Derivative {
  /** Positions among the plan's inputs. */
  readonly wanted: readonly number[]
  readonly kinds: readonly Kind[]
  /** Inputs, by position, that the computed gradients depend on. */
  readonly uses: readonly number[]
}

/** By the choice of operands, as bits. */
const derivatives = new WeakMap<PointwiseSpec, Map<number, Derivative>>()

function derivativeOf(plan: DifferentiablePlan, wanted: readonly number[]): Derivative {
  let known = derivatives.get(plan.spec)
  if (!known) {
    known = new Map()
    derivatives.set(plan.spec, known)
  }
  const choice = wanted.reduce((bits, at) => bits + 2 ** at, 0)
  let derivative = known.get(choice)
  if (!derivative) {
    derivative = analyse(plan, wanted)
    known.set(choice, derivative)
  }
  return derivative
}

/** A formula that gives the gradients of the wanted operands, positions among the plan's inputs, in the order of `of`. */
export function pointwiseGradient(
  rt: Runtime,
  plan: DifferentiablePlan,
  names: readonly string[],
  of: readonly string[],
  wanted: readonly number[],
  scalars: readonly (number | bigint)[],
): BoundFormula {
  const derivative = derivativeOf(plan, wanted)
  const { uses, kinds } = derivative
  return {
    saves: uses.map((i) => names[i]!),
    compute: (call) => {
      const inputs = uses.map((i) => call[names[i]!] as Tensor)
      const shapes = names.map((name) => (call[name] as Tensor).shape)
      const computed = run(rt, plan, derivative, inputs, scalars, call, shapes)
      const byName = new Map(
        wanted.map((at, i) => [names[at]!, gradientOf(kinds[i]!, computed[i] ?? null, call, names[at]!)]),
      )
      const gradients = of.map((name) => byName.get(name) ?? null)
      return of.length === 1 ? gradients[0]! : gradients
    },
  }
}

function gradientOf(kind: Kind, computed: Tensor | null, call: GradientCall, name: string): Tensor | null {
  if (kind === 'computed') return computed
  if (kind === 'grad') return call.grad
  const { shape, dtype } = call[name] as Tensor
  return call.rt.call('aten::zeros', [shape], { dtype }) as Tensor
}

/** The operands' changes that the gradients of the results cause, in the computing dtype; null for none. */
function changes(
  plan: DifferentiablePlan,
  wanted: readonly number[],
  inputs: readonly Value[],
  scalars: readonly Value[],
  grads: readonly Value[],
): { readonly change: Value | null; readonly isGrad: boolean }[] {
  const compute = plan.compute as KernelDType
  const results = plan.spec.formula(inputs, scalars).map(withoutCast)
  return wanted.map((at) => {
    const input = inputs[at]!.to(compute)
    const parts = results.flatMap((result, k) => {
      const seed = grads[k]!.to(compute)
      const change = differentiate(result, input, seed)
      return change ? [{ change, isGrad: change.node === seed.node }] : []
    })
    const [first, ...rest] = parts
    if (!first || rest.length === 0) return first ?? { change: null, isGrad: false }
    return { change: rest.reduce((sum, p) => sum.add(p.change), first.change), isGrad: false }
  })
}

/** A result before it was rounded to the dtype that it is stored in. */
function withoutCast(value: Value): Value {
  const { node } = value
  return node.op === 'cast' ? value.of(node.args[0]) : value
}

function analyse(plan: DifferentiablePlan, wanted: readonly number[]): Derivative {
  const builder = new KernelBuilder(plan.spec.name)
  const parameters = (prefix: string, dtypes: readonly string[]) =>
    dtypes.map((dtype, i) => builder.parameter(`${prefix}${i}`, dtype as KernelDType))
  const inputs = parameters('in', plan.spec.inputs)
  const found = changes(plan, wanted, inputs, parameters('scalar', plan.spec.scalars), parameters('grad', plan.results))
  const kinds = found.map(({ change, isGrad }): Kind => (change === null ? 'zero' : isGrad ? 'grad' : 'computed'))
  const reached = new Set<Node>()
  found.forEach(({ change }, i) => {
    if (change && kinds[i] === 'computed') reach(change.node, reached)
  })
  return { wanted, kinds, uses: inputs.flatMap((input, i) => (reached.has(input.node) ? [i] : [])) }
}

function reach(node: Node, reached: Set<Node>): void {
  if (reached.has(node)) return
  reached.add(node)
  for (const operand of operands(node)) reach(operand, reached)
}

/** The computed gradients, one for each wanted operand and null where none is computed, in one launch. */
function run(
  rt: Runtime,
  plan: DifferentiablePlan,
  { wanted, kinds, uses }: Derivative,
  inputs: readonly Tensor[],
  scalars: readonly (number | bigint)[],
  call: GradientCall,
  shapes: readonly Shape[],
): (Tensor | null)[] {
  const computed = wanted.filter((_, i) => kinds[i] === 'computed')
  if (computed.length === 0) return wanted.map(() => null)
  const { shape } = call.grad
  const grads = plan.results.map((_, k) =>
    k === 0 ? call.grad : (call.grads[k] ?? call.aten('zeros_like', [call.grad])),
  )
  // What is still to be summed over broadcast dimensions is not rounded before.
  const dtypes = computed.map((at) =>
    sameShape(shapes[at]!, shape) ? plan.spec.inputs[at]! : computeType(plan.compute),
  )
  const name = `${plan.key}'${computed}>${dtypes}`
  const program = rt.program(name, (store) => new PointwiseProgram(name, specOf(plan, computed, dtypes, uses), store))
  const outputs = dtypes.map((dtype) => rt.empty(shape, dtype))
  program.run(outputs, [...grads, ...inputs], scalars)
  const byInput = new Map(computed.map((at, i) => [at, outputs[i]!]))
  return wanted.map((at) => byInput.get(at) ?? null)
}

function specOf(
  plan: DifferentiablePlan,
  computed: readonly number[],
  dtypes: readonly DType[],
  uses: readonly number[],
): PointwiseSpec {
  const { spec, results } = plan
  return {
    name: `${spec.name}_gradient`,
    inputs: [...results, ...uses.map((i) => spec.inputs[i]!)],
    outputs: dtypes,
    scalars: spec.scalars,
    formula: (loaded, scalars) => {
      const grads = loaded.slice(0, results.length)
      const { builder } = grads[0]!
      // Inputs that no gradient depends on are not loaded; they stand in the formula without being computed.
      const inputs = spec.inputs.map((dtype, i) =>
        uses.includes(i)
          ? loaded[results.length + uses.indexOf(i)]!
          : builder.parameter(`unused${i}`, dtype as KernelDType),
      )
      return changes(plan, computed, inputs, scalars, grads).map(({ change }, i) =>
        change!.to(dtypes[i] as KernelDType),
      )
    },
  }
}
