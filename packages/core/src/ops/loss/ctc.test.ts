// ctc_loss against the sum over all alignments of small problems, and its gradient against differences.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const [steps, samples, classes] = [4, 3, 3]
const scores = Array.from({ length: steps * samples * classes }, (_, i) => (((i * 37 + 11) % 49) - 24) / 12)
const targets = [[1, 2], [1, 1], [2]]
const times = [4, 4, 3]

/** log_probs [T, N, C] from scores. */
function logs(values: readonly number[]): number[] {
  return values.map((v, i) => {
    const row = values.slice(i - (i % classes), i - (i % classes) + classes)
    return v - Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0))
  })
}
/** What is left of a path without repetitions and blanks. */
const collapsed = (path: readonly number[]) => path.filter((c, i) => c !== 0 && c !== path[i - 1])

function losses(values: readonly number[]): number[] {
  const log = logs(values)
  return targets.map((target, n) => {
    let total = 0
    for (let code = 0; code < classes ** times[n]!; code++) {
      const path = Array.from({ length: times[n]! }, (_, t) => Math.floor(code / classes ** t) % classes)
      if (String(collapsed(path)) !== String(target)) continue
      total += Math.exp(path.reduce((sum, c, t) => sum + log[(t * samples + n) * classes + c]!, 0))
    }
    return -Math.log(total)
  })
}

describe.each<Engine>(['native', 'wasm'])('ctc_loss: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const wide = (values: readonly number[], shape: readonly number[]) =>
    rt.tensor(Float64Array.from(values), { shape, dtype: 'float64' })
  const int64 = (values: number[] | number[][]) => rt.tensor(values, { dtype: 'int64' })
  const lengths = [2, 2, 1]
  const padded = int64([
    [1, 2],
    [1, 1],
    [2, 0],
  ])
  const call = (x: Tensor, labels: Tensor, reduction: number, lists: readonly unknown[] = [times, lengths]) =>
    rt.call('ctc_loss', [rt.call('log_softmax', [x, 2]), labels, ...lists, 0, reduction]) as Tensor

  it('is the probability of all alignments, of padded targets and of those one after another', async () => {
    const x = wide(scores, [steps, samples, classes])
    const tensors = [int64(times), int64(lengths)]
    for (const loss of [call(x, padded, 0), call(x, int64([1, 2, 1, 1, 2]), 0), call(x, padded, 0, tensors)])
      (await loss.data()).forEach((v, i) => expect(Number(v)).toBeCloseTo(losses(scores)[i]!, 10))
    const mean = losses(scores).reduce((sum, v, n) => sum + v / lengths[n]!, 0) / samples
    expect(Number((await call(x, padded, 1).data())[0])).toBeCloseTo(mean, 10)
  })
  it('its gradient is that of the alignments', async () => {
    const x = wide(scores, [steps, samples, classes]).requiresGrad_()
    const weights = [0.5, -1, 2]
    const [grad] = rt.grad([call(x, padded, 0)], [x], [wide(weights, [3])])
    const weighed = (values: readonly number[]) => losses(values).reduce((sum, v, n) => sum + v * weights[n]!, 0)
    const got = await grad!.data()
    scores.forEach((v, i) => {
      const slope = (weighed(scores.with(i, v + 1e-6)) - weighed(scores.with(i, v - 1e-6))) / 2e-6
      expect(Number(got[i])).toBeCloseTo(slope, 6)
    })
  })
  it('is infinite where the target does not fit into the time, or 0 with zero_infinity', async () => {
    const x = wide(scores, [steps, samples, classes])
    const log = rt.call('log_softmax', [x, 2])
    const loss = (zero: boolean) => rt.call('ctc_loss', [log, padded, [4, 2, 3], lengths, 0, 0, zero]) as Tensor
    expect((await loss(false).data())[1]).toBe(Infinity)
    expect((await loss(true).data())[1]).toBe(0)
  })
  it('refuses lengths that do not fit, and a blank that is no class', () => {
    const x = wide(scores, [steps, samples, classes])
    const coded = (code: string) => expect.objectContaining({ code })
    expect(() => call(x, padded, 0, [[4, 4, 5], lengths])).toThrow(coded('BAD_ARGUMENT'))
    expect(() => call(x, int64([1, 2]), 0)).toThrow(coded('SHAPE_MISMATCH'))
    expect(() => rt.call('ctc_loss', [x, padded, times, lengths, 3])).toThrow(coded('BAD_ARGUMENT'))
  })
})
