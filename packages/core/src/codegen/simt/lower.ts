// The simt lowering: a kernel becomes the program of one thread, and the geometry of blocks that runs it.
import type { LaunchGeometry, SimtTarget } from '../../backend/target.ts'
import { expandFunctions, type Kernel, type Node } from '../../kernel/index.ts'
import { constant, convert, index, op, scalarType } from '../loops/build.ts'
import type { Expr } from '../loops/ir.ts'
import { kernelNodes } from '../loops/lower/analyse.ts'
import { replaceDots } from '../loops/lower/dot.ts'
import { representation } from '../loops/lower/elements.ts'
import { functionName } from '../loops/lower/lower.ts'
import { Names, Scope } from '../loops/lower/scope.ts'
import { Scratch } from '../loops/lower/scratch.ts'
import { type Context, indexOf } from '../loops/lower/values.ts'
import { layoutSlots, type SlotLayout } from '../slots.ts'
import { bitsOf } from './across.ts'
import { lowerBlock } from './block.ts'
import { blockIndex, threadIndex } from './build.ts'
import type { SimtFunction, SimtParameter } from './function.ts'
import { type Plan, planSimt, type SimtHints } from './plan.ts'
import { hasNarrowResults, isSpelled, spellingsOf } from './spellings.ts'
import { openFrame, SharedMemory, type Simt } from './state.ts'
import { defaultSimtTuning, type SimtTuning } from './tuning.ts'

export interface LoweredSimt {
  readonly fn: SimtFunction
  readonly slots: SlotLayout
  readonly grid: readonly Node[]
  readonly geometry: LaunchGeometry
}

export function lowerToSimt(
  source: Kernel,
  target: SimtTarget,
  hints: SimtHints = {},
  tuning: SimtTuning = defaultSimtTuning,
): LoweredSimt {
  const spellings = spellingsOf(target.dialect, hasNarrowResults(source))
  const expanded = expandFunctions(replaceDots(source), (fn, dtype) => isSpelled(spellings, fn, dtype))
  const plan = planSimt(expanded, target, hints, tuning)
  const { kernel } = plan
  const slots = layoutSlots(kernel)
  const root = new Scope(null, new Names())
  const context: Context = {
    spellings,
    kernel,
    slots,
    root,
    scratch: new Scratch(root, constant('index', 0)),
    laneAxis: null,
    lanes: 1,
    accumulators: 1,
    streams: 1,
    tensors: new Map(kernel.tensors.map((t) => [t.name, t])),
    slotValues: baseSlots(slots),
    kept: new Map(),
    checks: new Map(),
    scans: new Map(),
  }
  const simt = openThread(context, plan, target, tuning.mostWordsAhead)
  lowerBlock(simt, openFrame(root), { effects: kernel.effects, values: [] })
  const threads = plan.threads * plan.programsPerBlock
  const fn: SimtFunction = {
    name: functionName(kernel.name),
    parameters: parametersOf(kernel, slots),
    threads,
    wide: hints.wide ?? false,
    body: [...simt.shared.declarations, ...root.statements],
  }
  const awaitsLaunches = target.dialect.awaitLaunches !== undefined
  const { programsPerBlock } = plan
  const geometry = { threads, programsPerBlock, sharedBytes: simt.shared.bytes, awaitsLaunches }
  return { fn, slots, grid: kernel.grid, geometry }
}

/** Tensors' addresses are parameters already. */
const baseSlots = ({ tensors }: SlotLayout): Map<number, Expr> =>
  new Map([...tensors.values()].map((slot) => [slot, { kind: 'slot', type: scalarType('ptr'), slot }]))

export function parametersOf(kernel: Kernel, slots: SlotLayout): readonly SimtParameter[] {
  const parameters: SimtParameter[] = []
  if (slots.status >= 0)
    parameters.push({ name: 'arg_status', slot: slots.status, kind: { memory: 'i32', access: 'readwrite' } })
  for (const t of kernel.tensors) {
    const { memory } = representation[t.dtype]
    parameters.push({ name: `arg_${t.name}`, slot: slots.tensors.get(t.name)!, kind: { memory, access: t.access } })
    slots.strides.get(t.name)!.forEach((slot, d) => {
      if (slot >= 0) parameters.push({ name: `arg_${t.name}_stride${d}`, slot, kind: 'integer' })
    })
  }
  for (const [name, { slot, dtype }] of slots.scalars)
    parameters.push({ name: `arg_${name}`, slot, kind: dtype.startsWith('float') ? 'float' : 'integer' })
  return parameters.sort((a, b) => a.slot - b.slot)
}

/** Finds the thread's program instance and its place among the instance's threads. */
function openThread(context: Context, plan: Plan, target: SimtTarget, wordsAhead: number): Simt {
  const { root, kernel } = context
  const { threads, programsPerBlock, fast } = plan
  const number = root.name('thread', threadIndex)
  const thread = programsPerBlock === 1 ? number : maskOf(root, 'own', number, threads)
  const along = fast?.threads ?? 1
  const alongFast = along === threads ? thread : maskOf(root, 'along', thread, along)
  const alongSecond =
    along === threads ? index(0) : along === 1 ? thread : root.name('across', op('shr', thread, index(bitsOf(along))))
  const block = root.name('block', blockIndex)
  let program = block
  let active: Expr | null = null
  if (programsPerBlock > 1) {
    const first = op('mul', block, index(programsPerBlock))
    const own = threads === 1 ? number : op('shr', number, index(bitsOf(threads)))
    const at = root.name('program', op('add', first, own))
    const sizes = kernel.grid.map((g) => indexOf(context, root, g))
    const total = root.name('programs', sizes.length ? sizes.reduce((a, b) => op('mul', a, b)) : index(1))
    active = root.name('active', op('lt', at, total))
    // Threads beyond the last instance work along with it, so that shuffles find all lanes, and write nothing.
    program = root.name('program', op('min', at, op('sub', total, index(1))))
  }
  definePrograms(context, program)
  const held = {
    cells: new Map(),
    staged: new Map(),
    streamed: new Set<Node>(),
    rows: new Map(),
    shared: new SharedMemory(),
    wordsAhead,
  }
  return { context, plan, target, thread, alongFast, alongSecond, active, ...held }
}

const maskOf = (root: Scope, name: string, x: Expr, count: number): Expr =>
  count === 1 ? index(0) : root.name(name, op('and', x, index(count - 1)))

/** Takes the instance number apart into grid coordinates; the last dimension varies fastest. */
function definePrograms(context: Context, program: Expr): void {
  const { kernel, root } = context
  const nodes = [...kernelNodes(kernel)]
  let rest = program
  for (let dimension = kernel.grid.length - 1; dimension >= 0; dimension--) {
    let coordinate = rest
    if (dimension > 0) {
      const size = indexOf(context, root, kernel.grid[dimension]!)
      coordinate = root.name('p', op('rem', rest, size))
      rest = root.name('p', op('div', rest, size))
    }
    for (const node of nodes)
      if (node.op === 'program' && node.dimension === dimension) root.define(node, convert('i64', coordinate))
  }
}
