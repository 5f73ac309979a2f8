// The emulated DCU: a BW1000's limits on the host.
import type { Driver } from '@opgems/core'
import { emulatedDriver } from '@opgems/emulator'
import { emulatorHeader } from './dialect.ts'
import { hygonTarget } from './target.ts'

export const emulatedDcu = (): Driver =>
  emulatedDriver({ vendor: 'hygon', target: hygonTarget('gfx936'), header: emulatorHeader })
