// The Ascend backend as a plugin: emulated on the host.
import { fileURLToPath } from 'node:url'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '@opgems/core'
import { emulatedNpu } from './emulator.ts'

export const plugin: BackendPlugin = {
  id: 'ascend',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: emulatedNpu() })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
