// Where a family takes its parameters from when it is built.
import type { Tensor } from '@opgems/core'

export interface ParameterSource {
  has(name: string): boolean
  /** One parameter, in the model's dtype; the source owns it. */
  tensor(name: string): Promise<Tensor>
  /** Several parameters stacked along their first dimension, so that one product serves them all. */
  rows(names: readonly string[]): Promise<Tensor>
  /** A view of a parameter takes its place among `parameters`: a leaf must be the tensor that the model uses. */
  seenAs(parameter: Tensor, view: Tensor): Tensor
  /** What was handed out: what training updates. */
  readonly parameters: ReadonlySet<Tensor>
  /** Takes charge of a tensor made from parameters; it lives until `dispose`. */
  own(tensor: Tensor): Tensor
  /** Disposes of every tensor that was handed out. */
  dispose(): void
}

/** A part of a composed model's parameters, named without the prefix. */
export function parametersWithin(source: ParameterSource, prefix: string): ParameterSource {
  return {
    has: (name) => source.has(`${prefix}${name}`),
    tensor: (name) => source.tensor(`${prefix}${name}`),
    rows: (names) => source.rows(names.map((name) => `${prefix}${name}`)),
    seenAs: (parameter, view) => source.seenAs(parameter, view),
    parameters: source.parameters,
    own: (tensor) => source.own(tensor),
    dispose: () => source.dispose(),
  }
}
