// The part of core's Runtime that models use.
import type { Runtime } from '@opgems/core'

/** A runtime, or another thing with these members of it. */
export type ModelRuntime = Pick<Runtime, 'tensor' | 'fromBytes' | 'call' | 'tidy'> & {
  readonly ops: Pick<Runtime['ops'], ModelOperator>
}

/** Operators that models call as functions. */
export type ModelOperator =
  | 'add'
  | 'mul'
  | 'silu'
  | 'relu'
  | 'tanh'
  | 'gelu'
  | 'linear'
  | 'embedding'
  | 'rmsNorm'
  | 'layerNorm'
  | 'cat'
  | 'narrow'
  | 'select'
  | 'view'
  | 'reshape'
  | 'transpose'
  | 'copy_'
  | 'argmax'
  | 'topk'
  | 'zeros'
  | 'to'
