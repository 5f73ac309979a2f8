// The part of core's Runtime that models use.
import type { Runtime } from '@opgems/core'

/** A runtime, or another thing with these members of it. */
export type ModelRuntime = Pick<Runtime, 'tensor' | 'fromBytes' | 'call' | 'tidy' | 'capture'> & {
  readonly ops: Pick<Runtime['ops'], ModelOperator>
}

/** Operators that models call as functions. */
export type ModelOperator =
  | 'add'
  | 'add_'
  | 'mul'
  | 'sigmoid'
  | 'silu'
  | 'siluAndMul'
  | 'relu'
  | 'softmax'
  | 'div'
  | 'sum'
  | 'fusedExperts'
  | 'tanh'
  | 'gelu'
  | 'linear'
  | 'embedding'
  | 'applyRotaryPosEmb'
  | 'rmsNorm'
  | 'addRmsNorm'
  | 'layerNorm'
  | 'cat'
  | 'narrow'
  | 'select'
  | 'view'
  | 'reshape'
  | 'transpose'
  | 'permute'
  | 'expand'
  | 'copy_'
  | 'indexCopy_'
  | 'indexCopy'
  | 'arange'
  | 'le'
  | 'gt'
  | 'logicalAnd'
  | 'argmax'
  | 'topk'
  | 'zeros'
  | 'to'
