// Training against Transformers: six steps of AdamW on one batch give the recorded losses.
import { readFile } from 'node:fs/promises'
import { AdamW, clipGradNorm, createRuntime, listBackends } from '@opgems/core'
import { describe, expect, it } from 'vitest'
import { type LoadedCausalLm, loadModel } from './load.ts'
import { fixtureFolder } from './testing/golden.ts'

/** `optimizer`: AdamW lr=1e-3 betas=(0.9,0.95) eps=1e-8 weight_decay=0.1, clip_grad_norm 1.0 */
interface Training {
  readonly input_ids: number[][]
  readonly loss: number[]
}

async function readTraining(fixture: string, file: string): Promise<Training> {
  const record = JSON.parse(await readFile(`${fixtureFolder(fixture)}/${file}`, 'utf8')) as
    | Training
    | { train: Training }
  return 'train' in record ? record.train : record
}

const settings = { lr: 1e-3, betas: [0.9, 0.95], eps: 1e-8, weightDecay: 0.1 } as const
/** Relative, of each loss. */
const tolerance = 1e-4

const probes = (await listBackends({ backend: 'cpu' })).flatMap((b) => b.probes)

for (const { name, available } of probes)
  describe.skipIf(!available)(`training on cpu:${name}`, () => {
    // tiny-gpt2's golden losses come from a dropout of 0.1 (its config.json), whose random numbers are PyTorch's own; the second
    // file has Transformers' losses with dropout off.
    it.each([
      ['tiny-llama', 'golden.json'],
      ['tiny-gpt2', 'train-without-dropout.json'],
    ])(
      '%s: the losses of six steps in %s',
      async (fixture, file) => {
        const rt = await createRuntime({ backend: `cpu:${name}` })
        const loaded = (await loadModel(rt, fixtureFolder(fixture))) as LoadedCausalLm
        const before = rt.memory().tensors
        const train = await readTraining(fixture, file)
        const parameters = loaded.parameters.map((p) => p.requiresGrad_())
        const optimizer = new AdamW(rt, parameters, settings)
        const targets = rt.tensor(
          train.input_ids.map((row) => row.slice(1)),
          { dtype: 'int64' },
        )
        const losses: number[] = []
        for (let step = 0; step < train.loss.length; step++) {
          const loss = rt.tidy(() => {
            const { logits } = loaded.model.forward(train.input_ids)
            const [batch = 0, length = 0, vocabulary = 0] = logits.shape
            const predicted = rt.ops.reshape(rt.ops.narrow(logits, 1, 0, length - 1), [-1, vocabulary])
            const value = rt.ops.crossEntropyLoss(predicted, rt.ops.reshape(targets, [batch * (length - 1)]))
            value.backward()
            return value.detach()
          })
          losses.push(Number(await loss.item()))
          loss.dispose()
          clipGradNorm(rt, parameters, 1).dispose()
          optimizer.step()
          optimizer.zeroGrad()
        }
        const errors = losses.map((loss, i) => Math.abs(loss / train.loss[i]! - 1))
        expect(
          errors.filter((error) => !(error <= tolerance)),
          `losses ${losses}`,
        ).toEqual([])
        optimizer.dispose()
        targets.dispose()
        expect(rt.memory().tensors).toBe(before)
        loaded.dispose()
        await rt.close()
      },
      120_000,
    )
  })
