// The public face of @opgems/backend-nvidia.
export { adaDialect, ampereDialect, cudaDialect, hopperDialect } from './dialect.ts'
export { NvidiaDriver } from './driver.ts'
export { plugin } from './plugin.ts'
export { h100Limits, nvidiaTarget } from './target.ts'
