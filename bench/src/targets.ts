// The figures to reach, and whether a result reaches them.
import type { CaseResult, Outcome, Timing } from './measure.ts'

/** `peer`: that many times as fast; `floor`: at most that many times the floor; `microseconds`: at most. */
export type Target =
  | { readonly peer: string; readonly atLeast: number }
  | { readonly floorTimes: number }
  | { readonly microseconds: number }

const peer = (name: string, atLeast: number): Target => ({ peer: name, atLeast })
const nearFloor: Target = { floorTimes: 1.5 }
const memoryBound = [peer('torch', 1), nearFloor]
const heavier = [peer('torch', 4), nearFloor]
const largeProduct = [peer('openblas', 0.8), peer('onnxruntime', 1)]

const targets: Readonly<Record<string, Readonly<Record<string, readonly Target[]>>>> = {
  'cpu:native': {
    add: memoryBound,
    exp: memoryBound,
    gelu: heavier,
    softmax: heavier,
    layer_norm: heavier,
    sum: memoryBound,
    'mm 1024³': largeProduct,
    'mm 2048³': largeProduct,
    'add 32×32, host cost': [{ microseconds: 3 }],
  },
  'cpu:wasm': {
    add: [peer('tfjs', 3)],
    softmax: [peer('tfjs', 3)],
    'mm 512³': [peer('tfjs', 1)],
    'mm 1024³': [peer('tfjs', 1)],
    'mm 2048³': [peer('tfjs', 1)],
    'add 32×32, host cost': [{ microseconds: 3 }],
  },
}

export const isTiming = (outcome: Outcome | undefined): outcome is Timing => outcome !== undefined && 'min' in outcome

export interface Verdict {
  readonly target: Target
  /** Null where the peer or the floor is missing. */
  readonly reached: boolean | null
}

/** The figures that apply to a backend's result, each judged by the least times. */
export function judge(backend: string, result: CaseResult): Verdict[] {
  const ours = result.outcomes[backend]
  return (targets[backend]?.[result.name] ?? []).map((target) => ({
    target,
    reached: isTiming(ours) ? isReached(target, ours, result) : false,
  }))
}

function isReached(target: Target, ours: Timing, result: CaseResult): boolean | null {
  if ('microseconds' in target) return ours.min * 1000 <= target.microseconds
  if ('floorTimes' in target) return result.floor && ours.min <= target.floorTimes * result.floor.min
  const theirs = result.outcomes[target.peer]
  return isTiming(theirs) ? theirs.min / ours.min >= target.atLeast : null
}

export function describeTarget(target: Target): string {
  if ('microseconds' in target) return `≤ ${target.microseconds} µs`
  if ('floorTimes' in target) return `≤ ${target.floorTimes} × floor`
  return `≥ ${target.atLeast} × ${target.peer}`
}
