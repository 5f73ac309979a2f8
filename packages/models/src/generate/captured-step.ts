// The decode step of a model, recorded once: a replay costs the host one launch of a graph, not a forward pass.
import type { CapturedGraph, Tensor } from '@opgems/core'
import type { CausalLm } from '../families/causal-lm.ts'
import type { KvCache } from '../layers/kv-cache.ts'

/** Takes one token a row after those that `cache` holds; attends over the whole cache, masked. */
export class CapturedStep {
  private readonly ids: Tensor
  private readonly position: Tensor
  private graph: CapturedGraph<Tensor> | null = null

  constructor(
    private readonly model: CausalLm,
    private readonly cache: KvCache,
  ) {
    const { rt } = model
    this.ids = rt.ops.zeros([cache.shape.batch, 1], { dtype: 'int64' })
    this.position = rt.tensor(BigInt64Array.of(BigInt(cache.length)), { dtype: 'int64', shape: [1] })
  }

  /**
   * @param ids int64 [batch, 1]
   * @returns logits [batch, 1, vocabulary], owned by the step: the next call overwrites them
   * @throws OpGemsError BAD_ARGUMENT where the cache is full
   */
  run(ids: Tensor): Tensor {
    this.cache.checkRoom(1)
    this.model.rt.ops.copy_(this.ids, ids)
    if (this.graph) this.graph.replay()
    else this.graph = this.model.rt.capture(() => this.forward())
    this.cache.advance(1)
    return this.graph.result
  }

  dispose(): void {
    this.graph?.result.dispose()
    this.graph?.dispose()
    this.ids.dispose()
    this.position.dispose()
  }

  private forward(): Tensor {
    const { model, cache, position } = this
    const { logits } = model.forward(this.ids, { cache, position, lastOnly: true })
    model.rt.ops.add_(position, 1)
    return logits
  }
}
