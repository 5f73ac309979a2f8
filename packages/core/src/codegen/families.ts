// From a kernel to source text for a target: one entry for each family of machines.
import type { Target } from '../backend/target.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { Axis, Kernel, Node } from '../kernel/index.ts'
import { renderCpp } from './loops/cpp/render.ts'
import { lowerToLoops } from './loops/lower/lower.ts'
import { renderWat } from './loops/wat/index.ts'
import type { SlotLayout } from './slots.ts'

/** What a family makes of a kernel: source for the toolchain and all that the host needs to launch it. */
export interface RenderedKernel {
  readonly source: string
  readonly entry: string
  readonly slots: SlotLayout
  readonly grid: readonly Node[]
  /** Private memory of one worker: tiles by bytes of an element and axes. */
  readonly scratch: readonly { readonly bytes: number; readonly axes: readonly Axis[] }[]
  /** Whether one worker must run the program instances in order. */
  readonly serial: boolean
}

export function renderKernel(kernel: Kernel, target: Target): RenderedKernel {
  switch (target.family) {
    case 'loops': {
      const { fn, ...host } = lowerToLoops(kernel, target)
      const source = target.language === 'cpp' ? renderCpp(fn) : renderWat(fn)
      return { source, entry: fn.name, ...host }
    }
    case 'simt':
      throw new OpGemsError('UNSUPPORTED', 'the simt family has no lowering yet')
    default:
      throw new Error(`unreachable: ${target satisfies never}`)
  }
}
