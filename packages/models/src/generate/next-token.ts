// From the logits of a step to the next token of each row: on the device when greedy, by a draw on the host when sampling.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'
import type { SplitMix64 } from './random.ts'
import { type Candidates, pickToken, rankLogits, type SamplingOptions } from './sample.ts'

export interface NextTokens {
  readonly ids: readonly number[]
  /** int64 [batch, 1] on the device, the input of the next step; null where it must be uploaded. */
  readonly device: Tensor | null
}

/** The most likely token of logits [batch, 1, vocabulary]; one readback. */
export async function greedyTokens(rt: ModelRuntime, logits: Tensor): Promise<NextTokens> {
  const device = rt.ops.argmax(logits, -1)
  const ids = Array.from((await device.data()) as ArrayLike<bigint>, Number)
  return { ids, device }
}

/** Draws one number from `random` for each row not finished, in order; a finished row gets token 0. */
export async function sampledTokens(
  rt: ModelRuntime,
  logits: Tensor,
  options: SamplingOptions,
  random: SplitMix64,
  finished: readonly boolean[],
): Promise<NextTokens> {
  const rows = await candidateRows(rt, logits, options.topK)
  const ids = rows.map((row, index) => (finished[index] ? 0 : pickToken(row, options, random.uniform())))
  return { ids, device: null }
}

/** With top-k the device ranks, so that k pairs a row come back and not the whole vocabulary. */
async function candidateRows(rt: ModelRuntime, logits: Tensor, topK: number): Promise<Candidates[]> {
  const [batch = 0, , vocabulary = 0] = logits.shape
  const rows = Array.from({ length: batch }, (_, row) => row)
  if (topK === 0 || topK >= vocabulary) {
    const values = Array.from((await logits.data()) as ArrayLike<number>)
    return rows.map((row) => rankLogits(values.slice(row * vocabulary, (row + 1) * vocabulary)))
  }
  const [values, indices] = rt.ops.topk(logits, topK, -1) as [Tensor, Tensor]
  const best = Array.from((await values.data()) as ArrayLike<number>)
  const ids = Array.from((await indices.data()) as ArrayLike<bigint>, Number)
  values.dispose()
  indices.dispose()
  return rows.map((row) => ({
    logits: best.slice(row * topK, (row + 1) * topK),
    ids: ids.slice(row * topK, (row + 1) * topK),
  }))
}
