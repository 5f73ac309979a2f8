// What a GPU says of itself: the attributes that targets and reports need.
import type { GpuLibrary } from '@opgems/emulator'

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
  /** CUdevice */
  readonly device: number
  readonly name: string
  readonly memoryBytes: number
}

export function readAttributes(library: GpuLibrary, ordinal: number): GpuAttributes {
  const device = library.queryOwn('cuDeviceGet', '_Out_ int* device, int ordinal', ordinal)
  const read = (id: number) =>
    library.queryOwn('cuDeviceGetAttribute', '_Out_ int* value, int attribute, int device', id, device)
  const values = Object.entries(attribute).map(([name, id]) => [name, read(id)])
  return {
    ...(Object.fromEntries(values) as Record<keyof typeof attribute, number>),
    device,
    name: deviceName(library, device),
    memoryBytes: library.queryOwn('cuDeviceTotalMem_v2', '_Out_ uint64_t* bytes, int device', device),
  }
}

function deviceName(library: GpuLibrary, device: number): string {
  const text = Buffer.alloc(256)
  library.callOwn('cuDeviceGetName', 'uint8_t* name, int length, int device', text, text.length, device)
  return text.toString('utf8', 0, text.indexOf(0))
}

/** 'sm_80', 'sm_90a': Hopper and later have features of their own architecture alone. */
export const architectureOf = ({ capabilityMajor, capabilityMinor }: GpuAttributes): string =>
  `sm_${capabilityMajor}${capabilityMinor}${capabilityMajor >= 9 ? 'a' : ''}`
