// Hygon's DCUs behind the shared driver.
import { type GpuDescription, GpuDriver, type GpuVendor } from '@opgems/emulator'
import { findCompiler } from './compiler/compiler.ts'
import { hipApi } from './hip/api.ts'
import { architectureOf } from './hip/architecture.ts'
import { runTimeNames } from './hip/libraries.ts'
import { hygonTarget } from './target.ts'

/** Where to look in place of the usual names. */
export interface LibraryNames {
  readonly runTime?: readonly string[]
  readonly compiler?: readonly string[]
}

export const hygonDriver = (names: LibraryNames = {}): GpuDriver => new GpuDriver(vendor(names))

const vendor = (names: LibraryNames): GpuVendor => ({
  api: hipApi,
  libraryNames: () => names.runTime ?? runTimeNames(),
  libraryAdvice: 'Install DTK and source its env.sh; in a container, start it with the DCUs.',
  absenceAdvice: 'check HIP_VISIBLE_DEVICES and the container’s devices',
  kind: 'Hygon DCU',
  compilerName: 'hiprtc',
  // hiprtc 5.2 accepts every kernel of the conformance suite for gfx906; none has run on a DCU.
  proof: 'compiled',
  priority: 90,
  binaryExtension: '.hsaco',
  describe(library, number): GpuDescription {
    const architecture = architectureOf(number)
    const target = hygonTarget(architecture)
    const name = Buffer.alloc(256)
    library.callOwn('hipDeviceGetName', 'uint8_t* name, int length, int device', name, name.length, number)
    return {
      device: number,
      name: name.toString('utf8', 0, name.indexOf(0)),
      memoryBytes: library.queryOwn('hipDeviceTotalMem', '_Out_ uint64_t* bytes, int device', number),
      architecture,
      units: `${target.multiprocessors} compute units`,
      target: { ...target, features: [architecture] },
    }
  },
  driverVersion: (library) => String(library.queryOwn('hipDriverGetVersion', '_Out_ int* version')),
  findCompiler: (_library, _gpu, folder) => findCompiler(folder, names.compiler),
})
