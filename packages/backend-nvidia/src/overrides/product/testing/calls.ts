// Products of row-major matrices as calls, and a target that has wgmma, for tests of the override.
import type { DType, MatrixArgument, ProductCall, ProductFactors, SimtTarget } from '@opgems/core'
import type { TensorMapSpec, TensorMaps } from '../../../cuda/tensor-map.ts'
import { h100Limits, nvidiaTarget } from '../../../target.ts'

export const hopper: SimtTarget = { ...nvidiaTarget(h100Limits), features: ['sm_90a'] }

/** A row-major matrix at an aligned address; `transposed` keeps its columns contiguous instead. */
export function matrix(address: number, rows: number, columns: number, transposed = false): MatrixArgument {
  return { address, row: transposed ? 1 : columns, column: transposed ? rows : 1, batch: rows * columns }
}

export interface CallOptions {
  readonly dtype?: DType
  readonly result?: DType
  /** Of B, where it is not A's. */
  readonly rightDType?: DType
  readonly factors?: ProductFactors
  readonly batch?: number
  readonly transposeA?: boolean
  readonly transposeB?: boolean
  readonly addend?: MatrixArgument
  /** Elements from row to row of A and from column to column of B, where K is padded; B is transposed then. */
  readonly strideK?: number
}

export function productCall(m: number, n: number, k: number, options: CallOptions = {}): ProductCall {
  const { dtype = 'float16', rightDType = dtype, result = dtype, batch = 1, addend = null, strideK, factors } = options
  const compute = dtype === 'int8' ? 'int32' : 'float32'
  return {
    dtypes: {
      ...{ a: dtype, b: rightDType, c: result, addend: addend && result, scaled: false, compute },
      ...(factors && { factors: true }),
    },
    args: {
      m,
      n,
      k,
      batch,
      a: strideK ? { address: 0x10000, row: strideK, column: 1, batch: 0 } : matrix(0x10000, m, k, options.transposeA),
      b: strideK ? { address: 0x20000, row: 1, column: strideK, batch: 0 } : matrix(0x20000, k, n, options.transposeB),
      c: matrix(0x30000, m, n),
      addend,
      ...(factors && { factors }),
      alpha: 1,
      beta: 1,
    },
  }
}

/** Keeps what would be encoded. */
export class NotedMaps implements TensorMaps {
  readonly specs: TensorMapSpec[] = []
  encode(into: Uint8Array, offset: number, spec: TensorMapSpec): void {
    into.fill(this.specs.length + 1, offset, offset + 128)
    this.specs.push(spec)
  }
}
