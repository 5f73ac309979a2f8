// Decoding and prefill of a Llama-2-7B-shaped model with random float16 weights made on the device, beside Transformers.
// Usage on a GPU, after `npm run build`: node bench/llama.mjs [--backend nvidia] [--layers 32] [--tokens 32] [--no-peer] [--json FILE]
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createRuntime } from '@opgems/core'
import { CapturedStep, createModel } from '@opgems/models'

const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', default: 'nvidia' },
    layers: { type: 'string', default: '32' },
    hidden: { type: 'string', default: '4096' },
    tokens: { type: 'string', default: '32' },
    prompt: { type: 'string', default: '128' },
    dtype: { type: 'string', default: 'float16' },
    'no-peer': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const layers = Number(options.layers)
const hidden = Number(options.hidden)
const count = Number(options.tokens)
const promptLength = Number(options.prompt)
/** The cache's capacity, as in the peer's run. */
const capacity = 512
const configuration = {
  model_type: 'llama',
  vocab_size: 32000,
  hidden_size: hidden,
  intermediate_size: Math.round((hidden * 43) / 16),
  num_hidden_layers: layers,
  num_attention_heads: hidden / 128,
  num_key_value_heads: hidden / 128,
  max_position_embeddings: 4096,
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const log = (text) => process.stderr.write(`${text}\n`)

async function milliseconds(body) {
  await rt.synchronize()
  const start = performance.now()
  await body()
  await rt.synchronize()
  return performance.now() - start
}

const randomIds = (length) => [Array.from({ length }, () => Math.floor(Math.random() * 32000))]

/** Milliseconds of each decode step; `run` takes the ids of the last token and gives logits. */
async function decode(run, release) {
  let ids = rt.tensor([[1n]], { dtype: 'int64' })
  const times = []
  for (let i = 0; i < count; i++) {
    const time = await milliseconds(async () => {
      const logits = run(ids)
      const next = rt.ops.argmax(logits, -1)
      release(logits)
      ids.dispose()
      ids = next
    })
    times.push(time)
  }
  ids.dispose()
  return { median: median(times.slice(4)), first: times[0] }
}

function prefilled() {
  const cache = model.createCache(1, capacity)
  model.forward(randomIds(promptLength), { cache, lastOnly: true }).logits.dispose()
  return cache
}

async function eagerDecode() {
  const cache = prefilled()
  const result = await decode(
    (ids) => model.forward(ids, { cache, lastOnly: true }).logits,
    (logits) => logits.dispose(),
  )
  cache.dispose()
  return result
}

async function capturedDecode() {
  const cache = prefilled()
  const step = new CapturedStep(model, cache)
  const result = await decode(
    (ids) => step.run(ids),
    () => {},
  )
  step.dispose()
  cache.dispose()
  return result
}

async function prefill(length) {
  const ids = randomIds(length)
  const times = []
  for (let i = 0; i < 4; i++)
    times.push(await milliseconds(() => model.forward(ids, { lastOnly: true }).logits.dispose()))
  return Math.min(...times)
}

/** Runs a part; what fails is reported as failed, and the others still run. */
async function attempt(name, body) {
  try {
    const result = await body()
    log(`${name}: ${JSON.stringify(result)}`)
    return result
  } catch (error) {
    log(`${name}: failed: ${error.message}`)
    return { error: error.message }
  }
}

/** Bytes a millisecond, read and written, of a copy on the device: the best of several. */
async function copyRate() {
  const count = 2 ** 28
  const from = rt.ops.ones([count], { dtype: 'float16' })
  const to = rt.empty([count], 'float16')
  const times = []
  for (let i = 0; i < 8; i++) times.push(await milliseconds(() => rt.ops.copy_(to, from)))
  from.dispose()
  to.dispose()
  return (4 * count) / Math.min(...times)
}

const rt = await createRuntime({ backend: options.backend })
log(`${rt.backend.id}:${rt.device.name}: ${rt.device.probe.description}`)
const created = await createModel(rt, configuration, { dtype: options.dtype, maxLength: 2048 })
const { model } = created
const { allocated } = rt.memory()
const rate = await copyRate()
const report = {
  device: rt.device.probe.description,
  date: new Date().toISOString(),
  layers,
  weightBytes: allocated,
  /** Each weight read once at the rate of a copy on this device, in the same run. */
  floorMs: allocated / rate,
  captured: await attempt('decode, captured, ms a token', capturedDecode),
  eager: await attempt('decode, ms a token', eagerDecode),
  prefill512: await attempt('prefill of 512, ms', () => prefill(512)),
  prefill2048: await attempt('prefill of 2048, ms', () => prefill(2048)),
}
created.dispose()
await rt.close()
if (!options['no-peer']) {
  const { stdout, stderr, status } = spawnSync('python3', ['bench/peers/torch_llama.py', String(layers)], {
    encoding: 'utf8',
  })
  report.transformers = status === 0 ? stdout.trim().split('\n') : [`failed: ${stderr.slice(-400)}`]
  for (const line of report.transformers) log(`Transformers: ${line}`)
}
const text = `${JSON.stringify(report, null, 2)}\n`
if (options.json) writeFileSync(options.json, text)
process.stdout.write(text)
