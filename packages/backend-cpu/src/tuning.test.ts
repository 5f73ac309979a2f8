// Every candidate of tuning.yaml computes exactly what it should, on each engine.
import { describe } from 'vitest'
import { proveCandidates } from '../../core/src/dispatch/tuning/testing/prove-candidates.ts'
import { NativeDriver } from './native/driver.ts'
import { WasmDriver } from './wasm/driver.ts'

const drivers = [new NativeDriver(), new WasmDriver()].filter((driver) => driver.probe()[0]?.available)

describe.each(drivers.map((driver) => [driver.probe()[0]!.name, driver] as const))('%s', (_, driver) =>
  proveCandidates(new URL('../tuning.yaml', import.meta.url), driver),
)
