// The NVIDIA backend as a plugin: GPUs, and their emulation on the host.
import { fileURLToPath } from 'node:url'
import {
  attentionOverrideToken,
  type BackendPlugin,
  driverToken,
  pluginApiVersion,
  productOverrideToken,
  tuningFileToken,
} from '@opgems/core'
import { emulatedDriver } from '@opgems/emulator'
import { NvidiaDriver } from './driver.ts'
import { emulatedInstructions } from './emulated-instructions.ts'
import { hopperAttention } from './overrides/attention/override.ts'
import { hopperDecode } from './overrides/decode/override.ts'
import { hopperProduct } from './overrides/product/override.ts'
import { emulatedTarget } from './target.ts'

export const plugin: BackendPlugin = {
  id: 'nvidia',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    const driver = new NvidiaDriver()
    container.register(driverToken, { useValue: driver })
    container.register(productOverrideToken, { useValue: hopperProduct(driver.tensorMaps) })
    container.register(attentionOverrideToken, { useValue: hopperAttention(driver.tensorMaps) })
    container.register(attentionOverrideToken, { useValue: hopperDecode() })
    container.register(driverToken, {
      useValue: emulatedDriver({ vendor: 'nvidia', target: emulatedTarget, header: emulatedInstructions }),
    })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
