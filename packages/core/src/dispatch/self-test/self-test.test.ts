// The self-test on devices that compute rightly, wrongly, and not at all.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { plugin as cpu } from '../../../../backend-cpu/src/plugin.ts'
import type { Device } from '../../backend/driver.ts'
import { container as root } from '../../backend/injection.ts'
import { type BackendPlugin, driverToken, pluginApiVersion } from '../../backend/plugin.ts'
import { createRuntime, type RuntimeOptions } from '../../create-runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { openTestRuntime } from '../../ops/testing/runtime.ts'
import { checksFor } from './checks.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opgems-self-test-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

interface Chip {
  hardwareId?: string
  launches: number
  /** Stands in for a launch of the WebAssembly engine. */
  launch?: (...args: [inner: Device, ...Parameters<Device['launch']>]) => void
}

/** A backend whose device computes as the WebAssembly engine does, but for what the chip says. */
const pluginOf = (chip: Chip): BackendPlugin => ({
  id: 'chip',
  version: '1',
  apiVersion: pluginApiVersion,
  register(container) {
    const others = root.createChildContainer()
    cpu.register(others)
    const driver = others.resolveAll(driverToken).find((d) => d.probe()[0]?.name === 'wasm')!
    const open: typeof driver.open = (name, options) => deviceOf(driver.open(name, options), chip)
    container.register(driverToken, { useValue: { probe: () => driver.probe(), open } })
  },
})
const deviceOf = (inner: Device, chip: Chip): Device =>
  new Proxy(inner, {
    get(target, name) {
      if (name === 'hardwareId') return chip.hardwareId
      if (name === 'launch')
        return (...args: Parameters<Device['launch']>) => {
          chip.launches++
          if (chip.launch) chip.launch(target, ...args)
          else target.launch(...args)
        }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })

const use = async (chip: Chip, options: RuntimeOptions = {}) => {
  const rt = await createRuntime({
    ...{ plugins: [pluginOf(chip)], backend: 'chip', cacheDir: folder, cwd: folder },
    ...options,
  })
  await rt.close()
}
const refusal = (chip: Chip): Promise<OpGemsError> =>
  use(chip).then(
    () => expect.fail('the device was used'),
    (error) => error as OpGemsError,
  )
const recordsIn = () => readdirSync(join(folder, 'self-tests'))
const checks = checksFor(openedDTypes()).length
function openedDTypes() {
  const rt = openTestRuntime('wasm')
  const { dtypes } = rt.device.target
  void rt.close()
  return dtypes
}

test('a device that computes rightly is tested once, and again for another driver', async () => {
  const chip: Chip = { hardwareId: 'Chip 9, driver 1', launches: 0 }
  await use(chip)
  expect(chip.launches).toBe(checks)
  expect(checks).toBe(4)
  await use(chip)
  expect(chip.launches).toBe(checks)
  await use({ ...chip, hardwareId: 'Chip 9, driver 2' })
  expect(recordsIn().length).toBe(2)
})

test('a device that skips kernels without an error is refused by name, and tested again the next time', async () => {
  const chip: Chip = { hardwareId: 'Chip 9, driver 1', launches: 0, launch: () => {} }
  const error = await refusal(chip)
  expect(error).toBeInstanceOf(OpGemsError)
  expect(error.code).toBe('SELF_TEST_FAILED')
  expect(error.message).toMatch(
    /^chip:wasm \(Chip 9, driver 1\) failed its self-test, addition of float32: element 0 of 1003 is .*, not -100\..*OPGEMS_SELF_TEST=0/,
  )
  await expect(use(chip)).rejects.toThrow('failed its self-test')
  delete chip.launch
  await use(chip)
})

test('a device that forgets the tail is refused', async () => {
  const launch: Chip['launch'] = (inner, executable, slots, programs, scratchBytes, serial) => {
    const shorter = new BigInt64Array(slots.slice().buffer).map((x) => (x === 1003n ? 1000n : x))
    inner.launch(executable, new Uint8Array(shorter.buffer), programs, scratchBytes, serial)
  }
  const { message } = await refusal({ hardwareId: 'Chip 9', launches: 0, launch })
  expect(message).toContain('element 1000 of 1003')
})

test('a device that writes behind its output is refused', async () => {
  const launch: Chip['launch'] = (inner, executable, slots, programs, scratchBytes, serial) => {
    const longer = new BigInt64Array(slots.slice().buffer).map((x) => (x === 1003n ? 1004n : x))
    inner.launch(executable, new Uint8Array(longer.buffer), programs, scratchBytes, serial)
  }
  const { message } = await refusal({ hardwareId: 'Chip 9', launches: 0, launch })
  expect(message).toContain('wrote behind the end of its output')
})

test('a device whose launch fails is refused with what it said', async () => {
  const launch = () => {
    throw new OpGemsError('LAUNCH_FAILED', 'chipLaunch failed: 7')
  }
  expect(await refusal({ hardwareId: 'Chip 9', launches: 0, launch })).toMatchObject({
    code: 'SELF_TEST_FAILED',
    message: expect.stringContaining('addition of float32: chipLaunch failed: 7'),
    cause: { code: 'LAUNCH_FAILED' },
  })
})

test('a damaged record counts as none', async () => {
  const chip: Chip = { hardwareId: 'Chip 9', launches: 0 }
  await use(chip)
  const path = join(folder, 'self-tests', recordsIn()[0]!)
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -5))
  await use(chip)
  expect(chip.launches).toBe(2 * checks)
})

test('devices that are no hardware are not tested, nor any with the setting off', async () => {
  const broken: Chip = { launches: 0, launch: () => {} }
  await use(broken)
  await use({ ...broken, hardwareId: 'Chip 9' }, { selfTest: false })
  vi.stubEnv('OPGEMS_SELF_TEST', '0')
  await use({ ...broken, hardwareId: 'Chip 9' })
  expect(broken.launches).toBe(0)
})
