// Decides how a kernel's axes spread over threads: which lies along lanes and vectors, how many threads serve a program instance.
import type { SimtTarget } from '../../backend/target.ts'
import type { Axis, Kernel, Node } from '../../kernel/index.ts'
import { kernelNodes } from '../loops/lower/analyse.ts'
import { entriesAtOnce } from './bitonic.ts'
import { cutDimension, retile } from './retile.ts'
import { accesses, elementBytes, isAligned, isContiguous, type Shape, shapeOf } from './shape.ts'
import { defaultSimtTuning, type SimtTuning } from './tuning.ts'

/** What is known of the launches that a kernel is made for; part of its key. */
export interface SimtHints {
  /** Upper bound, a power of two, of the coordinates along the axis that lies along lanes. */
  readonly rowLength?: number
  /** Greatest power of two, 16 at most, that divides the end of that axis. */
  readonly rowMultiple?: number
  /** Whether offsets may exceed 2³¹. */
  readonly wide?: boolean
}

/** An axis spread over threads; all of them together handle a chunk. */
export interface Spread {
  readonly axis: Axis
  readonly threads: number
  /** Chunks at most, where they are few enough to copy the code for each; null: a loop. */
  readonly chunks: number | null
}

export interface Plan {
  readonly kernel: Kernel
  /** Its threads are neighbouring lanes; each handles `vector` neighbouring elements of a chunk. */
  readonly fast: Spread | null
  readonly second: Spread | null
  readonly vector: number
  /** Whether vectors are never cut by the end of the axis. */
  readonly whole: boolean
  /** Of one program instance. */
  readonly threads: number
  readonly programsPerBlock: number
  /** Words of registers that a thread may spend on tiles that later phases need. */
  readonly keptWords: number
  /** Upper bound, a power of two, of the coordinates along the fast axis; null where it is not known. */
  readonly rowLength: number | null
}

const mostSecondChunks = 16
/** Registers that a thread needs besides kept tiles. */
const workingRegisters = 30

const powerAbove = (x: number) => 2 ** Math.ceil(Math.log2(Math.max(x, 1)))
const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high)

interface Threads {
  readonly along: number
  readonly across: number
}

export function planSimt(
  source: Kernel,
  target: SimtTarget,
  hints: SimtHints,
  tuning: SimtTuning = defaultSimtTuning,
): Plan {
  const { blockThreads } = tuning
  const before = shapeOf(source)
  if (!before.fast) return withoutAxes(source, tuning)
  const vector = chooseVector(before, before.fast, hints, tuning)
  const extent = extentOf(before.fast, hints)
  const vectors = extent === null ? null : Math.ceil(extent / vector)
  const { along, across } = before.isPointwise
    ? pointwiseThreads(before, vectors, tuning)
    : rowThreads(before, vectors, vector, target, tuning)
  const kernel = retiled(before, along * vector * (vector === 1 && along === blockThreads ? tuning.scalarChunks : 1))
  const { fast, second } = kernel === source ? before : shapeOf(kernel)
  const threads = along * across
  const isAlone = (threads > target.laneCount && !before.isPointwise) || before.hasSorts || before.foldsPrograms
  const programsPerBlock = isAlone ? 1 : Math.max(1, blockThreads / threads)
  return {
    kernel,
    fast: { axis: fast!, threads: along, chunks: fastChunks(fast!, hints, along * vector, vector, tuning) },
    second: second && { axis: second, threads: across, chunks: secondChunks(second, across) },
    vector,
    whole: isWhole(before.fast, hints, vector),
    threads,
    programsPerBlock,
    keptWords: keptWords(target, threads * programsPerBlock, tuning),
    rowLength: hints.rowLength ?? null,
  }
}

/** A kernel of single elements: each thread runs an instance. */
const withoutAxes = (kernel: Kernel, { blockThreads }: SimtTuning): Plan => ({
  kernel,
  fast: null,
  second: null,
  vector: 1,
  whole: true,
  threads: 1,
  programsPerBlock: blockThreads,
  keptWords: 0,
  rowLength: null,
})

function pointwiseThreads({ second }: Shape, vectors: number | null, { blockThreads }: SimtTuning): Threads {
  const along = clamp(powerAbove(vectors ?? blockThreads), 1, blockThreads)
  const across = second ? Math.min(blockThreads / along, powerAbove(second.size ?? blockThreads)) : 1
  return { along, across }
}

function rowThreads(
  shape: Shape,
  vectors: number | null,
  vector: number,
  target: SimtTarget,
  tuning: SimtTuning,
): Threads {
  const { laneCount, maxThreads } = target
  const { blockThreads } = tuning
  const isShared = shape.second !== null
  const isUneven = hasUnevenLoops(shape.kernel) || (shape.isRow && hasUnevenAxes(shape))
  const least = isShared || shape.hasSorts || isUneven ? laneCount : 1
  if (!shape.isRow) {
    const along = clamp(powerAbove(vectors ?? laneCount), 1, blockThreads)
    return { along, across: isShared ? blockThreads / along : Math.max(1, least / along) }
  }
  const elementsPerThread = shape.hasSorts ? entriesAtOnce : tuning.elementsPerThread
  const along = alongRow(vectors, vector, laneCount, maxThreads, { ...tuning, elementsPerThread })
  if (isShared && along < blockThreads) return { along, across: blockThreads / along }
  return { along: Math.max(along, least), across: 1 }
}

function alongRow(vectors: number | null, vector: number, lanes: number, most: number, tuning: SimtTuning): number {
  if (vectors === null) return tuning.blockThreads
  if (vectors <= tuning.vectorsPerLane * lanes) return Math.min(powerAbove(vectors), lanes)
  const perThread = Math.max(2, tuning.elementsPerThread / vector)
  return clamp(powerAbove(vectors / perThread), lanes, most)
}

/** Whether instances in one warp may turn different numbers of times in a loop whose body needs all lanes. */
const hasUnevenLoops = (kernel: Kernel): boolean =>
  [...kernelNodes(kernel)].some((n) => n.op === 'loop' && !(isEven(n.from) && isEven(n.to)))
/** The same of the loop over an axis that no threads share, around the row. */
const hasUnevenAxes = ({ kernel, fast }: Shape): boolean =>
  [...kernelNodes(kernel)].some((n) => n.axes.some((a) => a !== fast && !(isEven(a.from) && isEven(a.limit))))
/** Whether the value is the same in all instances. */
const isEven = (n: Node): boolean =>
  n.op === 'const' || n.op === 'scalar' || ((n.op === 'map' || n.op === 'cast') && n.args.every(isEven))

/** The pointwise kernel with one chunk of the fast axis in each instance; others as they are. */
function retiled({ kernel, fast, second, isPointwise }: Shape, size: number): Kernel {
  if (!isPointwise || second || cutDimension(kernel, fast!) < 0) return kernel
  return retile(kernel, fast!, size)
}

function extentOf({ size }: Axis, { rowLength }: SimtHints): number | null {
  if (size === null) return rowLength ?? null
  return Math.min(size, rowLength ?? size)
}

/** The widest vector that some tensor can use: one access of the narrowest, at most two of the widest. */
function chooseVector(shape: Shape, fast: Axis, hints: SimtHints, { vectorBytes }: SimtTuning): number {
  if (shape.isReversed) return 1
  const along = accesses(shape.kernel).filter((a) => a.isStructured && isContiguous(a, fast))
  if (along.length === 0) return 1
  const bytes = along.map((a) => elementBytes(a.tensor))
  let vector = Math.max(1, Math.min(vectorBytes / Math.min(...bytes), (2 * vectorBytes) / Math.max(...bytes)))
  const isPossible = () =>
    along.some((a) => isAligned(a.tensor, vector)) &&
    startsAligned(fast, vector) &&
    ((shape.isPointwise && !shape.hasLoops) || isWhole(fast, hints, vector))
  while (vector > 1 && !isPossible()) vector /= 2
  return vector
}

const isWhole = (axis: Axis, { rowMultiple }: SimtHints, vector: number): boolean =>
  (axis.size ?? 0) % vector === 0 &&
  (axis.limit.op === 'const' ? Number(axis.limit.value) : (rowMultiple ?? 1)) % vector === 0

/** Whether the axis starts at a multiple of `count`. */
function startsAligned({ from }: Axis, count: number): boolean {
  if (from.op === 'const') return Number(from.value) % count === 0
  if (from.op !== 'map' || from.fn !== 'mul') return false
  const step = from.args[1]!
  return step.op === 'const' && Number(step.value) % count === 0
}

function fastChunks(
  axis: Axis,
  hints: SimtHints,
  chunk: number,
  vector: number,
  { mostUnrolled }: SimtTuning,
): number | null {
  const extent = extentOf(axis, hints)
  if (extent === null) return null
  const chunks = Math.ceil(extent / chunk)
  return chunks * vector <= mostUnrolled ? chunks : null
}
function secondChunks({ size }: Axis, threads: number): number | null {
  const chunks = size === null ? null : Math.ceil(size / threads)
  return chunks !== null && chunks <= mostSecondChunks ? chunks : null
}

function keptWords({ registers }: SimtTarget, threads: number, { mostKeptWords }: SimtTuning): number {
  const available = Math.min(registers.perThread, Math.floor(registers.perMultiprocessor / threads))
  return clamp(available - workingRegisters, 0, mostKeptWords)
}
