// The Ascend backend as a plugin: NPUs, and their emulation on the host.
import { fileURLToPath } from 'node:url'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '@opgems/core'
import { ascendDriver } from './driver.ts'
import { emulatedNpu } from './emulator.ts'

export const plugin: BackendPlugin = {
  id: 'ascend',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: ascendDriver() })
    container.register(driverToken, { useValue: emulatedNpu() })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
