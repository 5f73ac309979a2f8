// The public face of @opgems/core.

export * from './backend/driver.ts'
export * from './backend/plugin.ts'
export * from './backend/target.ts'
export * from './create-runtime.ts'
export { Runtime, type TensorOptions, type TensorSource } from './dispatch/runtime.ts'
export * from './dtype/index.ts'
export * from './errors/errors.ts'
export * from './tensor/index.ts'
