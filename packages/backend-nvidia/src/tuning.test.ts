// Every candidate of tuning.yaml computes exactly what it should on the emulated device.
import { emulatedDriver } from '@opgems/emulator'
import { proveCandidates } from '../../core/src/dispatch/tuning/testing/prove-candidates.ts'
import { h100Limits, nvidiaTarget } from './target.ts'

const driver = emulatedDriver({ vendor: 'nvidia', target: nvidiaTarget(h100Limits) })
proveCandidates(new URL('../tuning.yaml', import.meta.url), driver)
