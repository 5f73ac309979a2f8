// What a call costs on the host: rt.call('add', [a, a]) on 32×32 float32, steady state, disposal included. Run after `npm run build`.
// Prints nanoseconds by parts: least and median of rounds in which all parts take turns, so that a change of the machine's speed
// meets them alike. The plan's share is what is left of a round's add without its launch and its allocation.
import { loadavg } from 'node:os'
import { createRuntime } from '@opgems/core'

const rounds = 200
const callsPerRound = 2000
const warmUpCalls = 50_000

/** Nanoseconds a call takes, the collection of its garbage included. */
function nanoseconds(body, calls) {
  const start = process.hrtime.bigint()
  for (let i = 0; i < calls; i++) body()
  return Number(process.hrtime.bigint() - start) / calls
}

/** The driver's launch alone, with the arguments that an addition gives it. */
function launchAlone() {
  let recorded
  rt.device.launch = (...args) => {
    recorded = args
  }
  rt.call('add', [a, a]).dispose()
  delete rt.device.launch
  const [executable, block, programs, scratch, serial] = recorded
  return () => rt.device.launch(executable, block, programs, scratch, serial)
}

const device = process.argv[2] ?? 'cpu'
const rt = await createRuntime({ backend: device, plugins: [`@opgems/backend-${device}`] })
const a = rt.tensor(new Float32Array(1024), { shape: [32, 32] })
const b = rt.tensor(new Float32Array(32))
const out = rt.empty([32, 32], 'float32')

const parts = {
  add: () => rt.call('add', [a, a]).dispose(),
  'add broadcast': () => rt.call('add', [a, b]).dispose(),
  'add number': () => rt.call('add', [a, 2.5]).dispose(),
  relu: () => rt.call('relu', [a]).dispose(),
  'add.out': () => rt.call('add.out', [a, a], { out }),
  'allocate and dispose': () => rt.empty([32, 32], 'float32').dispose(),
  "driver's launch": launchAlone(),
}
const times = Object.fromEntries([...Object.keys(parts), 'plan (the rest)'].map((name) => [name, []]))
for (const body of Object.values(parts)) nanoseconds(body, warmUpCalls)
for (let round = 0; round < rounds; round++) {
  for (const [name, body] of Object.entries(parts)) times[name].push(nanoseconds(body, callsPerRound))
  const of = (name) => times[name][round]
  times['plan (the rest)'].push(of('add') - of('allocate and dispose') - of("driver's launch"))
  // Finalizers and the collector run between the turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve))
}

const sorted = (values) => [...values].sort((x, y) => x - y)
const least = (name) => sorted(times[name])[0]
const median = (name) => sorted(times[name])[rounds >> 1]
const leastPlan = least('add') - least('allocate and dispose') - least("driver's launch")
const rows = Object.keys(times).map((name) => [
  name,
  { 'least, ns': Math.round(name in parts ? least(name) : leastPlan), 'median, ns': Math.round(median(name)) },
])
console.log(`${rt.backend.id}:${rt.device.name}; load ${loadavg()[0].toFixed(1)}`)
console.table(Object.fromEntries(rows))
await rt.close()
