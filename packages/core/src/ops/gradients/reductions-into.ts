// Gradients of scatter_reduce and index_reduce. Source: scatter_reduce_backward and index_reduce_backward of PyTorch's FunctionsManual.cpp.
import type { GradientCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { type FormulaTable, saving } from './formulas.ts'

/** How the two operators look up, add to and fill places. */
interface Places {
  readonly reduce: string
  readonly take: string
  readonly add: string
  readonly fill: string
  /** The name of the argument with the values. */
  readonly source: string
}

class Reduction {
  readonly source: Tensor
  constructor(
    readonly call: GradientCall,
    readonly places: Places,
  ) {
    this.source = call[places.source] as Tensor
  }
  take(tensor: Tensor): Tensor {
    const { aten, dim, index } = this.call
    return aten(this.places.take, [tensor, dim, index])
  }
  add(tensor: Tensor, values: Tensor): Tensor {
    const { aten, dim, index } = this.call
    return aten(this.places.add, [tensor, dim, index, values])
  }
  reduce(tensor: Tensor, values: Tensor): Tensor {
    const { aten, dim, index, reduce, include_self } = this.call
    return aten(this.places.reduce, [tensor, dim, index, values, reduce], { include_self })
  }
  /** How many values each place has, or each value's place. */
  counts(): Tensor {
    const { aten, grad, include_self } = this.call
    const own = aten(include_self === true ? 'ones_like' : 'zeros_like', [grad])
    const counts = this.add(own, aten('ones_like', [aten('_to_copy', [this.source], { dtype: grad.dtype })]))
    return aten('masked_fill', [counts, aten('eq', [counts, 0]), 1])
  }
  /** 1 where a value is the extreme of its place, and the gradient that each of those gets. */
  extremes(): { readonly own: Tensor; readonly theirs: Tensor; readonly share: Tensor } {
    const { aten, grad, self, result } = this.call
    const isEqual = (a: Tensor, b: Tensor) => aten('_to_copy', [aten('eq', [a, b])], { dtype: grad.dtype })
    const own = isEqual(self, result)
    const theirs = isEqual(this.source, this.take(result))
    return { own, theirs, share: aten('div', [grad, this.add(own, theirs)]) }
  }
  private get kind(): unknown {
    return this.call.reduce
  }

  ofSelf(): Tensor {
    const { aten, dim, index, include_self } = this.call
    const gradient = this.ofIncludedSelf()
    return include_self === true ? gradient : aten(this.places.fill, [gradient, dim, index, 0])
  }
  private ofIncludedSelf(): Tensor {
    const { aten, grad, self } = this.call
    if (this.kind === 'sum') return grad
    if (this.kind === 'mean') return aten('div', [grad, this.counts()])
    if (this.kind === 'prod') {
      const masked = aten('masked_fill', [self, aten('eq', [self, 0]), 1])
      return aten('div', [aten('mul', [grad, this.reduce(masked, this.source)]), masked])
    }
    const { own, share } = this.extremes()
    return aten('mul', [own, share])
  }
  ofSource(): Tensor {
    const { aten, grad } = this.call
    if (this.kind === 'sum') return this.take(grad)
    if (this.kind === 'mean') return aten('div', [this.take(grad), this.take(this.counts())])
    if (this.kind === 'prod') return this.prodOfSource()
    const { theirs, share } = this.extremes()
    return aten('mul', [theirs, this.take(share)])
  }
  /** Π of the others, also where the only zero of a place is the value itself. */
  private prodOfSource(): Tensor {
    const { aten, grad, self, result } = this.call
    const { source } = this
    const isZero = aten('eq', [source, 0])
    const zeros = this.take(this.add(aten('zeros_like', [self]), aten('_to_copy', [isZero], { dtype: self.dtype })))
    const isOnlyZero = aten('logical_and', [isZero, aten('eq', [zeros, 1])])
    const without = this.reduce(self, aten('masked_fill', [source, isOnlyZero, 1]))
    const plain = aten('div', [this.take(aten('mul', [grad, result])), aten('masked_fill', [source, isZero, 1])])
    return aten('where', [isOnlyZero, this.take(aten('mul', [grad, without])), plain])
  }
}

const formulas = (places: Places): FormulaTable => ({
  self: saving('self', 'index', places.source, 'result')((call) => new Reduction(call, places).ofSelf()),
  [places.source]: saving('self', 'index', places.source, 'result')((call) => new Reduction(call, places).ofSource()),
})

export const scatterReduce = formulas({
  reduce: 'scatter_reduce',
  take: 'gather',
  add: 'scatter_add',
  fill: 'scatter',
  source: 'src',
})
export const indexReduce = formulas({
  reduce: 'index_reduce',
  take: 'index_select',
  add: 'index_add',
  fill: 'index_fill',
  source: 'source',
})
