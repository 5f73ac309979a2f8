// From a kernel to source text for a target: one entry for each family of machines.
import type { LaunchGeometry, Target } from '../backend/target.ts'
import { OpGemsError } from '../errors/errors.ts'
import { type Axis, foldsPrograms, type Kernel, type Node } from '../kernel/index.ts'
import { renderCpp } from './loops/cpp/render.ts'
import { lowerToLoops } from './loops/lower/lower.ts'
import { renderWat } from './loops/wat/index.ts'
import { estimateNpu, type NpuEstimate, type NpuLaunch } from './npu/estimate.ts'
import { lowerToNpu } from './npu/lower.ts'
import { renderNpu } from './npu/print/render.ts'
import { defaultNpuTuning } from './npu/tuning.ts'
import { lowerToSimt } from './simt/lower.ts'
import type { SimtHints } from './simt/plan.ts'
import { renderSimt } from './simt/print/render.ts'
import { defaultSimtTuning } from './simt/tuning.ts'
import type { SlotLayout } from './slots.ts'
import { type Candidate, tunedLoopsTarget } from './tuning.ts'

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
  /** Blocks of threads, in the simt family. */
  readonly geometry?: LaunchGeometry
  /** What a launch does, in the npu family. */
  readonly estimate?: (launch: Omit<NpuLaunch, 'cores'>) => NpuEstimate
}

/** `hints` say more of the launches to come, for families that make kernels for them; `candidate` what tuning chose. */
export function renderKernel(
  kernel: Kernel,
  target: Target,
  hints: SimtHints = {},
  candidate: Candidate = {},
): RenderedKernel {
  if (foldsPrograms(kernel) && !(target.family === 'simt' && target.dialect.blocksMeet))
    throw new OpGemsError('BAD_KERNEL', `kernel '${kernel.name}' folds over program instances, which do not meet here`)
  switch (target.family) {
    case 'loops': {
      const { fn, ...host } = lowerToLoops(kernel, tunedLoopsTarget(target, candidate))
      const source = target.language === 'cpp' ? renderCpp(fn) : renderWat(fn)
      return { source, entry: fn.name, ...host }
    }
    case 'simt': {
      const { fn, ...host } = lowerToSimt(kernel, target, hints, { ...defaultSimtTuning, ...candidate })
      return { source: renderSimt(fn, target), entry: fn.name, ...host, scratch: [], serial: false }
    }
    case 'npu': {
      const lower = () => lowerToNpu(kernel, target, hints, { ...defaultNpuTuning, ...candidate })
      const { fn, allocation, ...host } = lower()
      return {
        ...{ source: renderNpu(fn, allocation, target), entry: fn.name, ...host },
        // Lowered once more, since few kernels are asked and statements take memory.
        estimate: (launch) => estimateNpu(lower(), { ...launch, cores: Math.min(target.cores, launch.programs) }),
      }
    }
    default:
      throw new Error(`unreachable: ${target satisfies never}`)
  }
}
