// What a launch tells of itself for choosing among the kernels made from one source: row length, alignment, size of offsets.
import type { Kernel, Node } from '../../kernel/index.ts'
import { extentNode, isHostExpression } from '../extents.ts'
import { replaceDots } from '../loops/lower/dot.ts'
import { compileScalar, type ScalarFunction } from '../scalar-expression.ts'
import type { SimtHints } from './plan.ts'
import { accesses, elementBytes, isContiguous, type Shape, shapeOf } from './shape.ts'

/** Offsets stay below 2³¹ with room for the last chunk's threads. */
const mostNarrow = 2 ** 31 - 2 ** 21
const longestRow = 2 ** 20
/** Blocks above it make no difference to pointwise kernels. */
const longestPointwise = 4096
const pack = 16

/** A tensor argument of a launch. */
export interface FactArgument {
  readonly address: number
  readonly strides: readonly number[]
}

interface TensorFacts {
  readonly bytes: number
  /** Whether its alignment changes the kernel. */
  readonly counts: boolean
  /** Dimensions with their extents in structured accesses, and their strides where these are no arguments. */
  readonly extents: readonly (readonly [dimension: number, extent: ScalarFunction, stride: number | null])[]
  /** Dimensions whose strides are arguments. */
  readonly passed: readonly number[]
}

/** The class of a launch as one number, and back: equal for all launches that one kernel serves. */
export class LaunchFacts {
  private readonly tensors: readonly TensorFacts[]
  private readonly isAlwaysWide: boolean
  private readonly end: ScalarFunction | null
  private readonly longest: number
  /** Whether of the length's divisors it only matters if it ends with a whole vector. */
  private readonly asksForVectors: boolean
  /** Whether strides are the kernel's own: then addresses and scalars alone decide. */
  private readonly knowsStrides: boolean
  /** The last launch's class, and what it came from: the next is mostly like it. */
  private latest: {
    readonly scalars: readonly number[]
    readonly aligned: number
    readonly launchClass: number
  } | null = null

  constructor(private readonly kernel: Kernel) {
    // The plan sees products as sums; the axis that both spread must be the same.
    const shape = shapeOf(replaceDots(kernel))
    const position = (name: string) => kernel.scalars.findIndex((s) => s.name === name)
    const scalar = (node: Node) => (isHostExpression(node) ? compileScalar(node, position) : null)
    this.tensors = shape.kernel.tensors.map((_, t) => tensorFacts(shape, t, scalar))
    this.isAlwaysWide = accesses(shape.kernel).some((a) => a.index.some((n) => extentNode(shape.kernel, n) === null))
    this.end = shape.fast && scalar(shape.fast.limit)
    const size = shape.fast?.size ?? null
    this.longest = size === null ? longestRow : Math.min(size, shape.isPointwise ? longestPointwise : longestRow)
    this.asksForVectors = shape.isPointwise && !shape.hasLoops
    this.knowsStrides = this.tensors.every((t) => t.passed.length === 0)
  }

  /** Bits, from the lowest: wide, multiple (3), length (5), one for each tensor. */
  classOf(
    tensors: readonly FactArgument[],
    scalars: readonly number[],
    strides: readonly (readonly number[])[] | undefined,
  ): number {
    if (!this.knowsStrides) return this.classify(tensors, scalars, strides)
    let aligned = 0
    for (let t = 0; t < tensors.length; t++) if (tensors[t]!.address % pack === 0) aligned += 2 ** t
    const { latest } = this
    if (latest !== null && latest.aligned === aligned && isSame(latest.scalars, scalars)) return latest.launchClass
    const launchClass = this.classify(tensors, scalars, strides)
    this.latest = { scalars: scalars.slice(), aligned, launchClass }
    return launchClass
  }
  private classify(
    tensors: readonly FactArgument[],
    scalars: readonly number[],
    strides: readonly (readonly number[])[] | undefined,
  ): number {
    const end = this.end ? this.end(scalars) : 0
    const length = this.end ? bitLength(Math.min(end, this.longest) - 1) : 31
    const zeros = this.end ? trailingZeros(end) : 0
    const multiple = this.asksForVectors && zeros < mostZeros ? 0 : zeros
    let aligned = 0
    let isWide = this.isAlwaysWide
    for (let t = 0; t < this.tensors.length; t++) {
      const facts = this.tensors[t]!
      const own = strides ? strides[t]! : tensors[t]!.strides
      if (facts.counts && isAligned(facts, tensors[t]!.address, own)) aligned += 2 ** t
      isWide ||= reach(facts, own, scalars) > mostNarrow
    }
    return ((aligned * 32 + length) * 8 + multiple) * 2 + (isWide ? 1 : 0)
  }

  /** The kernel with the facts of a class, and hints for its lowering. */
  specialise(launchClass: number): { readonly kernel: Kernel; readonly hints: SimtHints } {
    const isWide = launchClass % 2 === 1
    const multiple = Math.floor(launchClass / 2) % 8
    const length = Math.floor(launchClass / 16) % 32
    const aligned = Math.floor(launchClass / 512)
    const tensors = this.kernel.tensors.map((t, i) =>
      Math.floor(aligned / 2 ** i) % 2 === 1 ? { ...t, alignment: pack } : t,
    )
    const hints = { wide: isWide, rowMultiple: 2 ** multiple, ...(length < 31 ? { rowLength: 2 ** length } : {}) }
    return { kernel: { ...this.kernel, tensors }, hints }
  }
}

function tensorFacts(shape: Shape, which: number, scalar: (node: Node) => ScalarFunction | null): TensorFacts {
  const { kernel, fast, second, isPointwise } = shape
  const tensor = kernel.tensors[which]!
  const own = accesses(kernel).filter((a) => a.tensor === tensor)
  const extents: [number, ScalarFunction, number | null][] = []
  const seen = new Set<string>()
  for (const { index } of own)
    index.forEach((node, dimension) => {
      const extent = extentNode(kernel, node)
      const evaluate = extent && scalar(extent)
      const key = `${dimension} ${extent?.id}`
      if (!evaluate || seen.has(key)) return
      seen.add(key)
      const stride = tensor.strides[dimension]!
      extents.push([dimension, evaluate, stride === 'any' ? null : stride])
    })
  // Axes along which neighbours may be read together: the fast one, and that of blocks which go through shared memory.
  const packed = [fast, isPointwise ? second : null].filter((axis) => axis !== null)
  return {
    bytes: elementBytes(tensor),
    counts: packed.some((axis) => own.some((a) => a.isStructured && isContiguous(a, axis))),
    extents,
    passed: tensor.strides.flatMap((fact, d) => (fact === 'any' ? [d] : [])),
  }
}

function isAligned({ bytes, passed }: TensorFacts, address: number, strides: readonly number[]): boolean {
  if (address % pack !== 0) return false
  for (let i = 0; i < passed.length; i++) if ((strides[passed[i]!]! * bytes) % pack !== 0) return false
  return true
}

/** Greatest offset in elements, or greatest coordinate where strides are 0. */
function reach({ extents }: TensorFacts, strides: readonly number[], scalars: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < extents.length; i++) {
    const [dimension, extent, stride] = extents[i]!
    sum += extent(scalars) * Math.max(1, Math.abs(stride ?? strides[dimension]!))
  }
  return sum
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Bits that a count needs: ceil(log2(x + 1)). */
const bitLength = (x: number): number => (x <= 0 ? 0 : 32 - Math.clz32(x))
/** log2 of the elements of the longest vectors. */
const mostZeros = 4
/** log2 of the greatest power of two that divides x, `mostZeros` at most. */
const trailingZeros = (x: number): number =>
  x % 16 === 0 ? 4 : x % 8 === 0 ? 3 : x % 4 === 0 ? 2 : x % 2 === 0 ? 1 : 0
