// The Ascend backend as a plugin: emulated on the host.
import { type BackendPlugin, driverToken, pluginApiVersion } from '@opgems/core'
import { emulatedNpu } from './emulator.ts'

export const plugin: BackendPlugin = {
  id: 'ascend',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: emulatedNpu() })
  },
}
