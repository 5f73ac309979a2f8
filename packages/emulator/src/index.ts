// The public face of @opgems/emulator.
export { EmulatedDevice } from './device.ts'
export { type EmulatedDriverOptions, emulatedDriver } from './driver.ts'
export * from './gpu/index.ts'
export { EmulatedCores } from './npu/device.ts'
export { type EmulatedCoresOptions, emulatedCores } from './npu/driver.ts'
