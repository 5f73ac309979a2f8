// Checks on a GPU what the tests show against the stub driver alone. Run after `npm run build`: node packages/backend-nvidia/scripts/check-hardware.mjs
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpuUsage } from 'node:process'
import { fileURLToPath } from 'node:url'
import { isMainThread, Worker } from 'node:worker_threads'
import { createRuntime, listBackends } from '@opgems/core'

const program = fileURLToPath(import.meta.url)
const part = isMainThread ? process.argv[2] : 'worker'
const open = (options = {}) => createRuntime({ backend: 'nvidia:0', ...options })
const say = (name, text) => console.log(`${name.padEnd(28)} ${text}`)
const microseconds = (since) => Number(process.hrtime.bigint() - since) / 1000

function randomFloats(count) {
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) values[i] = Math.random() * 2 - 1
  return values
}

const kernel = (rt, text, entry) =>
  rt.device.load({ path: '', bytes: rt.device.compile(text) }, entry, {
    threads: 32,
    programsPerBlock: 1,
    sharedBytes: 0,
  })
const words = (...values) => new Uint8Array(new BigInt64Array(values.map(BigInt)).buffer)

const illegal = `extern "C" __global__ void og_illegal(int* p, long long n) { ((volatile int*)p)[n] = 1; }`
const spin = `extern "C" __global__ void og_spin(int* p, long long n) {
  long long start = clock64(); while (clock64() - start < n) {} if (threadIdx.x == 0) p[0] = 7; }`

async function staging() {
  const rt = await open()
  const small = rt.tensor([1, 2, 3])
  await small.data()
  let start = process.hrtime.bigint()
  for (let i = 0; i < 200; i++) await small.data()
  say('read 12 bytes', `${(microseconds(start) / 200).toFixed(1)} us`)
  start = process.hrtime.bigint()
  for (let i = 0; i < 200; i++) small.dataSync()
  say('read 12 bytes, blocking', `${(microseconds(start) / 200).toFixed(1)} us`)

  const address = rt.device.allocate(64)
  const wait = kernel(rt, spin, 'og_spin')
  rt.device.launch(wait, words(address, 500_000_000), 1, 0, false)
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)
  const used = cpuUsage()
  start = process.hrtime.bigint()
  const bytes = await rt.device.read(address, 4)
  const waited = microseconds(start)
  const { user, system } = cpuUsage(used)
  clearInterval(timer)
  assert.equal(new Int32Array(bytes.buffer)[0], 7)
  assert(ticks > 10, `only ${ticks} ticks`)
  say(
    'read behind a long kernel',
    `${(waited / 1000).toFixed(0)} ms, ${ticks} ticks, processor ${((user + system) / 1000).toFixed(1)} ms`,
  )

  const count = 64 << 20
  const values = randomFloats(count)
  const expected = values.slice()
  start = process.hrtime.bigint()
  const x = rt.tensor(values, { shape: [count] })
  values.fill(0)
  await rt.synchronize()
  say('write 256 MiB', `${((count * 4) / microseconds(start) / 1000).toFixed(1)} GB/s with the fill of the source`)
  await x.data()
  start = process.hrtime.bigint()
  const got = await x.data()
  say('read 256 MiB again', `${((count * 4) / microseconds(start) / 1000).toFixed(1)} GB/s`)
  assert(got.every((v, i) => v === expected[i]))
  await rt.close()
}

async function graphs() {
  const rt = await open()
  const x = rt.tensor(randomFloats(1024), { shape: [32, 32] })
  const chain = () =>
    rt.tidy(() => {
      let y = x
      for (let i = 0; i < 100; i++) y = rt.ops.add(y, x)
      return y
    })
  for (let i = 0; i < 400; i++) chain().dispose() // until V8 has compiled all of the way
  await rt.synchronize()
  let start = process.hrtime.bigint()
  for (let i = 0; i < 20; i++) chain().dispose()
  const eagerHost = microseconds(start)
  await rt.synchronize()
  const eager = microseconds(start)
  const graph = rt.capture(chain)
  for (let round = 0; round < 3; round++) {
    const next = rt.tensor(randomFloats(1024), { shape: [32, 32] })
    rt.call('aten::copy_', [x, next])
    graph.replay()
    const expected = chain()
    assert.deepEqual(await graph.result.data(), await expected.data())
    expected.dispose()
    next.dispose()
  }
  start = process.hrtime.bigint()
  for (let i = 0; i < 20; i++) graph.replay()
  const replayHost = microseconds(start)
  await rt.synchronize()
  const replay = microseconds(start)
  const each = (t) => (t / 2000).toFixed(2)
  say('100 adds, eager', `${each(eagerHost)} us of host a launch, ${each(eager)} us until done`)
  say(
    '100 adds, replayed',
    `${each(replayHost)} us of host a launch, ${each(replay)} us until done; equal, with new inputs`,
  )
  assert.throws(() => rt.capture(() => x.dataSync()), { code: 'UNSUPPORTED' })
  assert.throws(() => rt.capture(() => rt.tensor(randomFloats(64))), { code: 'UNSUPPORTED' })
  graph.dispose()
  await rt.close()
}

async function outOfMemory() {
  const rt = await open()
  const { total } = rt.device.memory()
  const piece = Math.floor(total / 8)
  const kept = []
  let message = ''
  try {
    for (let i = 0; i < 9; i++) kept.push(rt.empty([piece], 'uint8'))
  } catch (error) {
    assert.equal(error.code, 'OUT_OF_MEMORY')
    message = error.message
  }
  assert(message, 'nothing was refused')
  say('out of memory', message)
  for (const tensor of kept) tensor.dispose()
  const { reserved } = rt.memory()
  const large = rt.empty([Math.floor(total * 0.8)], 'uint8')
  say(
    'after disposing',
    `${(reserved / 2 ** 30).toFixed(1)} GiB were kept; one block of ${(large.numel / 2 ** 30).toFixed(1)} GiB after it`,
  )
  const x = rt.tensor([1, 2])
  assert.deepEqual([...(await rt.ops.add(x, x).data())], [2, 4])
  await rt.close()
}

async function illegalAddress() {
  const rt = await open({ launchBlocking: process.argv[3] === 'blocking' })
  const x = rt.tensor([1, 2, 3])
  rt.ops.mul(x, x).dispose()
  const bad = kernel(rt, illegal, 'og_illegal')
  const expectError = (name, code, body) =>
    assert.rejects(body, (error) => {
      say(name, error.message)
      return error.code === code
    })
  await expectError('illegal address', 'LAUNCH_FAILED', async () => {
    rt.device.launch(bad, words(0, 4), 1, 0, false)
    rt.ops.add(x, x).dispose()
    return await x.data()
  })
  await expectError('afterwards', 'DEVICE_LOST', async () => await x.data())
  await rt.close()
  say('closed', 'without an error; the process lives')
}

async function compiler() {
  const rt = await open()
  const source = (i) => `extern "C" __global__ void og_k${i}(float* p, long long n) { p[threadIdx.x] = n + ${i}; }`
  const times = []
  for (let i = 0; i < 6; i++) {
    const start = process.hrtime.bigint()
    rt.device.compile(source(i))
    times.push((microseconds(start) / 1000).toFixed(1))
  }
  say('compilations', `${times.join(', ')} ms (the first starts the process)`)
  const isReported = (error) => {
    say('a wrong source', error.message.split('\n')[0])
    return error.code === 'COMPILE_FAILED'
  }
  assert.throws(() => rt.device.compile('no CUDA'), isReported)
  await rt.close()
}

async function runtimes() {
  const [a, b] = [await open(), await open()]
  const values = randomFloats(1000)
  const [x, y] = [a.tensor(values), b.tensor(values)]
  for (let i = 0; i < 50; i++) {
    const [p, q] = [a.ops.exp(x), b.ops.exp(y)]
    if (i % 10 === 0) assert.deepEqual(await p.data(), await q.data())
    p.dispose()
    q.dispose()
  }
  await a.close()
  const again = b.ops.exp(y)
  const exponentials = again.dataSync()
  assert(values.every((v, i) => Math.abs(exponentials[i] - Math.exp(v)) < 1e-5))
  await new Promise((resolve, reject) => {
    const worker = new Worker(program)
    worker.on('error', reject).on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`worker: ${code}`))))
  })
  await again.data()
  await b.close()
  say('two runtimes, one worker', 'agree, and close apart from each other')
}

/** Two GPUs in one process, by turns: each call is made on its own GPU, and the same kernels give the same there. */
async function devices() {
  const [nvidia] = await listBackends({ backend: 'nvidia' })
  const count = nvidia.probes.filter(({ name, available }) => available && /^\d+$/.test(name)).length
  if (count < 2) return say('several GPUs', 'not checked: there is one')
  const both = [await open(), await open({ backend: 'nvidia:1' })]
  const values = randomFloats(512 * 512)
  const inputs = both.map((rt) => rt.tensor(values, { shape: [512, 512] }))
  const halves = inputs.map((x, i) => both[i].ops.to(x, { dtype: 'float16' }))
  for (let turn = 0; turn < 20; turn++) {
    const results = both.map((rt, i) => rt.ops.softmax(rt.ops.mm(halves[i], halves[i]), -1))
    const [a, b] = await Promise.all(results.map((t) => t.data()))
    assert.deepEqual(a, b)
    for (const t of results) t.dispose()
  }
  const graphs = both.map((rt, i) => rt.capture(() => rt.ops.exp(inputs[i])))
  for (const graph of graphs) graph.replay()
  assert.deepEqual(await graphs[0].result.data(), await graphs[1].result.data())
  assert.throws(() => both[1].ops.add(inputs[0], inputs[1]), { code: 'DEVICE_MISMATCH' })
  const moved = both[1].tensor(await inputs[0].data(), { shape: [512, 512] })
  assert.equal(both[1].call('aten::equal', [moved, inputs[1]]), true)
  const memory = both.map((rt) => rt.memory().allocated)
  const more = both[1].empty([1 << 20], 'float32')
  assert.equal(both[0].memory().allocated, memory[0])
  assert(both[1].memory().allocated >= memory[1] + (4 << 20))
  more.dispose()
  assert.throws(() => both[1].empty([2 ** 40], 'float32'), { code: 'OUT_OF_MEMORY', message: /nvidia:1/ })
  await both[0].close()
  assert.equal((await both[1].ops.add(inputs[1], inputs[1]).data())[0], Math.fround(values[0] + values[0]))
  await both[1].close()
  say('several GPUs', `${count} are there; two agree by turns, with products, graphs and memory of their own`)
}

async function inWorker() {
  const rt = await open()
  const x = rt.tensor([1, 2, 3])
  assert.deepEqual([...(await rt.ops.add(x, x).data())], [2, 4, 6])
  await rt.close()
}

/** A wrong index is an error where values are read, and the runtime works on. */
async function indices() {
  const rt = await open()
  const weight = rt.tensor(randomFloats(40), { shape: [10, 4] })
  const good = rt.tensor([1n, 9n])
  const bad = rt.tensor([1n, 10n])
  const expected = await rt.ops.embedding(weight, good).data()
  for (let i = 0; i < 3; i++) {
    await assert.rejects(rt.ops.embedding(weight, bad).data(), { code: 'INDEX_OUT_OF_RANGE' })
    assert.deepEqual(await rt.ops.embedding(weight, good).data(), expected)
  }
  assert.throws(() => rt.ops.embedding(weight, bad).dataSync(), { code: 'INDEX_OUT_OF_RANGE' })
  const graph = rt.capture(() => rt.ops.embedding(weight, good))
  rt.call('aten::copy_', [good, bad])
  graph.replay()
  await assert.rejects(graph.result.data(), { code: 'INDEX_OUT_OF_RANGE' })
  await rt.close()
  const blocking = await open({ launchBlocking: true })
  const table = blocking.tensor(randomFloats(40), { shape: [10, 4] })
  assert.throws(() => blocking.ops.embedding(table, blocking.tensor([10n])), { code: 'INDEX_OUT_OF_RANGE' })
  await blocking.close()
  say('wrong indices', 'are seen at the next read; with launchBlocking, by the call')
}

const parts = { staging, indices, graphs, outOfMemory, compiler, runtimes, devices, illegalAddress, worker: inWorker }
if (part) await parts[part]()
else {
  let failed = 0
  const runs = [
    ['staging'],
    ['indices'],
    ['graphs'],
    ['outOfMemory'],
    ['compiler'],
    ['runtimes'],
    ['devices'],
    ['illegalAddress'],
    ['illegalAddress', 'blocking'],
  ]
  for (const args of runs) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    process.stdout.write(stdout)
    if (status === 0) continue
    failed++
    console.log(`${args.join(' ')} FAILED (${status})\n${stderr}`)
  }
  console.log(failed === 0 ? 'all passed' : `${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
