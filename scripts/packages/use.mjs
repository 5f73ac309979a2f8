// Run in a folder where the packed packages are installed: uses them as an application does. Prints what it saw as JSON.
import { runConformance } from '@opgems/conformance'
import { createRuntime, listBackends } from '@opgems/core'

const found = await listBackends()
const devices = found.flatMap(({ id, probes }) => probes.filter((p) => p.available).map((p) => `${id}:${p.name}`))

async function use(backend) {
  const rt = await createRuntime({ backend, threads: 2 })
  // Large enough for the work to be shared with a worker thread.
  const ones = rt.ops.ones([1 << 22])
  const sum = await rt.ops.sum(rt.ops.add(ones, ones)).item()
  const product = await rt.ops.mm(rt.tensor([[1, 2]]), rt.tensor([[3], [4]])).item()
  await rt.close()
  return { backend, sum, product }
}

const results = []
for (const device of devices.filter((d) => d.startsWith('cpu:'))) results.push(await use(device))
results.push(await use(undefined))

/** The plugin of somebody else: opened by name, held to the conformance suite, and heard on what it refuses. */
async function useForeign() {
  const rt = await createRuntime({ backend: 'demo' })
  const { backend, device, totals } = await runConformance(rt, { ops: '{softmax,mm,sum,where}' })
  const refusal = await Promise.resolve()
    .then(() => rt.ops.erfinv(rt.tensor([0.5])))
    .catch((error) => `${error.code}: ${error.message}`)
  await rt.close()
  return { backend, device, totals, refusal }
}
const foreign = await useForeign()
const names = []
for (const name of ['@opgems/models', '@opgems/conformance', '@opgems/cli']) {
  const exported = Object.keys(await import(name))
  if (exported.length > 0) names.push(name)
}
console.log(JSON.stringify({ devices, results, foreign, names }))
