// Every candidate of tuning.yaml computes exactly what it should on the emulated NPU.
import { proveCandidates } from '../../core/src/dispatch/tuning/testing/prove-candidates.ts'
import { emulatedNpu } from './emulator.ts'

proveCandidates(new URL('../tuning.yaml', import.meta.url), emulatedNpu())
