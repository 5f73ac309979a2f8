// Products and attention as tuners see them: what identifies a call, what it must move, and where it writes.
import { createHash } from 'node:crypto'
import type { AttentionCall } from '../../backend/attention-call.ts'
import type { ProductArguments, ProductCall, ProductDTypes } from '../../backend/product-call.ts'
import type { Estimate } from '../../codegen/estimate.ts'
import { type DType, dtypeInfo } from '../../dtype/index.ts'
import type { Rehearsal } from '../tuning/rehearsal.ts'

/** What a choice is kept under, without the candidates. */
export interface CallFacts {
  /** All that the kernel depends on but sizes. */
  readonly identity: string
  readonly dtypes: readonly string[]
  readonly bucket: number
  readonly estimate: Estimate
}

/** What a tuner must know of an operation to let its templates compete. */
export interface OverrideContest<Call> {
  facts(call: Call): CallFacts
  /** The same call, writing elsewhere. @throws OUT_OF_MEMORY */
  redirect(call: Call, rehearsal: Rehearsal): Call
  /** Launches the general kernels, where they compete too. */
  readonly general?: (call: Call) => void
}

/** What choices are kept under: it changes with the candidates. */
export const contestHash = (identity: unknown, candidates: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([identity, candidates]))
    .digest('hex')

/** 0 … 9: sizes of a side within a factor of four are alike. */
const sideBucket = (size: number): number => Math.min(9, Math.ceil(Math.log2(Math.max(size, 1)) / 2))
const unit = (stride: number): string => (stride === 1 ? '1' : stride === 0 ? '0' : '*')

export function productFacts({
  dtypes,
  args,
}: {
  readonly dtypes: ProductDTypes
  readonly args: ProductArguments
}): CallFacts {
  const { m, n, k, batch, a, b, c, addend } = args
  const layout = [a, b, c, addend ?? c].map((x) => `${unit(x.row)}${unit(x.column)}`)
  const sizes = [sizeOf(dtypes.a) * m * k, sizeOf(dtypes.b) * k * n, sizeOf(dtypes.c) * m * n]
  return {
    identity: JSON.stringify(['product', dtypes, layout, batch > 1]),
    dtypes: [dtypes.a, dtypes.b, dtypes.c],
    bucket: sideBucket(m) * 100 + sideBucket(n) * 10 + sideBucket(k),
    estimate: {
      bytes: batch * sizes.reduce((x, y) => x + y),
      operations: 2 * m * n * k * batch,
    },
  }
}
const sizeOf = (dtype: DType): number => dtypeInfo(dtype).bytes

/** The product with its result elsewhere; D, which may be C itself, is read where it is. */
export function redirectProduct(args: ProductArguments, dtype: DType, rehearsal: Rehearsal): ProductArguments {
  const { m, n, batch, c } = args
  const reached = reach([batch, m, n], [c.batch, c.row, c.column])
  const address = rehearsal.redirect({ address: c.address, ...reached, bytes: sizeOf(dtype), isRead: false })
  return { ...args, c: { ...c, address } }
}

function reach(sizes: readonly number[], strides: readonly number[]): { low: number; high: number } {
  const offsets = sizes.map((size, i) => (size - 1) * strides[i]!)
  const sum = (keep: (offset: number) => number) => offsets.reduce((total, offset) => total + keep(offset), 0)
  return { low: sum((o) => Math.min(0, o)), high: sum((o) => Math.max(0, o)) }
}

export const productContest = (general: (call: ProductCall) => void): OverrideContest<ProductCall> => ({
  facts: productFacts,
  redirect: (call, rehearsal) => ({ ...call, args: redirectProduct(call.args, call.dtypes.c, rehearsal) }),
  general,
})

/** Pairs of a query and a key that it sees: query i sees keys 0 … i + offset. */
function visiblePairs(queries: number, keys: number, offset: number | null): number {
  if (offset === null) return queries * keys
  let pairs = 0
  for (let i = 0; i < queries; i++) pairs += Math.min(Math.max(i + offset + 1, 0), keys)
  return pairs
}

export const attentionContest: OverrideContest<AttentionCall> = {
  facts({ dtype, batch, heads, keyHeads, queries, keys, width, valueWidth, causalOffset, mask, logSumExp }) {
    const sides = [heads * queries * (width + valueWidth), keyHeads * keys * (width + valueWidth)]
    return {
      identity: JSON.stringify([
        'attention',
        dtype,
        width,
        valueWidth,
        causalOffset !== null,
        mask !== null,
        heads === keyHeads,
        logSumExp !== null,
      ]),
      dtypes: [dtype],
      bucket: sideBucket(batch * heads) * 100 + sideBucket(queries) * 10 + sideBucket(keys),
      estimate: {
        bytes: batch * sizeOf(dtype) * (sides[0]! + sides[1]!),
        operations: 2 * batch * heads * visiblePairs(queries, keys, causalOffset) * (width + valueWidth),
      },
    }
  },
  redirect(call, rehearsal) {
    const { batch, heads, queries, valueWidth, output, logSumExp } = call
    const written = { ...reach([batch, heads, queries, valueWidth], output.strides), bytes: sizeOf(call.dtype) }
    const address = rehearsal.redirect({ address: output.address, ...written, isRead: false })
    const rows = { low: 0, high: batch * heads * queries - 1, bytes: 4, isRead: false }
    return {
      ...call,
      output: { ...output, address },
      logSumExp: logSumExp && { address: rehearsal.redirect({ address: logSumExp.address, ...rows }) },
    }
  },
}
