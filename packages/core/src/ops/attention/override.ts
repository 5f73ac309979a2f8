// Attention as a vendor's overrides see it.
import type { AttentionCall, HeadsArgument, SequencesArgument } from '../../backend/attention-call.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { AttentionProblem, AttentionResult, HeadsOperand } from './problem.ts'

/** False where no override takes the call. @param sequences where sequences start, in a batch of 1 */
export function attentionByOverride(
  rt: Runtime,
  problem: AttentionProblem,
  result: AttentionResult,
  sequences: SequencesArgument | null = null,
): boolean {
  const { attentionOverrides: overrides } = rt
  if (
    overrides.isEmpty ||
    (problem.mask && problem.mask.tensor.dtype !== 'bool') ||
    result.output.numel === 0 ||
    problem.keys === 0
  )
    return false
  const call = { ...attentionCall(problem, result), sequences }
  return overrides.launch(callClass(call), call)
}

function attentionCall(problem: AttentionProblem, { output, logSumExp }: AttentionResult): AttentionCall {
  const { batch, heads, keyHeads, queries, keys, width, valueWidth, causalOffset, scale } = problem
  return {
    dtype: output.dtype,
    batch,
    heads,
    keyHeads,
    queries,
    keys,
    width,
    valueWidth,
    query: argument(problem.query),
    key: argument(problem.key),
    value: argument(problem.value),
    output: argument({ tensor: output, strides: output.strides as unknown as HeadsOperand['strides'] }),
    logSumExp: logSumExp && { address: logSumExp.address },
    causalOffset,
    mask: problem.mask && argument(problem.mask),
    scale,
    sequences: null,
  }
}
const argument = ({ tensor, strides }: HeadsOperand): HeadsArgument => ({ address: tensor.address, strides })

/** Equal for calls that differ in addresses alone, each aligned to 16 bytes or not. */
function callClass(c: AttentionCall): string {
  const sizes = `${c.dtype},${c.batch},${c.heads},${c.keyHeads},${c.queries},${c.keys},${c.width},${c.valueWidth}`
  const operands = [c.query, c.key, c.value, c.output, ...(c.mask ? [c.mask] : [])].map(
    ({ address, strides }) => `${strides}${address % 16 === 0 ? '' : ' unaligned'}`,
  )
  const sequences = c.sequences ? `${c.sequences.count},${c.sequences.mostQueries}` : ''
  return [sizes, ...operands, c.logSumExp !== null, c.causalOffset, c.scale, sequences].join('|')
}
