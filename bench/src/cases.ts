// What is measured: operations, sizes, and how close outputs must be before anything is timed.
import type { Operation, OutputMode } from '@opgems/cli/peers'

export interface BenchCase {
  readonly name: string
  readonly operation: Operation
  readonly shape: readonly [number, number]
  readonly modes: readonly OutputMode[]
  /** Calls in one timed run, and timed runs in one turn: short ones fit between other processes' turns. */
  readonly calls: number
  readonly runs: number
  /** Inputs, each of `shape`. */
  readonly inputs: number
  /** Bytes that must be read and written; 0 where arithmetic or host time bounds the operation. */
  readonly bytesMoved: number
  /** Arithmetic operations, where they are what counts. */
  readonly flops: number
  /** Largest accepted difference between two participants' outputs: absolute + relative · |value|. */
  readonly tolerance: { readonly absolute: number; readonly relative: number }
}

const side = 4096
const matrixBytes = side * side * 4
/** PyTorch's assert_close defaults for float32. */
const close = { absolute: 1e-5, relative: 1.3e-6 }
const bothModes: readonly OutputMode[] = ['fresh', 'given']

function large(operation: Operation, more: Partial<BenchCase> & Pick<BenchCase, 'bytesMoved'>): BenchCase {
  const shape = [side, side] as const
  return {
    name: operation,
    operation,
    shape,
    modes: bothModes,
    calls: 1,
    runs: 3,
    inputs: 1,
    flops: 0,
    tolerance: close,
    ...more,
  }
}

/**
 * Inputs of products are in [-1/2, 1/2): a term is about 1/16, so a missing or doubled one is far outside the tolerance, and
 * another order of summation far inside (2048 terms · 2⁻²⁴ · partial sums of about 10).
 */
function product(n: number): BenchCase {
  return {
    name: `mm ${n}³`,
    operation: 'mm',
    shape: [n, n],
    modes: bothModes,
    calls: 1,
    runs: 3,
    inputs: 2,
    bytesMoved: 0,
    flops: 2 * n ** 3,
    tolerance: { absolute: 2e-4, relative: 0 },
  }
}

/** Sums of values in [-4, 4): rounding grows with the partial sums, about 10⁴ over everything. */
const sums = { row: { absolute: 2e-3, relative: 1e-5 }, all: { absolute: 0.5, relative: 1e-5 } }

export const benchCases: readonly BenchCase[] = [
  large('copy', { bytesMoved: 2 * matrixBytes, tolerance: { absolute: 0, relative: 0 } }),
  large('add', { bytesMoved: 3 * matrixBytes, inputs: 2 }),
  large('exp', { bytesMoved: 2 * matrixBytes }),
  large('gelu', { bytesMoved: 2 * matrixBytes }),
  large('softmax', { bytesMoved: 2 * matrixBytes }),
  large('layer_norm', { bytesMoved: 2 * matrixBytes, inputs: 2, modes: ['fresh'] }),
  large('sum', { bytesMoved: matrixBytes, modes: ['fresh'], tolerance: sums.all }),
  large('sum_last', { name: 'sum(-1)', bytesMoved: matrixBytes, modes: ['fresh'], tolerance: sums.row }),
  product(512),
  product(1024),
  product(2048),
  {
    name: 'add 32×32, host cost',
    operation: 'add',
    shape: [32, 32],
    modes: bothModes,
    calls: 500,
    runs: 40,
    inputs: 2,
    bytesMoved: 0,
    flops: 0,
    tolerance: close,
  },
]
