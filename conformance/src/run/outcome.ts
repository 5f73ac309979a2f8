// What became of one case.

import type { WorstElement } from '../compare/elements.ts'
import type { Mismatch } from '../compare/result.ts'

export type Outcome =
  | { readonly status: 'passed'; readonly worst?: WorstElement }
  | { readonly status: 'failed'; readonly mismatches: readonly Mismatch[]; readonly worst?: WorstElement }
  /** The runtime does not have the operator, the dtype or the feature: counted apart, never as passed. */
  | { readonly status: 'unsupported'; readonly code: string; readonly reason: string }
  /** Anything else that was thrown; counts as failed. */
  | { readonly status: 'error'; readonly code: string; readonly reason: string }
  /** A failure on the reviewed list of known differences: counted apart, with its explanation. */
  | { readonly status: 'known'; readonly explanation: string; readonly failure: Failure }

/** A wrong result or an error. */
export type Failure = Extract<Outcome, { status: 'failed' | 'error' }>

/** What a case cost, besides its outcome. */
export interface CaseRun {
  readonly outcome: Outcome
  /** From the call to the result's bytes on the host. */
  readonly milliseconds: number
  /** Tensors that were alive after the case and not before it. */
  readonly leaked: number
  /** Whether a result's strides differ from PyTorch's: reported, since operators promise values and not layouts. */
  readonly layoutDiffers: boolean
}

/** Codes that say "not supported" rather than "wrong". NO_GRADIENT is one: a contract without a backward. */
const unsupportedCodes = new Set(['UNKNOWN_OP', 'UNSUPPORTED', 'NO_GRADIENT'])

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : 'THROWN'
}

/** By the error's code alone: the runtime may come from another copy of core. */
export function outcomeOfError(error: unknown): Outcome {
  const code = codeOf(error)
  const reason = error instanceof Error ? error.message : String(error)
  const unsupported = unsupportedCodes.has(code) || code.startsWith('UNSUPPORTED_')
  return { status: unsupported ? 'unsupported' : 'error', code, reason }
}
