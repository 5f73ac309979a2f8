// Rotary position embedding: the device's tables, and their use on heads.

import type { Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import type { RopeConfig } from '../config/rope.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import { ropeFrequencies, ropeTables } from './rope-frequencies.ts'
import type { Start } from './start.ts'

/** Each [positions, headDim / 2]. */
export interface Rotary {
  readonly cos: Tensor
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
    if (dtype === 'float64') return rt.tensor(values, { dtype, shape: [positions, headDim / 2] })
    return rt.tensor(Float32Array.from(values), { dtype, shape: [positions, headDim / 2] })
  }
  const [cos, sin] = rt.tidy(() => [upload(tables.cos), upload(tables.sin)] as const)
  return { cos, sin }
}

/** Turns queries and keys [batch, length, heads, headDim] by their positions. Shapes kept. */
export function rotate(
  rt: ModelRuntime,
  { cos, sin }: Rotary,
  query: Tensor,
  key: Tensor,
  start: Start,
): readonly [query: Tensor, key: Tensor] {
  const { ops } = rt
  const [batch = 0, length = 0] = query.shape
  if (typeof start !== 'number') return ops.applyRotaryPosEmb(query, key, cos, sin, ops.expand(start, [batch, length]))
  const rows = (table: Tensor) => ops.narrow(table, 0, start, length)
  return ops.applyRotaryPosEmb(query, key, rows(cos), rows(sin))
}
