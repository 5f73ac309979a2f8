// The Hygon backend as a plugin: DCUs, and their emulation on the host.
import { fileURLToPath } from 'node:url'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '@opgems/core'
import { emulatedDriver } from '@opgems/emulator'
import { emulatorHeader } from './dialect.ts'
import { hygonDriver } from './driver.ts'
import { hygonTarget } from './target.ts'

export const plugin: BackendPlugin = {
  id: 'hygon',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: hygonDriver() })
    container.register(driverToken, {
      useValue: emulatedDriver({ vendor: 'hygon', target: hygonTarget('gfx936'), header: emulatorHeader }),
    })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
