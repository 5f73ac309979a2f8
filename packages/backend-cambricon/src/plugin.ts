// The Cambricon backend as a plugin: MLUs, and their emulation on the host.
import { fileURLToPath } from 'node:url'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '@opgems/core'
import { cambriconDriver } from './driver.ts'
import { emulatedMlu } from './emulator.ts'

export const plugin: BackendPlugin = {
  id: 'cambricon',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: cambriconDriver() })
    container.register(driverToken, { useValue: emulatedMlu() })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
