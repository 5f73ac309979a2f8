// Rendering without a device: the conformance suite runs on one that keeps what it is given to compile and executes nothing.
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { runConformance } from '@opgems/conformance'
import { createRuntime, driverToken, pluginApiVersion } from '@opgems/core'

/** What cases end with that read zeros where another result was to come; anything else thrown tells of a kernel that is missing. */
const codesOfZeros = ['MISMATCH', 'BAD_ARGUMENT', 'SHAPE_MISMATCH']

/** A device that hands what it is given to compile to `onSource`, each source once, and runs nothing: memory reads as zeros. */
class RenderingDevice {
  name = 'rendered'
  probe = { name: 'rendered', available: true, description: 'none', toolchain: 'none', proof: 'rendered', priority: 0 }
  toolchainId = 'rendered'
  binaryExtension = '.none'
  #seen = new Set()
  #next = 4096

  constructor(target, onSource) {
    this.target = target
    this.onSource = onSource
  }

  get count() {
    return this.#seen.size
  }
  allocate(bytes) {
    this.#next += Math.ceil(bytes / 256) * 256 + 256
    return this.#next
  }
  free() {}
  write() {}
  copy() {}
  readSync = (_, bytes) => new Uint8Array(bytes)
  /** Lets the process hear of other things between two cases: of compilers that have ended. */
  read = async (_, bytes) => {
    await setImmediate()
    return new Uint8Array(bytes)
  }
  compile(source) {
    const hash = createHash('sha256').update(source).digest('hex')
    if (!this.#seen.has(hash)) this.onSource(source)
    this.#seen.add(hash)
    return new Uint8Array(1)
  }
  load = (_, entry) => ({ entry })
  launch() {}
  async synchronize() {}
  async close() {}
}

/**
 * Gives `onSource` the source of each kernel that the suite's cases ask of the target; the binaries' cache goes to `cacheDir`.
 * Resolves to the number of sources, whether they are all (`signal` ends it early), and the calls whose kernels could not be
 * rendered.
 */
export async function renderKernels({ target, corpus, ops, cacheDir, onSource, signal }) {
  const device = new RenderingDevice(target, onSource)
  const driver = { probe: () => [device.probe], open: () => device }
  const register = (container) => container.register(driverToken, { useValue: driver })
  const plugin = { id: 'rendered', version: '0.1.0', apiVersion: pluginApiVersion, register }
  const rt = await createRuntime({ backend: 'rendered', plugins: [plugin], cacheDir })
  const { failures, complete } = await runConformance(rt, {
    corpus,
    ...(ops ? { ops } : {}),
    ...(signal ? { signal } : {}),
  })
  await rt.close()
  const broken = failures.filter(({ code }) => !codesOfZeros.includes(code))
  return {
    count: device.count,
    complete,
    broken: broken.map(({ call, code, reason }) => `${call}: ${code}: ${reason}`),
  }
}
