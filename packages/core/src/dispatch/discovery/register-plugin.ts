// Registers a plugin: a child container of its own, filled by the plugin, checked before anything uses it.
import { isAbsolute } from 'node:path'
import type { DependencyContainer, InjectionToken } from 'tsyringe'
import type { Driver } from '../../backend/driver.ts'
import type { Override } from '../../backend/override.ts'
import {
  attentionOverrideToken,
  type BackendPlugin,
  type DisabledOperator,
  disabledOperatorsToken,
  driverToken,
  productOverrideToken,
  tuningFileToken,
} from '../../backend/plugin.ts'
import { isDType } from '../../dtype/index.ts'
import type { OverrideLists } from '../launch/override-set.ts'
import { badPlugin, messageOf } from './check-plugin.ts'

export interface RegisteredPlugin {
  readonly plugin: BackendPlugin
  /** The plugin's services; whatever it lacks comes from the runtime's container. */
  readonly container: DependencyContainer
  /** At least one. */
  readonly drivers: readonly Driver[]
  readonly disabledOperators: readonly DisabledOperator[]
  readonly overrides: OverrideLists
  /** Absolute paths. */
  readonly tuningFiles: readonly string[]
}

/** Lets a checked plugin register into a new child of `container`. Throws BAD_PLUGIN when it throws or registers nonsense. */
export function registerPlugin(plugin: BackendPlugin, container: DependencyContainer): RegisteredPlugin {
  const source = `backend '${plugin.id}' ${plugin.version}`
  const child = container.createChildContainer()
  callRegister(plugin, child, source)
  const drivers = resolveAll(child, driverToken, 'drivers', source)
  if (drivers.length === 0) throw badPlugin(source, "registered no driver (token 'opgems.driver')")
  for (const driver of drivers) checkDriver(driver, source)
  const disabledOperators = resolveAll(child, disabledOperatorsToken, 'disabled operators', source).flat()
  for (const disabled of disabledOperators) checkDisabled(disabled, source)
  const overrides = {
    product: resolveAll(child, productOverrideToken, 'product overrides', source),
    attention: resolveAll(child, attentionOverrideToken, 'attention overrides', source),
  }
  for (const override of [...overrides.product, ...overrides.attention]) checkOverride(override, source)
  const tuningFiles = resolveAll(child, tuningFileToken, 'tuning files', source)
  for (const file of tuningFiles) checkTuningFile(file, source)
  return { plugin, container: child, drivers, disabledOperators, overrides, tuningFiles }
}

function callRegister(plugin: BackendPlugin, container: DependencyContainer, source: string): void {
  let returned: unknown
  try {
    returned = plugin.register(container)
  } catch (cause) {
    throw badPlugin(source, `registering failed: ${messageOf(cause)}`, cause)
  }
  if (!(returned instanceof Promise)) return
  // Its failure is not ours to report: the plugin is refused already.
  returned.catch(() => {})
  throw badPlugin(source, 'register must not be asynchronous')
}

/** What the plugin itself registered: a token that the parent alone knows is not the plugin's. */
function resolveAll<T>(container: DependencyContainer, token: InjectionToken<T>, what: string, source: string): T[] {
  if (!container.isRegistered(token)) return []
  try {
    return container.resolveAll(token)
  } catch (cause) {
    throw badPlugin(source, `its ${what} cannot be made: ${messageOf(cause)}`, cause)
  }
}

function checkDriver(driver: unknown, source: string): void {
  const { probe, open } = (driver ?? {}) as Partial<Record<keyof Driver, unknown>>
  if (typeof probe !== 'function' || typeof open !== 'function')
    throw badPlugin(source, "registered a driver without the functions 'probe' and 'open'")
}

function checkOverride(override: unknown, source: string): void {
  const { name, candidates } = (override ?? {}) as Partial<Record<keyof Override<never>, unknown>>
  if (typeof name !== 'string' || typeof candidates !== 'function')
    throw badPlugin(source, "registered an override without a name and the function 'candidates'")
}

function checkTuningFile(file: unknown, source: string): void {
  if (typeof file !== 'string' || !isAbsolute(file))
    throw badPlugin(source, 'registered a tuning file that is no absolute path')
}

function checkDisabled(disabled: unknown, source: string): void {
  const { operator, reason, dtypes } = (disabled ?? {}) as Partial<Record<keyof DisabledOperator, unknown>>
  if (typeof operator !== 'string' || typeof reason !== 'string')
    throw badPlugin(source, 'registered a disabled operator that is no {operator, reason}')
  if (dtypes !== undefined && !(Array.isArray(dtypes) && dtypes.length > 0 && dtypes.every(isDType)))
    throw badPlugin(source, `disabled '${operator}' for dtypes that are no list of dtypes`)
}
