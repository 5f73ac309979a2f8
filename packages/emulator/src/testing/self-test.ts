// The self-test of hardware on an emulated device, as if it were some: what it expects is what kernels in this dialect compute.
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Driver } from '@opgems/core'
import { expect, test } from 'vitest'
import { RecordableDevice } from '../../../core/src/dispatch/capture/recordable-device.ts'
import { selfTest } from '../../../core/src/dispatch/self-test/self-test.ts'

/** `driver` has the device 'emulator'. */
export const testSelfTest = (driver: Driver): void =>
  test('the self-test of hardware passes', { timeout: 60_000 }, async () => {
    const cacheFolder = mkdtempSync(join(tmpdir(), 'opgems-self-test-'))
    const opened = new RecordableDevice(driver.open('emulator', { threads: 0, cacheFolder }))
    const device = Object.assign(opened, { hardwareId: 'as if it were a card' })
    await selfTest(device, { deviceId: 'emulated', cacheFolder })
    expect(readdirSync(join(cacheFolder, 'self-tests'))).toHaveLength(1)
    await device.close()
  })
