// Parameters drawn on the device, as Transformers initialises a model that is to be trained.
import { OpGemsError, type Runtime, type Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import type { ParameterSource } from './parameter-source.ts'

/** Standard deviation of weights: `initializer_range` of every family's configuration by default. */
const deviation = 0.02

/** Weights are normal with mean 0; the scales of norms are 1, biases 0. */
export class RandomParameters implements ParameterSource {
  private readonly owned = new Set<Tensor>()
  readonly parameters = new Set<Tensor>()

  constructor(
    private readonly rt: Runtime,
    private readonly layout: ParameterLayout,
    private readonly dtype: ComputeDType,
  ) {}

  /** Optional parts, task heads among them, are left out. */
  has(name: string): boolean {
    return this.layout.shapes.has(name) && !this.layout.optional.flat().includes(name)
  }

  async tensor(name: string): Promise<Tensor> {
    return this.rows([name])
  }

  async rows(names: readonly string[]): Promise<Tensor> {
    const tensor = this.stacked(names)
    this.parameters.add(tensor)
    return tensor
  }

  seenAs(parameter: Tensor, view: Tensor): Tensor {
    this.parameters.delete(parameter)
    this.parameters.add(view)
    return this.own(view)
  }

  private stacked(names: readonly string[]): Tensor {
    const shapes = names.map((name) => this.shapeOf(name))
    const count = shapes.reduce((sum, [rows = 1]) => sum + rows, 0)
    return this.own(this.draw(names[0] ?? '', [count, ...(shapes[0] ?? []).slice(1)]))
  }

  own(tensor: Tensor): Tensor {
    this.owned.add(tensor)
    return tensor
  }

  dispose(): void {
    for (const tensor of this.owned) tensor.dispose()
    this.owned.clear()
  }

  private draw(name: string, shape: readonly number[]): Tensor {
    const { ops } = this.rt
    const { dtype } = this
    if (name.endsWith('.bias')) return ops.zeros(shape, { dtype })
    return shape.length === 1 ? ops.ones(shape, { dtype }) : ops.mul_(ops.randn(shape, { dtype }), deviation)
  }

  private shapeOf(name: string): readonly number[] {
    const shape = this.layout.shapes.get(name)
    if (shape) return shape
    throw new OpGemsError('BAD_CONFIG', `this family has no parameter '${name}'`)
  }
}
