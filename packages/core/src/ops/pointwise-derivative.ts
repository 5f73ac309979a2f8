// The gradient of a pointwise operator: bound to a call's plan, derived from its formula.
import type { BoundFormula, Formula, NamedArguments } from '../dispatch/gradient.ts'
import { pointwiseGradient } from '../dispatch/launch/pointwise-gradient.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { requiredType, type Schema } from '../schema/index.ts'
import type { PointwiseOperator } from './pointwise-operator.ts'

export class PointwiseFormula implements Formula {
  constructor(
    private readonly schema: () => Schema,
    private readonly operator: () => PointwiseOperator,
  ) {}
  private tensors: readonly string[] | undefined
  get of(): readonly string[] {
    this.tensors ??= this.schema()
      .args.filter((a) => requiredType(a.type).kind === 'Tensor')
      .map((a) => a.name)
    return this.tensors
  }

  bind(rt: Runtime, args: NamedArguments, needs: (name: string) => boolean): BoundFormula {
    const { args: described } = this.schema()
    const values = described.map((a) => args[a.name])
    const { inputs, program, spec, types, results, ...plan } = this.operator().planOf(rt, values, null)
    const names = inputs.map((i) => described[i]!.name)
    const wanted = names.flatMap((name, i) => (needs(name) ? [i] : []))
    const scalars = this.operator().scalarsOf(plan, values)
    const differentiable = { key: program.key, spec, compute: types.compute, results }
    return pointwiseGradient(rt, differentiable, names, this.of, wanted, scalars)
  }
}
