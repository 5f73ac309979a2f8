// The plugin interface: what a vendor's package supplies, as typed injection tokens. Core knows backends only through this.

import type { Driver } from './driver.ts'
import type { DependencyContainer, InjectionToken } from './injection.ts'

/** Raised when this interface changes incompatibly; a plugin states the version it was written for. */
export const pluginApiVersion = 1

/** What a vendor's package exports as `plugin`. */
export interface BackendPlugin {
  /** Short name users write: 'cpu', 'nvidia', … ; equals package.json's opgems.backend. */
  readonly id: string
  readonly version: string
  readonly apiVersion: number
  /** Registers the vendor's services by the tokens below into the runtime's own child container. */
  register(container: DependencyContainer): void
}

/** Every driver of the plugin (registered with this token once each): devices found and how to open them. */
export const driverToken: InjectionToken<Driver> = Symbol.for('opgems.driver')
/** Operators the backend refuses, each with the reason shown to users. */
export const disabledOperatorsToken: InjectionToken<readonly DisabledOperator[]> =
  Symbol.for('opgems.disabled-operators')

export interface DisabledOperator {
  /** ATen name, with or without overload; includes the in-place and out forms of a functional one. */
  readonly operator: string
  /** Only calls with a tensor of one of these are refused; all calls when absent. */
  readonly dtypes?: readonly string[]
  readonly reason: string
}
