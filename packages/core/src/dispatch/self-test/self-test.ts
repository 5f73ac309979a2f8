// The self-test of hardware: on first use a few kernels run and are compared, since some run times skip a kernel without saying so.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, dtypeInfo, encode } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { BinaryCache } from '../cache/binary-cache.ts'
import type { RecordableDevice } from '../capture/recordable-device.ts'
import { coreFolder } from '../discovery/core-copies.ts'
import { KernelStore } from '../launch/kernel-store.ts'
import type { KernelTrace } from '../trace.ts'
import { readRecord, writeRecord } from '../tuning/record-file.ts'
import { type CheckOperand, checksFor, type SelfTestCheck } from './checks.ts'

/** Bytes behind an output that no kernel may write. */
const marginBytes = 256
/** What outputs hold before: no dtype has a right result of these bytes. */
const unwritten = 0xa5

export interface SelfTestOptions {
  /** 'nvidia:0', for messages. */
  readonly deviceId: string
  readonly cacheFolder: string
  readonly trace?: KernelTrace | undefined
}

/**
 * Tests a device whose driver calls it hardware, unless the same device passed with the same driver, compiler and OpGems before.
 * @throws SELF_TEST_FAILED naming the device and what failed; the next use tests again
 */
export async function selfTest(device: RecordableDevice, options: SelfTestOptions): Promise<void> {
  if (device.hardwareId === undefined) return
  const path = recordPath(device, device.hardwareId, options)
  if (readRecord(path) !== undefined) return
  const checks = checksFor(device.target.dtypes)
  const kernels = new KernelStore(device, new BinaryCache(options.cacheFolder), options.trace)
  try {
    for (const check of checks) await pass(device, kernels, check, options.deviceId)
  } finally {
    kernels.close()
  }
  writeRecord(path, { device: device.hardwareId, passed: checks.map((c) => c.name) })
}

/** One file for each device, driver, compiler and version of OpGems. */
function recordPath(device: RecordableDevice, hardware: string, { deviceId, cacheFolder }: SelfTestOptions): string {
  const { version } = JSON.parse(readFileSync(join(coreFolder, 'package.json'), 'utf8')) as { version: string }
  const identity = JSON.stringify([deviceId, hardware, device.toolchainId, version])
  return join(cacheFolder, 'self-tests', `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}.json`)
}

async function pass(device: RecordableDevice, kernels: KernelStore, check: SelfTestCheck, deviceId: string) {
  const refuse = (what: string, cause?: unknown) =>
    new OpGemsError(
      'SELF_TEST_FAILED',
      `${deviceId} (${device.hardwareId}) failed its self-test, ${check.name}: ${what.replace(/\.$/, '')}. It is not used, because its results ` +
        'may be wrong: see that its driver and compiler fit the device and each other, and clear the cache (opgems cache ' +
        'clear); the setting selfTest: false (OPGEMS_SELF_TEST=0) uses it all the same',
      { ...(cause instanceof OpGemsError ? cause.details : {}), target: deviceId },
      { cause },
    )
  let wrong: string | null
  try {
    wrong = await wrongResult(device, kernels, check)
  } catch (error) {
    if (!(error instanceof OpGemsError)) throw error
    throw refuse(error.message, error)
  }
  if (wrong !== null) throw refuse(wrong)
}

/** What the kernel did wrong in words; null where all is right. */
async function wrongResult(device: RecordableDevice, kernels: KernelStore, check: SelfTestCheck) {
  const [output] = check.operands
  const outputBytes = output.values.length * dtypeInfo(output.dtype).bytes
  const addresses: number[] = []
  try {
    check.operands.forEach((operand, i) => {
      const bytes =
        i === 0 ? new Uint8Array(outputBytes + marginBytes).fill(unwritten) : encode(operand.values, operand.dtype)
      addresses.push(device.allocate(bytes.byteLength))
      device.write(addresses[i]!, bytes)
    })
    const tensors = check.operands.map(({ strides }, i) => ({ address: addresses[i]!, strides }))
    kernels.get(`self-test ${check.name}`, 'self_test', check.build).launch(tensors, check.sizes)
    return difference(await device.read(addresses[0]!, outputBytes + marginBytes), output)
  } finally {
    for (const address of addresses) device.free(address)
  }
}

function difference(bytes: Uint8Array, { dtype, values }: CheckOperand): string | null {
  const end = values.length * dtypeInfo(dtype).bytes
  const got = Array.from(decode(bytes.slice(0, end), dtype), Number)
  const at = got.findIndex((x, i) => x !== values[i])
  if (at >= 0) return `element ${at} of ${values.length} is ${got[at]}, not ${values[at]}`
  return bytes.subarray(end).every((b) => b === unwritten) ? null : 'the kernel wrote behind the end of its output'
}
