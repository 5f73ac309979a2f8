// The npu lowering: a kernel becomes the program of one core, whose vectors lie in scratchpad.
import type { NpuTarget } from '../../backend/target.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { type Axis, expandFunctions, type Kernel, type Node } from '../../kernel/index.ts'
import { constant, index, scalarType, slot, store, use, when } from '../loops/build.ts'
import type { Expr, Stmt } from '../loops/ir.ts'
import { kernelNodes } from '../loops/lower/analyse.ts'
import { lowerBlock } from '../loops/lower/block.ts'
import { replaceDots } from '../loops/lower/dot.ts'
import { functionName } from '../loops/lower/lower.ts'
import { needsOrder } from '../loops/lower/order.ts'
import { definePrograms } from '../loops/lower/programs.ts'
import { Names, Scope } from '../loops/lower/scope.ts'
import type { Context } from '../loops/lower/values.ts'
import { parametersOf } from '../simt/lower.ts'
import type { SimtHints } from '../simt/plan.ts'
import { layoutSlots, type SlotLayout } from '../slots.ts'
import { type Allocation, allocate } from './allocate.ts'
import { axisBound, chooseLaneAxis, withBlocks } from './axes.ts'
import type { NpuFunction } from './function.ts'
import { withHandOvers } from './hand-over.ts'
import { hoistCopies } from './hoist.ts'
import { pipelineOf } from './pipeline.ts'
import { isSpelled, spellingsOf } from './spellings.ts'
import { stripMachine } from './strips.ts'
import { Tiles } from './tiles.ts'
import { defaultNpuTuning, type NpuTuning, shortestVector } from './tuning.ts'
import { VectorCode } from './vector-code.ts'

export interface LoweredNpu {
  readonly fn: NpuFunction
  readonly allocation: Allocation
  readonly slots: SlotLayout
  readonly grid: readonly Node[]
  /** Tiles in one core's part of device memory: bytes of an element and axes. */
  readonly scratch: readonly { readonly bytes: number; readonly axes: readonly Axis[] }[]
  readonly serial: boolean
}

/** @throws UNSUPPORTED where not even the shortest vectors fit, or the chip has no float64 and the kernel computes in it */
export function lowerToNpu(
  source: Kernel,
  target: NpuTarget,
  hints: SimtHints = {},
  tuning: NpuTuning = defaultNpuTuning,
): LoweredNpu {
  if (!target.dtypes.includes('float64')) refuseFloat64(source)
  const spellings = spellingsOf(target.dialect)
  const kernel = expandFunctions(replaceDots(source), (fn, dtype) => isSpelled(spellings, fn, dtype))
  const laneAxis = chooseLaneAxis(kernel)
  const bound = laneAxis && axisBound(kernel, laneAxis, hints)
  let lanes = tuning.vectorElements
  while (lanes > shortestVector && bound !== null && lanes / 2 >= bound) lanes /= 2
  for (; lanes >= shortestVector; lanes /= 2) {
    const lowered = lowerWith(kernel, target, hints, lanes, tuning)
    if (lowered.allocation.bytes <= target.scratchpadBytes) return lowered
  }
  throw new OpGemsError(
    'UNSUPPORTED',
    `kernel '${source.name}': its vectors do not fit into ${target.scratchpadBytes} bytes of scratchpad`,
  )
}

function refuseFloat64(kernel: Kernel): void {
  const found = [...kernel.tensors, ...kernelNodes(kernel)].some(({ dtype }) => dtype === 'float64')
  if (found) throw new OpGemsError('UNSUPPORTED', `kernel '${kernel.name}' computes in float64, which the chip lacks`)
}

function lowerWith(
  source: Kernel,
  target: NpuTarget,
  hints: SimtHints,
  lanes: number,
  { buffers }: NpuTuning,
): LoweredNpu {
  const original = chooseLaneAxis(source)
  const longest = original && axisBound(source, original, hints)
  const kernel = original ? withBlocks(source, original, lanes) : source
  const laneAxis = chooseLaneAxis(kernel)
  const names = new Names()
  const root = new Scope(null, names)
  const program = names.variable('program', scalarType('index'))
  const programs = names.variable('programs', scalarType('index'))
  const memory = names.variable('scratch', scalarType('ptr'))
  const tiles = new Tiles(root, use(memory), laneAxis, longest, target.scratchpadBytes / 2)
  const slots = layoutSlots(kernel)
  const context: Context = {
    spellings: spellingsOf(target.dialect),
    machine: stripMachine(longest),
    kernel,
    slots,
    root,
    scratch: tiles,
    laneAxis,
    lanes: laneAxis ? lanes : 1,
    accumulators: 1,
    streams: 1,
    tensors: new Map(kernel.tensors.map((t) => [t.name, t])),
    slotValues: new Map(
      [...slots.tensors.values()].map((s) => [s, { kind: 'slot', type: scalarType('ptr'), slot: s } as Expr]),
    ),
    kept: new Map(),
    checks: new Map(),
    scans: new Map(),
  }
  const body = root.child()
  definePrograms(context, body, use(program))
  lowerBlock(context, body, { effects: kernel.effects, values: [] })
  const code = new VectorCode(target.dialect, names, {
    lanes,
    countUnit: target.countUnit,
    wide: hints.wide ?? false,
  })
  for (const [variable, storage] of tiles.storage) code.storage.set(variable, storage)
  const first = code.translate(root.statements)
  const { once, body: statements } = hoistCopies(kernel, slots, code, code.translate(body.statements), program)
  const pipeline = buffers === 1 ? null : pipelineOf(kernel, target, code, statements)
  const ordered = target.dialect.handOver ? withHandOvers : (all: readonly Stmt[]) => all
  const fn: NpuFunction = {
    name: functionName(kernel.name),
    parameters: parametersOf(kernel, slots),
    wide: hints.wide ?? false,
    before: ordered([...first, ...once]),
    program,
    programs,
    scratch: memory,
    body: ordered(statements),
    after: failedChecks(context),
    storage: code.storage,
    pipeline: pipeline && { ...pipeline, compute: ordered(pipeline.compute) },
  }
  return {
    fn,
    allocation: allocate(fn, target),
    slots,
    grid: kernel.grid,
    scratch: tiles.tiles,
    serial: needsOrder(kernel),
  }
}

/** Writes the number of a failed check, plus one, to the status word. */
function failedChecks(context: Context): readonly Stmt[] {
  return [...context.checks].map(([code, { scalar }]) => {
    const status = slot(context.slots.status, 'ptr')
    return when(use(scalar), [store('i32', status, index(0), constant('i32', code + 1))])
  })
}
