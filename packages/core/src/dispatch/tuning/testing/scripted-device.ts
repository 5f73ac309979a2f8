// A backend whose device computes as the WebAssembly engine does and whose clock follows a script: kernels take what the test says.
import { plugin as cpu } from '../../../../../backend-cpu/src/plugin.ts'
import type { Binary, Device, Driver, Executable } from '../../../backend/driver.ts'
import { container as root } from '../../../backend/injection.ts'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '../../../backend/plugin.ts'
import type { Stopwatch } from '../../../backend/stopwatch.ts'
import { OpGemsError } from '../../../errors/errors.ts'

export interface Script {
  /** Microseconds of the kernels of one name, in the order in which they are loaded; NaN: it cannot be loaded. The last is for all others too. */
  readonly kernels: readonly number[]
  /** Of a copy of a KiB or more, whatever its size. */
  readonly copy: number
  /** Of a shorter one; 0 if left out. */
  readonly shortCopy?: number
  readonly onLaunch?: (entry: string) => void
}

class ScriptedStopwatch implements Stopwatch {
  now = 0
  private started = 0
  private laps: number[] = []

  start(): void {
    this.started = this.now
  }
  stop(): void {
    this.laps.push(this.now - this.started)
  }
  read(): readonly number[] {
    return this.laps.splice(0)
  }
}

/** What the device did. */
export interface Events {
  readonly loaded: { readonly entry: string; readonly bytes: string }[]
  /** Readings of the clock. */
  timings: number
  /** Blocks of memory that are held. */
  allocations: number
}

export function scriptedPlugin(tuningFile: string, script: Script) {
  const events: Events = { loaded: [], timings: 0, allocations: 0 }
  const plugin: BackendPlugin = {
    id: 'scripted',
    version: '1',
    apiVersion: pluginApiVersion,
    register(container) {
      const others = root.createChildContainer()
      cpu.register(others)
      const inner = others.resolveAll(driverToken).find((d) => d.probe()[0]?.name === 'wasm')!
      container.register(driverToken, { useValue: scriptedDriver(inner, script, events) })
      container.register(tuningFileToken, { useValue: tuningFile })
    },
  }
  return { plugin, events }
}

const scriptedDriver = (inner: Driver, script: Script, events: Events): Driver => ({
  probe: () => inner.probe(),
  open: (name, options) => scriptedDevice(inner.open(name, options), script, events),
})

function scriptedDevice(inner: Device, script: Script, events: Events): Device {
  const stopwatch = new ScriptedStopwatch()
  const costs = new Map<Executable, number>()
  const loaded = new Map<string, number>()
  const own: Partial<Device> = {
    stopwatch: {
      start: () => stopwatch.start(),
      stop: () => stopwatch.stop(),
      read: () => {
        events.timings++
        return stopwatch.read()
      },
    },
    load(binary: Binary, entry: string) {
      const position = loaded.get(entry) ?? 0
      loaded.set(entry, position + 1)
      const cost = script.kernels[Math.min(position, script.kernels.length - 1)]!
      if (Number.isNaN(cost)) throw new OpGemsError('LAUNCH_FAILED', `the script refuses ${entry}`)
      const executable = inner.load(binary, entry)
      costs.set(executable, cost)
      events.loaded.push({ entry, bytes: Buffer.from(binary.bytes).toString('base64') })
      return executable
    },
    launch(executable, slots, programs, scratchBytes, serial) {
      stopwatch.now += costs.get(executable)!
      script.onLaunch?.(executable.entry)
      inner.launch(executable, slots, programs, scratchBytes, serial)
    },
    allocate(bytes) {
      events.allocations++
      return inner.allocate(bytes)
    },
    free(address) {
      events.allocations--
      inner.free(address)
    },
    copy(destination, source, bytes) {
      stopwatch.now += bytes < 1024 ? (script.shortCopy ?? 0) : script.copy
      inner.copy(destination, source, bytes)
    },
  }
  return new Proxy(inner, {
    get: (target, name) => {
      const value: unknown = Reflect.get(own, name) ?? Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
