// Tensors, their storage and geometry.
export * from './geometry.ts'
export type { History } from './history.ts'
export * from './nested.ts'
export { readSource, type TensorSource } from './source.ts'
export * from './storage.ts'
export * from './tensor.ts'
