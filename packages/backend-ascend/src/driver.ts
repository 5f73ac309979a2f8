// Ascend's NPUs behind the shared driver.
import { OpGemsError } from '@opgems/core'
import { type GpuDescription, GpuDriver, type GpuLibrary, type GpuVendor } from '@opgems/emulator'
import { aclApi } from './acl/api.ts'
import { commandNames, compilerNames, runTimeNames } from './acl/libraries.ts'
import { findCompiler } from './compiler/compiler.ts'
import { ascend910b3, ascendTarget } from './target.ts'

/** Where to look in place of the usual names. */
export interface LibraryNames {
  readonly runTime?: readonly string[]
  readonly compiler?: readonly string[]
  readonly command?: readonly string[]
}

export const ascendDriver = (names: LibraryNames = {}): GpuDriver => new GpuDriver(vendor(names))

/** aclrtDevAttr */
const attributes = { cubeCores: 102, vectorCores: 201, architecture: 601 }
/** What the dialect is written for: 910B and 910C. Their run time tells 0 for the size of the unified buffer. */
const { arch: supportedArchitecture, ubBytes } = ascend910b3

function attribute(library: GpuLibrary, which: keyof typeof attributes, number: number): number {
  const value: (number | bigint)[] = [0]
  const parameters = 'uint32_t device, int attribute, _Out_ int64_t* value'
  library.callOwn('aclrtGetDeviceInfo', parameters, number, attributes[which], value)
  return Number(value[0])
}

const version = (library: GpuLibrary): string => library.queryVersion('aclrtGetVersion')

const vendor = (names: LibraryNames): GpuVendor => ({
  api: aclApi,
  libraryNames: () => names.runTime ?? runTimeNames(),
  libraryAdvice: 'Install CANN and source its set_env.sh; in a container, start it with the NPUs and their driver.',
  absenceAdvice: 'check ASCEND_RT_VISIBLE_DEVICES and the container’s devices',
  kind: 'Ascend NPU',
  compilerName: 'aclrtc or bisheng',
  // Kernels of the conformance suite pass emulated; none was compiled by the vendor's compiler or has run on an NPU.
  proof: 'emulated',
  priority: 90,
  binaryExtension: '.ascend.o',
  describe(library, number): GpuDescription {
    // Nothing can be asked of a device that was not set.
    library.call('contextUse', number)
    const arch = attribute(library, 'architecture', number)
    if (arch !== supportedArchitecture)
      throw new OpGemsError(
        'NO_DEVICE',
        `ascend:${number} has the architecture dav-${arch}; kernels are written for dav-${supportedArchitecture} (910B, 910C)`,
      )
    const vectorCores = attribute(library, 'vectorCores', number)
    const cubeCores = attribute(library, 'cubeCores', number)
    const [free, total]: [number[], number[]] = [[0], [0]]
    library.call('memoryInfo', free, total)
    return {
      device: number,
      name: library.ownText('aclrtGetSocName'),
      memoryBytes: total[0]!,
      architecture: `dav-${arch}`,
      units: `${vectorCores} vector cores, ${cubeCores} cube cores`,
      target: ascendTarget({ arch, vectorCores, cubeCores, ubBytes }),
    }
  },
  driverVersion: version,
  findCompiler: (library, _gpu, folder) =>
    findCompiler(version(library), library.has('launch'), folder, {
      libraries: names.compiler ?? compilerNames(),
      commands: names.command ?? commandNames(),
    }),
})
