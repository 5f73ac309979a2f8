// Attention in one pass over the keys, in several parts where there are few rows.
import type { Target } from '../../backend/target.ts'
import { strideFacts } from '../../dispatch/launch/iteration.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { dtypeInfo } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { type AttentionRowsSpec, buildAttentionJoin, buildAttentionRows } from '../../kernels/attention-rows.ts'
import type { Tensor } from '../../tensor/index.ts'
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
  const group = problem.heads / problem.keyHeads
  if (parts === 1) {
    const { output, logSumExp } = result
    const ofRow = ([b, h, t, ...rest]: readonly number[]) => [b!, h! * group, h!, t!, 0, ...rest]
    const logs = logSumExp && { tensor: logSumExp, strides: ofRow(logSumExp.strides) }
    return launchRows(rt, problem, { step, span, parts }, { tensor: output, strides: ofRow(output.strides) }, logs)
  }
  const { heads, queries, valueWidth } = problem
  using output = rt.empty([rows, parts, valueWidth], 'float32')
  using logs = rt.empty([rows, parts], 'float32')
  const dense = (inner: number) => {
    const row = parts * inner
    return [heads * queries * row, group * queries * row, queries * row, row, inner]
  }
  const values = { tensor: output, strides: [...dense(valueWidth), 1] }
  launchRows(rt, problem, { step, span, parts }, values, { tensor: logs, strides: dense(1) })
  join(rt, problem, parts, output, logs, result)
}

/** Joins [row, part, column] under the weights that [row, part] give. */
function join(
  rt: Runtime,
  { batch, heads, queries, valueWidth }: AttentionProblem,
  parts: number,
  values: Tensor,
  logs: Tensor,
  { output, logSumExp }: AttentionResult,
): void {
  const dtype = output.dtype as KernelDType
  const facts = { output: strideFacts(output.strides), logSumExp: logSumExp && strideFacts(logSumExp.strides) }
  const kernel = rt.kernels.get(`attention_join ${dtype} ${JSON.stringify(facts)}`, 'attention_join', (k) =>
    buildAttentionJoin(k, dtype, facts.output, facts.logSumExp),
  )
  const rowStrides = (row: number) => [heads * queries * row, queries * row, row]
  kernel.launch(
    [
      { address: values.address, strides: [...rowStrides(parts * valueWidth), valueWidth, 1] },
      { address: logs.address, strides: [...rowStrides(parts), 1] },
      output,
      ...(logSumExp ? [logSumExp] : []),
    ],
    [batch, heads, queries, parts, valueWidth],
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

/** Programs that keep all of a device busy. */
function workersOf(target: Target): number {
  if (target.family === 'simt') return target.multiprocessors * programsPerMultiprocessor
  return target.family === 'npu' ? target.cores : target.threads
}

/** Keys of a part, so that there are programs for the whole device. */
function partLength(rt: Runtime, rows: number, keys: number, step: number): number {
  const { target } = rt.device
  const wanted = workersOf(target)
  const parts = Math.max(1, Math.min(Math.ceil(wanted / rows), Math.floor(keys / step)))
  return Math.max(step, Math.ceil(keys / parts / step) * step)
}

interface Written {
  readonly tensor: Tensor
  readonly strides: readonly number[]
}

/** Writes [batch, key head, group, row, part, column], and logs without the column. */
function launchRows(
  rt: Runtime,
  problem: AttentionProblem,
  { step, span, parts }: Parts,
  output: Written,
  logs: Written | null,
): void {
  const { batch, heads, keyHeads, queries, keys, width, scale, query, key, value, mask, causalOffset } = problem
  const group = heads / keyHeads
  const split = ({ strides: [b, h, r, c] }: HeadsOperand) => [b, h * group, h, r, c]
  const spec: AttentionRowsSpec = {
    dtype: query.tensor.dtype as KernelDType,
    output: output.tensor.dtype as KernelDType,
    query: strideFacts(split(query)),
    key: strideFacts(key.strides),
    value: strideFacts(value.strides),
    mask: mask && { dtype: mask.tensor.dtype as KernelDType, strides: strideFacts(split(mask)) },
    causal: causalOffset !== null,
    outputs: strideFacts(output.strides),
    logs: logs && strideFacts(logs.strides),
    step,
    // Looking costs a thread of a GPU, which has the whole mask to itself there, more than the keys do.
    looksAhead: rt.device.target.family !== 'simt',
  }
  const kernel = rt.kernels.get(`attention_rows ${JSON.stringify(spec)}`, 'attention_rows', (k) =>
    buildAttentionRows(k, spec),
  )
  const argument = ({ tensor, strides }: Written | HeadsOperand) => ({ address: tensor.address, strides })
  kernel.launch(
    [
      { address: query.tensor.address, strides: split(query) },
      argument(key),
      argument(value),
      ...(mask ? [{ address: mask.tensor.address, strides: split(mask) }] : []),
      argument(output),
      ...(logs ? [argument(logs)] : []),
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
