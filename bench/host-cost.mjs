// What a call costs on the host: rt.call('add', [a, a]) on 32×32 float32, steady state, disposal included. Run after `npm run build`.
import { createRuntime } from '@opgems/core'

const rounds = 15
const callsPerRound = 20_000

/** Nanoseconds a call takes, collection of garbage included: the best round, because other processes can only slow it down. */
function nanoseconds(body) {
  for (let i = 0; i < callsPerRound; i++) body()
  const times = []
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    for (let i = 0; i < callsPerRound; i++) body()
    times.push(Number(process.hrtime.bigint() - start) / callsPerRound)
  }
  return Math.min(...times)
}

/** Nanoseconds of the driver's launch alone, with the arguments that an addition gives it. */
async function launchAlone() {
  let recorded
  rt.device.launch = (...args) => {
    recorded = args
  }
  rt.call('add', [a, a]).dispose()
  delete rt.device.launch
  const [executable, block, programs, scratch, serial] = recorded
  return nanoseconds(() => rt.device.launch(executable, block, programs, scratch, serial))
}

const device = process.argv[2] ?? 'cpu'
const rt = await createRuntime({ backend: device, plugins: ['@opgems/backend-cpu'] })
const a = rt.tensor(new Float32Array(1024), { shape: [32, 32] })
const b = rt.tensor(new Float32Array(32))
const out = rt.empty([32, 32], 'float32')

const add = nanoseconds(() => rt.call('add', [a, a]).dispose())
const broadcast = nanoseconds(() => rt.call('add', [a, b]).dispose())
const scalar = nanoseconds(() => rt.call('add', [a, 2.5]).dispose())
const unary = nanoseconds(() => rt.call('relu', [a]).dispose())
const inPlace = nanoseconds(() => rt.call('add.out', [a, a], { out }))
const allocation = nanoseconds(() => rt.empty([32, 32], 'float32').dispose())
const driverLaunch = await launchAlone()

const report = {
  device: `${rt.backend.id}:${rt.device.name}`,
  'add, ns': add,
  'add broadcast, ns': broadcast,
  'add number, ns': scalar,
  'relu, ns': unary,
  'add.out, ns': inPlace,
  'allocate and dispose, ns': allocation,
  "driver's launch, ns": driverLaunch,
  'plan (the rest), ns': add - allocation - driverLaunch,
}
console.log(JSON.stringify(report, (_, v) => (typeof v === 'number' ? Math.round(v) : v), 2))
await rt.close()
