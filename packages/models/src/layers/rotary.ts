// Rotary position embedding: the device's tables, and their use on heads.

import type { Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import type { RopeConfig } from '../config/rope.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import { ropeFrequencies, ropeTables } from './rope-frequencies.ts'

export interface Rotary {
  /** [positions, 1, headDim] */
  readonly cos: Tensor
  /** [positions, 1, headDim], its first half negated */
  readonly sin: Tensor
}

/** Tables for positions 0 to `positions` − 1. */
export function createRotary(
  rt: ModelRuntime,
  rope: RopeConfig,
  headDim: number,
  positions: number,
  dtype: ComputeDType,
): Rotary {
  const tables = ropeTables(ropeFrequencies(rope, headDim), positions)
  const upload = (values: Float64Array) => {
    if (dtype === 'float64') return rt.tensor(values, { dtype, shape: [positions, 1, headDim] })
    return rt.tensor(Float32Array.from(values), { dtype, shape: [positions, 1, headDim] })
  }
  const [cos, sin] = rt.tidy(() => [upload(tables.cos), upload(tables.sin)] as const)
  return { cos, sin }
}

/** Turns heads [batch, length, heads, headDim] that stand at positions `start` to `start + length` − 1. */
export function rotate(rt: ModelRuntime, rotary: Rotary, heads: Tensor, start: number): Tensor {
  const { ops } = rt
  const [, length = 0, , headDim = 0] = heads.shape
  const half = headDim / 2
  const swapped = ops.cat([ops.narrow(heads, 3, half, half), ops.narrow(heads, 3, 0, half)], 3)
  const cos = ops.narrow(rotary.cos, 0, start, length)
  const sin = ops.narrow(rotary.sin, 0, start, length)
  return ops.add(ops.mul(heads, cos), ops.mul(swapped, sin))
}
