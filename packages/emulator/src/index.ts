// The public face of @opgems/emulator.
export { EmulatedDevice } from './device.ts'
export { type EmulatedDriverOptions, emulatedDriver } from './driver.ts'
export * from './gpu/index.ts'
