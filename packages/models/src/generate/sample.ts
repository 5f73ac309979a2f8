// Picks one token from the logits of a position: temperature, then top-k, then top-p, then a draw.
import { OpGemsError } from '@opgems/core'

export interface SamplingOptions {
  /** Divides the logits; above 0. */
  readonly temperature: number
  /** Keeps this many of the most likely tokens; 0 keeps all. */
  readonly topK: number
  /** Keeps the fewest most likely tokens whose probabilities reach this; 1 keeps all. */
  readonly topP: number
}

/** Token ids with their logits, most likely first. */
export interface Candidates {
  readonly ids: readonly number[]
  readonly logits: readonly number[]
}

/** Sorts a whole row of logits; equal ones keep the order of their ids, NaN goes first as in topk. */
export function rankLogits(row: ArrayLike<number>): Candidates {
  const rank = (id: number) => (Number.isNaN(row[id]) ? Number.POSITIVE_INFINITY : (row[id] ?? 0))
  const ids = Array.from({ length: row.length }, (_, id) => id)
  ids.sort((a, b) => rank(b) - rank(a) || a - b)
  return { ids, logits: ids.map((id) => row[id] ?? Number.NEGATIVE_INFINITY) }
}

/**
 * @param uniform a number in [0, 1)
 * @throws OpGemsError BAD_ARGUMENT where the logits give no probabilities
 */
export function pickToken(candidates: Candidates, options: SamplingOptions, uniform: number): number {
  const kept = options.topK > 0 ? Math.min(options.topK, candidates.ids.length) : candidates.ids.length
  const weights = softmaxWeights(candidates.logits.slice(0, kept), options.temperature)
  const nucleus = nucleusSize(weights, options.topP)
  const total = weights.slice(0, nucleus).reduce((sum, weight) => sum + weight, 0)
  if (!Number.isFinite(total)) {
    throw new OpGemsError(
      'BAD_ARGUMENT',
      'sampling: the logits hold NaN or infinity; the weights or the dtype are at fault',
    )
  }
  let left = uniform * total
  for (let place = 0; place < nucleus; place++) {
    left -= weights[place] ?? 0
    if (left < 0) return candidates.ids[place] ?? 0
  }
  return candidates.ids[nucleus - 1] ?? 0 // rounding left nothing to subtract from
}

/** Unnormalised probabilities; the largest logit stands first. */
function softmaxWeights(logits: readonly number[], temperature: number): number[] {
  const largest = logits[0] ?? 0
  return logits.map((logit) => Math.exp((logit - largest) / temperature))
}

/** How many leading tokens it takes to reach probability `topP`; at least one. */
function nucleusSize(weights: readonly number[], topP: number): number {
  if (topP >= 1) return weights.length
  const wanted = topP * weights.reduce((sum, weight) => sum + weight, 0)
  let mass = 0
  for (let place = 0; place < weights.length; place++) {
    mass += weights[place] ?? 0
    if (mass >= wanted) return place + 1
  }
  return weights.length
}
