// Cambricon's MLUs behind the shared driver.
import { type GpuDescription, GpuDriver, type GpuLibrary, type GpuVendor } from '@opgems/emulator'
import { cnrtApi } from './cnrt/api.ts'
import { driverNames, runTimeNames } from './cnrt/libraries.ts'
import { findCompiler } from './compiler/compiler.ts'
import { type MluLimits, mluTarget } from './target.ts'

/** Where to look in place of the usual names. */
export interface LibraryNames {
  readonly runTime?: readonly string[]
  readonly driver?: readonly string[]
  readonly compiler?: readonly string[]
}

export const cambriconDriver = (names: LibraryNames = {}): GpuDriver => new GpuDriver(vendor(names))

/** cnrtDeviceAttr_t; CNDrv's numbers are the same. */
const attributes = {
  clusters: 0x205,
  coresPerCluster: 0x206,
  isa: 0x20a,
  nramBytes: 0x302,
  wramBytes: 0x303,
  memoryMiB: 0x405,
}

const attribute = (library: GpuLibrary, which: keyof typeof attributes, number: number): number =>
  library.queryOwn('cnrtDeviceGetAttribute', '_Out_ int* value, int attribute, int device', attributes[which], number)

function limitsOf(library: GpuLibrary, number: number): MluLimits {
  const of = (which: keyof typeof attributes) => attribute(library, which, number)
  return {
    isa: of('isa'),
    nramBytes: of('nramBytes'),
    wramBytes: of('wramBytes'),
    clusters: of('clusters'),
    coresPerCluster: of('coresPerCluster'),
  }
}

const vendor = (names: LibraryNames): GpuVendor => ({
  api: cnrtApi,
  libraryNames: () => names.runTime ?? runTimeNames(),
  secondLibraryNames: () => names.driver ?? driverNames(),
  libraryAdvice: 'Install CNToolkit and set NEUWARE_HOME; in a container, start it with the MLUs.',
  absenceAdvice: 'check MLU_VISIBLE_DEVICES and the container’s devices',
  kind: 'Cambricon MLU',
  compilerName: 'CNRTC',
  // Every kernel of the conformance suite passes emulated; none was compiled by the vendor's compiler or has run on a card.
  proof: 'emulated',
  priority: 90,
  binaryExtension: '.cnfatbin',
  describe(library, number): GpuDescription {
    const limits = limitsOf(library, number)
    const device = library.queryOwn('cnDeviceGet', '_Out_ uint64_t* device, int number', number)
    const name = Buffer.alloc(256)
    library.callOwn('cnDeviceGetName', 'uint8_t* name, int length, uint64_t device', name, name.length, device)
    return {
      device,
      name: name.toString('utf8', 0, name.indexOf(0)),
      memoryBytes: attribute(library, 'memoryMiB', number) * 2 ** 20,
      architecture: `mtp_${limits.isa}`,
      units: `${limits.clusters} clusters of ${limits.coresPerCluster} cores`,
      target: mluTarget(limits),
    }
  },
  driverVersion: (library) => library.queryVersion('cnrtDriverGetVersion'),
  findCompiler: (_library, _gpu, folder) => findCompiler(folder, names.compiler),
})
