// createRuntime: from options, configuration and plugins to an open device with operators.
import { publicNames } from './api/index.ts'
import { makeTape } from './autograd/tape.ts'
import type { DeviceProbe, Driver } from './backend/driver.ts'
import { container } from './backend/injection.ts'
import type { BackendPlugin } from './backend/plugin.ts'
import { BinaryCache } from './dispatch/cache/binary-cache.ts'
import { writableFolder } from './dispatch/cache/cache-folder.ts'
import { RecordableDevice } from './dispatch/capture/recordable-device.ts'
import { type Configuration, loadConfiguration } from './dispatch/configuration/configuration.ts'
import type { SettingsInput } from './dispatch/configuration/settings.ts'
import { checkPlugin, refuseSameId } from './dispatch/discovery/check-plugin.ts'
import { discoverPlugins } from './dispatch/discovery/discover.ts'
import { openDevice, probeDriver } from './dispatch/discovery/driver-calls.ts'
import { type RegisteredPlugin, registerPlugin } from './dispatch/discovery/register-plugin.ts'
import { Fallback } from './dispatch/fallback.ts'
import { KernelStore } from './dispatch/launch/kernel-store.ts'
import { noOverrides } from './dispatch/launch/override-set.ts'
import { CachingAllocator } from './dispatch/memory/caching-allocator.ts'
import { OperatorTable } from './dispatch/operator-table.ts'
import { Runtime } from './dispatch/runtime.ts'
import { selfTest } from './dispatch/self-test/self-test.ts'
import { choiceTrace, kernelTrace } from './dispatch/trace.ts'
import { ChoiceStore } from './dispatch/tuning/choice-store.ts'
import { Tuner } from './dispatch/tuning/tuner.ts'
import { loadTuningTable } from './dispatch/tuning/tuning-table.ts'
import { OpGemsError } from './errors/errors.ts'
import { contracts } from './ops/index.ts'

export interface RuntimeOptions extends Omit<SettingsInput, 'plugins'> {
  /** Plugins themselves, or names of packages and paths; added to those found among the installed packages. */
  readonly plugins?: readonly (BackendPlugin | string)[]
  /** Where the search for configuration and plugins starts. Default: the process's working folder. */
  readonly cwd?: string
}

/**
 * Opens a device: the one asked for ('cpu', 'cpu:wasm', 'nvidia:0'), else the configured one, else the best that is present.
 * @throws NO_BACKEND, NO_DEVICE, SELF_TEST_FAILED, BAD_PLUGIN, BAD_CONFIG
 */
export async function createRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const { configuration, plugins } = await findBackends(options)
  const fallback = await openFallback(options, configuration)
  try {
    return await openRuntime(plugins, configuration, fallback)
  } catch (error) {
    await fallback.close()
    throw error
  }
}

/** The runtimes that take over what the chosen backend lacks; what is disabled is disabled on the chosen one only. */
async function openFallback(options: RuntimeOptions, { fallback }: Configuration): Promise<Fallback> {
  const runtimes: Runtime[] = []
  try {
    for (const backend of fallback)
      runtimes.push(await createRuntime({ ...options, backend, fallback: [], disabledOps: [] }))
  } catch (error) {
    for (const rt of runtimes) await rt.close()
    throw error
  }
  return new Fallback(runtimes)
}

async function openRuntime(
  plugins: readonly RegisteredPlugin[],
  configuration: Configuration,
  fallback: Fallback,
): Promise<Runtime> {
  const choice = chooseDevice(plugins, configuration.backend)
  const { threads, cacheDir, launchBlocking } = configuration
  const cacheFolder = writableFolder(cacheDir)
  const opened = openDevice(
    choice.driver,
    choice.probe.name,
    { threads, cacheFolder, launchBlocking },
    nameOf(choice.backend.plugin),
  )
  const device = new RecordableDevice(opened)
  try {
    if (configuration.selfTest) {
      const deviceId = `${choice.backend.plugin.id}:${device.name}`
      await selfTest(device, { deviceId, cacheFolder: cacheDir, trace: kernelTrace(configuration.debug) })
    }
    return makeRuntime(device, choice.backend, configuration, fallback)
  } catch (error) {
    await device.close()
    throw error
  }
}

function makeRuntime(
  device: RecordableDevice,
  backend: RegisteredPlugin,
  configuration: Configuration,
  fallback: Fallback,
): Runtime {
  const { cacheDir, memoryLimit, debug } = configuration
  const { plugin, disabledOperators, overrides } = backend
  const limit = memoryLimit === undefined ? {} : { limitBytes: memoryLimit }
  const allocator = new CachingAllocator(device, {
    ...limit,
    exact: device.watchesMemory,
    deviceId: `${plugin.id}:${device.name}`,
  })
  const tuner = new Tuner(device, {
    tables: backend.tuningFiles.map((path) => loadTuningTable(path, cacheDir)),
    choices: new ChoiceStore(cacheDir, device, configuration.tuningFiles),
    isOn: configuration.tune,
    fixed: configuration.candidate,
    onChoice: choiceTrace(debug),
  })
  const kernels = new KernelStore(device, new BinaryCache(cacheDir), kernelTrace(debug), tuner)
  const disabled = [
    ...disabledOperators,
    ...configuration.disabledOps.map((operator) => ({ operator, reason: 'disabled by configuration' })),
  ]
  const operators = new OperatorTable(contracts, disabled, publicNames, configuration.fallback.length === 0)
  return new Runtime(
    plugin,
    device,
    allocator,
    kernels,
    operators,
    configuration.overrides ? overrides : noOverrides,
    makeTape,
    fallback,
    configuration.float32MatmulPrecision === 'high',
  )
}

/** A backend that was found, or why it could not be used. */
export interface FoundBackend {
  readonly id: string
  readonly version: string
  readonly probes: readonly DeviceProbe[]
}

/** Every backend found with what it says of its devices; nothing is opened. */
export async function listBackends(options: RuntimeOptions = {}): Promise<readonly FoundBackend[]> {
  const { plugins } = await findBackends(options)
  return plugins.map(({ plugin, drivers }) => ({
    id: plugin.id,
    version: plugin.version,
    probes: drivers.flatMap((d) => probeDriver(d, nameOf(plugin))),
  }))
}

/** Plugins may be values and `cwd` is no setting, so the check of settings sees neither. */
function checkedOptions(options: RuntimeOptions): RuntimeOptions {
  const refuse = (what: string) => new OpGemsError('BAD_CONFIG', `options: ${what}`)
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw refuse('the settings must be an object')
  const { plugins, cwd } = options
  if (plugins !== undefined && !Array.isArray(plugins)) throw refuse("'plugins' must be an array")
  if (cwd !== undefined && typeof cwd !== 'string') throw refuse("'cwd' must be the path of a folder")
  return options
}

interface FoundBackends {
  readonly configuration: Configuration
  readonly plugins: readonly RegisteredPlugin[]
}

async function findBackends(options: RuntimeOptions): Promise<FoundBackends> {
  const { plugins = [], cwd = process.cwd(), ...settings } = checkedOptions(options)
  const named = plugins.filter((p): p is string => typeof p === 'string')
  const given = plugins.flatMap((p, i) => (typeof p === 'string' ? [] : [checkPlugin(p, `options.plugins[${i}]`)]))
  refuseSameId(given.map((p) => ({ id: p.id, name: nameOf(p) })))
  const overrides = { ...settings, ...(named.length ? { plugins: named } : {}) }
  const configuration = await loadConfiguration({ cwd, overrides })
  const wanted = configuration.backend?.split(':')[0]
  const discovered = given.some((p) => p.id === wanted) ? [] : await discoverPlugins(configuration, { from: cwd })
  const relevant = discovered.filter((d) => wanted === undefined || d.id === wanted)
  const loaded = await Promise.all(relevant.filter((d) => !given.some((g) => g.id === d.id)).map((d) => d.load()))
  const usable = [...given, ...loaded].filter((p) => wanted === undefined || p.id === wanted)
  if (wanted !== undefined && usable.length === 0)
    throw new OpGemsError(
      'NO_BACKEND',
      `no plugin for backend '${wanted}' is installed; found: ${discovered.map((d) => d.id).join(', ') || 'none'}. Try: npm install @opgems/backend-${wanted}`,
    )
  return { configuration, plugins: usable.map((p) => registerPlugin(p, container)) }
}

const nameOf = (plugin: BackendPlugin): string => `backend '${plugin.id}' ${plugin.version}`

interface DeviceChoice {
  readonly backend: RegisteredPlugin
  readonly driver: Driver
  readonly probe: DeviceProbe
}

function chooseDevice(plugins: readonly RegisteredPlugin[], wanted: string | undefined): DeviceChoice {
  const all = plugins.flatMap((backend) =>
    backend.drivers.flatMap((driver) =>
      probeDriver(driver, nameOf(backend.plugin)).map((probe): DeviceChoice => ({ backend, driver, probe })),
    ),
  )
  const name = wanted?.split(':')[1]
  const named = name === undefined ? all : all.filter((c) => c.probe.name === name)
  const available = named.filter((c) => c.probe.available).sort((a, b) => b.probe.priority - a.probe.priority)
  if (available[0]) return available[0]
  throw new OpGemsError(
    'NO_DEVICE',
    `no device for '${wanted ?? 'any backend'}'. ${describe(named.length ? named : all)}`,
  )
}

function describe(choices: readonly DeviceChoice[]): string {
  if (choices.length === 0) return 'No backend is installed. Try: npm install @opgems/backend-cpu'
  return choices
    .map(
      ({ backend, probe }) =>
        `${backend.plugin.id}:${probe.name}: ${probe.available ? 'available' : (probe.reason ?? 'unavailable')}`,
    )
    .join('; ')
}
