// The plugin interface: what a vendor's package supplies, as typed injection tokens. Core knows backends only through this.

import type { AttentionCall } from './attention-call.ts'
import type { Driver } from './driver.ts'
import type { DependencyContainer, InjectionToken } from './injection.ts'
import type { Override } from './override.ts'
import type { ProductCall } from './product-call.ts'

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
/** Every override of the matrix product (registered with this token once each). */
export const productOverrideToken: InjectionToken<Override<ProductCall>> = Symbol.for('opgems.product-override')
/** Every override of attention's forward pass (registered with this token once each). */
export const attentionOverrideToken: InjectionToken<Override<AttentionCall>> = Symbol.for('opgems.attention-override')
/** Absolute paths of the plugin's tuning files, one for each family of its targets; docs/backend-authors.md has their format. */
export const tuningFileToken: InjectionToken<string> = Symbol.for('opgems.tuning-file')

export interface DisabledOperator {
  /** ATen name, with or without overload; includes the in-place and out forms of a functional one. */
  readonly operator: string
  /** Only calls with a tensor of one of these are refused; all calls when absent. */
  readonly dtypes?: readonly string[]
  readonly reason: string
}
