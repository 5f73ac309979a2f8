// The public face of @opgems/core.

export * from './backend/attention-call.ts'
export * from './backend/driver.ts'
export * from './backend/override.ts'
export * from './backend/plugin.ts'
export * from './backend/product-call.ts'
export * from './backend/stopwatch.ts'
export * from './backend/target.ts'
export type { NpuEstimate } from './codegen/npu/estimate.ts'
export { plainScalars } from './codegen/npu/plain-scalars.ts'
export * from './create-runtime.ts'
export { BinaryCache, type CacheStatistics } from './dispatch/cache/binary-cache.ts'
export { makeFolder } from './dispatch/cache/make-folder.ts'
export type { CapturedGraph } from './dispatch/capture/captured-graph.ts'
export { checkOptions, type OptionNames } from './dispatch/check-options.ts'
export { type Configuration, loadConfiguration } from './dispatch/configuration/configuration.ts'
export { isBackendName } from './dispatch/configuration/settings.ts'
export type { Category, Contract } from './dispatch/contract.ts'
export { type DiscoveredPlugin, discoverPlugins } from './dispatch/discovery/discover.ts'
export type { FusedArgument, FusedFunction } from './dispatch/fuse.ts'
export type { TensorOptions } from './dispatch/host-values.ts'
export type { ChromeTrace, ChromeTraceEvent } from './dispatch/profile/chrome-trace.ts'
export type { Profile, ProfiledKernel } from './dispatch/profile/profile.ts'
export type { ProfiledCall, ProfiledLaunch } from './dispatch/profile/profiler.ts'
export { type KernelChoice, Runtime } from './dispatch/runtime.ts'
export type { Operators } from './dispatch/signatures/operators.ts'
export type { Scalar } from './dispatch/signatures/scalar.ts'
export type { Choice, ChoiceFile } from './dispatch/tuning/choice.ts'
export { Roofline } from './dispatch/tuning/roofline.ts'
export { timeLaunch } from './dispatch/tuning/stretches.ts'
export {
  type DType,
  type DTypeInfo,
  type DTypeKind,
  decode,
  dtypeInfo,
  dtypes,
  encode,
  type HostArray,
  type HostValues,
  isDType,
  parseDType,
  promoteTypes,
  resultType,
} from './dtype/index.ts'
export * from './errors/errors.ts'
export type { Value } from './kernel/index.ts'
export * from './optim/index.ts'
export { type HostScalar, type NestedArray, type Shape, Tensor, type TensorSource } from './tensor/index.ts'
