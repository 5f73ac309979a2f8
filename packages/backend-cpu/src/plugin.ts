// The CPU backend as a plugin: the native engine and the WebAssembly engine.
import { fileURLToPath } from 'node:url'
import { type BackendPlugin, driverToken, pluginApiVersion, productOverrideToken, tuningFileToken } from '@opgems/core'
import { amxProduct } from './native/amx/product-override.ts'
import { NativeDriver } from './native/driver.ts'
import { WasmDriver } from './wasm/driver.ts'

export const plugin: BackendPlugin = {
  id: 'cpu',
  version: '0.1.0',
  apiVersion: pluginApiVersion,
  register(container) {
    container.register(driverToken, { useValue: new NativeDriver() })
    container.register(driverToken, { useValue: new WasmDriver() })
    container.register(productOverrideToken, { useValue: amxProduct })
    container.register(tuningFileToken, { useValue: fileURLToPath(new URL('../tuning.yaml', import.meta.url)) })
  },
}
