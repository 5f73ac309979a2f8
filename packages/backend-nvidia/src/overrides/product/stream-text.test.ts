// Streaming products on the emulator against exact sums: every lane finds its elements, in both layouts, with rows and columns left over.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emulatedDriver } from '@opgems/emulator'
import { expect, test } from 'vitest'
import { h100Limits, nvidiaTarget } from '../../target.ts'
import { operandsOf } from './operands.ts'
import { StreamArgumentBlock } from './stream-arguments.ts'
import { renderStream, type StreamVariant, streamName, streamShapes } from './stream-text.ts'
import { productCall } from './testing/calls.ts'
import { emulatedStream } from './testing/emulated-stream.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-stream-'))
const device = emulatedDriver({ vendor: 'nvidia', target: nvidiaTarget(h100Limits) }).open('emulator', {
  threads: 0,
  cacheFolder: folder,
})

/** Float16 bits of the whole numbers -3 … 3. */
const bits = [0xc200, 0xc000, 0xbc00, 0x0000, 0x3c00, 0x4000, 0x4200]
const value = (i: number) => ((i * 2654435761) >>> 0) % 7

function upload(count: number, seed: number): { address: number; numbers: number[] } {
  const numbers = Array.from({ length: count }, (_, i) => value(i * 3 + seed))
  const address = device.allocate(count * 2)
  device.write(address, new Uint8Array(Uint16Array.from(numbers, (v) => bits[v]!).buffer))
  return { address, numbers: numbers.map((v) => v - 3) }
}

const variants = streamShapes.flatMap((shape) =>
  ([8, 16] as const).map(
    (columns): StreamVariant => ({
      ...shape,
      columns,
      ...{ operand: 'float16', result: 'float32', splits: 1, addend: null, scaled: true },
    }),
  ),
)

test.for(variants.map((v) => [streamName(v), v] as const))('%s', { timeout: 60_000 }, ([, variant]) => {
  const [few, many, k, batch] = [variant.columns - 3, 136, 328, 2]
  const x = upload(batch * few * k, 1)
  const w = upload(batch * many * k, 2)
  const out = device.allocate(batch * few * many * 4)
  const call = productCall(few, many, k, { result: 'float32', batch, transposeB: variant.a === 'k' })
  const { a, b, c } = call.args
  const args = {
    ...call.args,
    a: { ...a, address: x.address },
    b: { ...b, address: w.address },
    c: { ...c, address: out },
  }
  const block = new StreamArgumentBlock(operandsOf(args, true, 2)!).write({ ...call, args: { ...args, alpha: 2 } })
  const place = device.allocate(block.byteLength)
  device.write(place, block)
  const source = emulatedStream(renderStream(variant, 'og_stream'), 'og_stream')
  const geometry = { threads: variant.warps * 32, programsPerBlock: 1, sharedBytes: 1 }
  const kernel = device.load({ path: '', bytes: device.compile(source) }, 'og_stream', geometry)
  device.launch(
    kernel,
    new Uint8Array(new BigInt64Array([BigInt(place)]).buffer),
    Math.ceil(many / variant.rows) * batch,
    0,
    false,
  )
  const got = new Float32Array(device.readSync(out, batch * few * many * 4).buffer)
  const expected = Float32Array.from(got, (_, at) => {
    const [z, i, j] = [Math.floor(at / (few * many)), Math.floor(at / many) % few, at % many]
    let sum = 0
    for (let q = 0; q < k; q++) {
      const weight = variant.a === 'k' ? (z * many + j) * k + q : (z * k + q) * many + j
      sum += x.numbers[(z * few + i) * k + q]! * w.numbers[weight]!
    }
    return 2 * sum
  })
  expect(got).toEqual(expected)
})
