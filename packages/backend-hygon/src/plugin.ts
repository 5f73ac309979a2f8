// The Hygon backend as a plugin: DCUs, and their emulation on the host.
import { fileURLToPath } from 'node:url'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '@opgems/core'
import { hygonDriver } from './driver.ts'
import { emulatedDcu } from './emulator.ts'

export const plugin: BackendPlugin = {
  id: 'hygon',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: hygonDriver() })
    container.register(driverToken, { useValue: emulatedDcu() })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
