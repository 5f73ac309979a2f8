// Attention in one pass over the keys, in several parts where there are few rows.
import { strideFacts } from '../../dispatch/launch/iteration.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { dtypeInfo } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { type AttentionRowsSpec, buildAttentionJoin, buildAttentionRows } from '../../kernels/attention-rows.ts'
import type { AttentionProblem, AttentionResult, HeadsOperand } from './problem.ts'

/** Programs that keep a multiprocessor's memory queue full. */
const programsPerMultiprocessor = 4
/** Keys of one step on processors; few enough that their scores stay in the first-level cache. */
const processorStep = 64
/** Threads of a program on GPUs, bytes that each loads at once, and the keys that it takes of one step. */
const blockThreads = 256
const loadBytes = 16
const keysPerThread = 8

export function attentionByRows(rt: Runtime, problem: AttentionProblem, result: AttentionResult): void {
  if (result.output.numel === 0) return
  const rows = problem.batch * problem.heads * problem.queries
  const step = stepOf(rt, problem)
  const span = partLength(rt, rows, problem.keys, step)
  const parts = Math.max(1, Math.ceil(problem.keys / span))
  if (parts === 1) return launchRows(rt, problem, { step, span, parts }, result)
  const { valueWidth } = problem
  using output = rt.empty([rows, parts, valueWidth], 'float32')
  using logSumExp = rt.empty([rows, parts], 'float32')
  launchRows(rt, problem, { step, span, parts }, { output, logSumExp })
  const dtype = result.output.dtype as KernelDType
  const { logSumExp: joined } = result
  const kernel = rt.kernels.get(`attention_join ${dtype} ${joined !== null}`, 'attention_join', (k) =>
    buildAttentionJoin(k, dtype, joined !== null),
  )
  kernel.launch(
    [
      { address: output.address, strides: output.strides },
      { address: logSumExp.address, strides: logSumExp.strides },
      { address: result.output.address, strides: [valueWidth, 1] },
      ...(joined ? [{ address: joined.address, strides: [1] }] : []),
    ],
    [rows, parts, valueWidth],
  )
}

interface Parts {
  readonly step: number
  readonly span: number
  readonly parts: number
}

/** Keys of one step: on GPUs, what the threads beside those along a row take, so that registers hold their scores. */
function stepOf(rt: Runtime, { width, query, key, value }: AttentionProblem): number {
  if (rt.device.target.family !== 'simt') return processorStep
  const bytes = dtypeInfo(query.tensor.dtype).bytes
  const isAligned = [key, value].every(
    ({ tensor, strides }) =>
      strides[3] === 1 &&
      [tensor.address, ...strides.slice(0, 3).map((s) => s * bytes)].every((x) => x % loadBytes === 0),
  )
  const vector = isAligned && (width * bytes) % loadBytes === 0 ? loadBytes / bytes : 1
  const along = 2 ** Math.ceil(Math.log2(width / vector))
  return Math.max(1, blockThreads / along) * keysPerThread
}

/** Keys of a part, so that there are programs for the whole device. */
function partLength(rt: Runtime, rows: number, keys: number, step: number): number {
  const { target } = rt.device
  const wanted = target.family === 'simt' ? target.multiprocessors * programsPerMultiprocessor : target.threads
  const parts = Math.max(1, Math.min(Math.ceil(wanted / rows), Math.floor(keys / step)))
  return Math.max(step, Math.ceil(keys / parts / step) * step)
}

/** `result` holds [row, part, column] and [row, part]. */
function launchRows(
  rt: Runtime,
  problem: AttentionProblem,
  { step, span, parts }: Parts,
  result: AttentionResult,
): void {
  const { batch, heads, keyHeads, queries, keys, width, scale, query, key, value, mask, causalOffset } = problem
  const group = heads / keyHeads
  const split = ({ strides: [b, h, r, c] }: HeadsOperand) => [b, h * group, h, r, c]
  const { output, logSumExp } = result
  const spec: AttentionRowsSpec = {
    dtype: query.tensor.dtype as KernelDType,
    output: output.dtype as KernelDType,
    query: strideFacts(split(query)),
    key: strideFacts(key.strides),
    value: strideFacts(value.strides),
    mask: mask && { dtype: mask.tensor.dtype as KernelDType, strides: strideFacts(split(mask)) },
    causal: causalOffset !== null,
    logSumExp: logSumExp !== null,
    step,
  }
  const kernel = rt.kernels.get(`attention_rows ${JSON.stringify(spec)}`, 'attention_rows', (k) =>
    buildAttentionRows(k, spec),
  )
  const outer = (inner: number) => {
    const row = parts * inner
    return [heads * queries * row, group * queries * row, queries * row, row, inner]
  }
  kernel.launch(
    [
      { address: query.tensor.address, strides: split(query) },
      { address: key.tensor.address, strides: key.strides },
      { address: value.tensor.address, strides: value.strides },
      ...(mask ? [{ address: mask.tensor.address, strides: split(mask) }] : []),
      { address: output.address, strides: [...outer(width), 1] },
      ...(logSumExp ? [{ address: logSumExp.address, strides: outer(1) }] : []),
    ],
    [
      batch,
      keyHeads,
      group,
      queries,
      parts,
      keys,
      width,
      span,
      scale,
      ...(causalOffset !== null ? [causalOffset] : []),
    ],
  )
}
