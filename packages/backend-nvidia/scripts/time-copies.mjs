// Where the time of copies between host and GPU goes. Run after `npm run build`: node packages/backend-nvidia/scripts/time-copies.mjs
import { createRuntime } from '@opgems/core'

const say = (name, text) => console.log(`${name.padEnd(36)} ${text}`)
const microseconds = (since) => Number(process.hrtime.bigint() - since) / 1000

const rt = await createRuntime({ backend: 'nvidia:0' })
const { context } = rt.device.inner
const { cuda } = context
const stream = context.query('cuStreamCreate', 0)
const event = context.query('cuEventCreate', 3)
const most = 64 << 20
const device = rt.device.allocate(most)
const pinned = context.query('cuMemHostAlloc', most, 0)
const timed = (name, bytes, times, body) => {
  for (let i = 0; i < 3; i++) body()
  const start = process.hrtime.bigint()
  for (let i = 0; i < times; i++) body()
  const each = microseconds(start) / times
  say(`${name}, ${bytes} bytes`, `${each.toFixed(1)} us, ${(bytes / each / 1000).toFixed(2)} GB/s`)
}
for (const bytes of [4, 4096, 1 << 20, most]) {
  const times = bytes === most ? 5 : 200
  timed('to pinned memory', bytes, times, () => {
    context.call('cuMemcpyDtoHAsync_v2', pinned, device, bytes, stream)
    context.call('cuStreamSynchronize', stream)
  })
  timed('from pinned memory', bytes, times, () => {
    context.call('cuMemcpyHtoDAsync_v2', device, pinned, bytes, stream)
    context.call('cuStreamSynchronize', stream)
  })
  timed('readSync', bytes, times, () => rt.device.readSync(device, bytes))
  const source = new Uint8Array(bytes)
  timed('write', bytes, times, () => rt.device.write(device, source))
  await rt.synchronize()
}
timed('cuStreamSynchronize, idle', 0, 200, () => context.call('cuStreamSynchronize', stream))
timed('cuEventRecord, cuEventQuery', 0, 200, () => {
  context.call('cuEventRecord', event, stream)
  while (cuda.cuEventQuery(event) !== 0);
})
timed('cuEventRecord, …Synchronize', 0, 200, () => {
  context.call('cuEventRecord', event, stream)
  context.call('cuEventSynchronize', event)
})
const onThread = () => new Promise((resolve) => cuda.cuEventSynchronize.async(event, (_, value) => resolve(value)))
say('on another thread', `cuEventSynchronize gives ${await onThread()}`)
const start = process.hrtime.bigint()
for (let i = 0; i < 100; i++) await onThread()
say('on another thread', `${(microseconds(start) / 100).toFixed(1)} us for an event that has happened`)
await rt.close()
