// What a GPU says of itself: the attributes that targets and reports need.
import { call, query } from './call.ts'
import type { DriverLibrary } from './driver-library.ts'

/** CUdevice_attribute values. */
const attribute = {
  maxThreadsPerBlock: 1,
  sharedBytesPerBlock: 8,
  warpSize: 10,
  multiprocessors: 16,
  capabilityMajor: 75,
  capabilityMinor: 76,
  registersPerMultiprocessor: 82,
  optInSharedBytesPerBlock: 97,
} as const

export type GpuAttributes = Readonly<Record<keyof typeof attribute, number>> & {
  readonly name: string
  readonly memoryBytes: number
}

export function readAttributes(cuda: DriverLibrary, device: number): GpuAttributes {
  const values = Object.entries(attribute).map(([name, id]) => [name, query(cuda, 'cuDeviceGetAttribute', id, device)])
  return {
    ...(Object.fromEntries(values) as Record<keyof typeof attribute, number>),
    name: deviceName(cuda, device),
    memoryBytes: query(cuda, 'cuDeviceTotalMem_v2', device),
  }
}

function deviceName(cuda: DriverLibrary, device: number): string {
  const text = Buffer.alloc(256)
  call(cuda, 'cuDeviceGetName', text, text.length, device)
  return text.toString('utf8', 0, text.indexOf(0))
}

/** 'sm_80', 'sm_90a': Hopper and later have features of their own architecture alone. */
export const architectureOf = ({ capabilityMajor, capabilityMinor }: GpuAttributes): string =>
  `sm_${capabilityMajor}${capabilityMinor}${capabilityMajor >= 9 ? 'a' : ''}`
