// Kernels that bisheng compiled into a shared object of the host, beside those that AscendCL loads itself.
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiEntry } from '@opgems/emulator'
import koffi from 'koffi'

/** What a kernel's launch is called in its shared object; it takes the number of cores, the stream, and the arguments' addresses. */
export const launchName = (kernel: string): string => `${kernel}_launch`

type KoffiLibrary = ReturnType<typeof koffi.load>
type Launch = (cores: unknown, stream: unknown, parameters: unknown) => number

/** By handle, from 1: AscendCL's handles are addresses, which no such number is. */
const libraries: KoffiLibrary[] = []
const launches: Launch[] = []
const byHandle = <T>(list: readonly T[], handle: unknown): T | undefined => list[Number(handle) - 1]

/** e_type of a shared object, and e_machine of the hosts that CANN is made for. */
const sharedObject = 3
const hostMachines: Readonly<Record<string, number>> = { x64: 62, arm64: 183 }

/** Binaries for cores are ELF files too, of a machine of their own. */
function isSharedObject(image: Uint8Array): boolean {
  const header = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  if (header.length < 20 || header.toString('latin1', 0, 4) !== '\x7fELF') return false
  return header.readUInt16LE(16) === sharedObject && header.readUInt16LE(18) === hostMachines[process.arch]
}

function open(image: Uint8Array): number {
  const path = join(tmpdir(), `opgems-kernel-${process.pid}-${randomUUID()}.so`)
  try {
    writeFileSync(path, image, { mode: 0o700 })
    return libraries.push(koffi.load(path))
  } finally {
    // A loaded library stays mapped when its file is gone.
    rmSync(path, { force: true })
  }
}

type Adapt = NonNullable<ApiEntry['adapt']>

/** (out module, image) */
export const loadEither =
  (load: Adapt): Adapt =>
  (native) => {
    const other = load(native)
    return (out, image) => {
      if (!isSharedObject(image as Uint8Array)) return other(out, image)
      ;(out as number[])[0] = open(image as Uint8Array)
      return 0
    }
  }

/** (module): shared objects stay until the process ends, since streams may still run what is in them. */
export const unloadEither: Adapt = (native) => (module) => (byHandle(libraries, module) ? 0 : native(module))

/** (out function, module, name) */
export const findEither =
  (find: Adapt): Adapt =>
  (native) => {
    const other = find(native)
    return (out, module, name) => {
      const library = byHandle(libraries, module)
      if (!library) return other(out, module, name)
      const signature = `int ${launchName(name as string)}(uint32_t cores, uint64_t stream, uint64_t parameters)`
      ;(out as number[])[0] = launches.push(library.func(signature))
      return 0
    }
  }

/** As GpuApi's `launch`; a block is a core. */
export const launchEither =
  (launch: Adapt): Adapt =>
  (native) => {
    const other = launch(native)
    return (...args) => {
      const [kernel, cores, , , , , , , stream, parameters] = args
      const own = byHandle(launches, kernel)
      return own ? own(cores, stream, parameters) : other(...args)
    }
  }
