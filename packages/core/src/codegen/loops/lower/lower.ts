// The loops lowering: a kernel becomes one LoopIR function that runs a range of program instances.

import type { LoopsTarget } from '../../../backend/target.ts'
import { type Axis, expandFunctions, type Kernel, type Node } from '../../../kernel/index.ts'
import { layoutSlots, type SlotLayout } from '../../slots.ts'
import { constant, index, lane, loop, op, scalarType, slot, store, use, when } from '../build.ts'
import type { LoopFunction } from '../ir.ts'
import { lowerBlock } from './block.ts'
import { replaceDots } from './dot.ts'
import { spelledByLoops } from './element-values.ts'
import { chooseLaneAxis } from './lane-axis.ts'
import { needsOrder } from './order.ts'
import { definePrograms } from './programs.ts'
import { Names, Scope } from './scope.ts'
import { Scratch } from './scratch.ts'
import type { Context } from './values.ts'

export interface LoweredLoops {
  readonly fn: LoopFunction
  readonly slots: SlotLayout
  /** Program instances along each grid dimension. */
  readonly grid: readonly Node[]
  /** Tiles in one worker's scratch: bytes of an element and axes. */
  readonly scratch: readonly { readonly bytes: number; readonly axes: readonly Axis[] }[]
  /** Whether program instances may touch the same element, so that one worker must run them in order. */
  readonly serial: boolean
}

export function lowerToLoops(
  source: Kernel,
  target: Pick<LoopsTarget, 'lanes' | 'accumulators' | 'streams'> & Partial<Pick<LoopsTarget, 'language' | 'caches'>>,
): LoweredLoops {
  const kernel = expandFunctions(replaceDots(source), spelledByLoops)
  const slots = layoutSlots(kernel)
  const names = new Names()
  const root = new Scope(null, names)
  const laneAxis = chooseLaneAxis(kernel, target.language)
  const pointer = names.variable('scratch', scalarType('ptr'))
  const scratch = new Scratch(root, use(pointer))
  const context: Context = {
    kernel,
    slots,
    root,
    scratch,
    laneAxis,
    lanes: laneAxis ? target.lanes : 1,
    accumulators: target.accumulators,
    streams: target.streams,
    ...(target.language === 'cpp' && target.caches
      ? { streaming: { above: target.caches.l3, conditions: new Map() } }
      : {}),
    tensors: new Map(kernel.tensors.map((t) => [t.name, t])),
    slotValues: new Map(),
    kept: new Map(),
    checks: new Map(),
    scans: new Map(),
  }
  const first = names.variable('first', scalarType('index'))
  const end = names.variable('end', scalarType('index'))
  const program = names.variable('program', scalarType('index'))
  const body = root.child()
  definePrograms(context, body, use(program))
  lowerBlock(context, body, { effects: kernel.effects, values: [] })
  root.push(loop(program, use(first), use(end), index(1), body.statements))
  reportChecks(context)
  const fn: LoopFunction = {
    name: functionName(kernel.name),
    lanes: context.lanes,
    first,
    end,
    scratch: pointer,
    body: root.statements,
  }
  return { fn, slots, grid: kernel.grid, scratch: scratch.tiles, serial: needsOrder(kernel) }
}

/** A C identifier. */
export const functionName = (name: string) => `og_${name.replace(/[^A-Za-z0-9_]/g, '_')}`

/** Writes the number of a failed check, plus one, to the status word. */
function reportChecks(context: Context): void {
  for (const [code, { vector, scalar }] of context.checks) {
    const failed = Array.from({ length: context.lanes }, (_, l) => lane(use(vector), l)).reduce(
      (a, b) => op('or', a, b),
      use(scalar),
    )
    const status = slot(context.slots.status, 'ptr')
    context.root.push(when(failed, [store('i32', status, index(0), constant('i32', code + 1))]))
  }
}
