// Launches that change nothing of the caller's: what a kernel writes is redirected to memory of our own.
import type { Device } from '../../backend/driver.ts'
import { extentNode, isHostExpression } from '../../codegen/extents.ts'
import { compileScalar, type ScalarFunction } from '../../codegen/scalar-expression.ts'
import { accesses, elementBytes } from '../../codegen/simt/shape.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Kernel, TensorParameter } from '../../kernel/index.ts'
import type { TensorArgument } from '../launch/compiled-kernel.ts'

/** A redirected tensor lies to the cache lines and pages as its original does. */
const alignment = 4096

interface WrittenTensor {
  readonly position: number
  readonly bytes: number
  /** Whether old elements are read, so that the copy must start from them. */
  readonly isRead: boolean
  /** For each access, the exclusive bound of the index along each dimension. */
  readonly bounds: readonly (readonly ScalarFunction[])[]
}

/**
 * The rule: every tensor that the kernel may write is replaced by a copy of the memory that it may reach. That reach must be known from
 * the launch's arguments: kernels that scatter to computed places cannot be rehearsed, nor those whose copies find no memory.
 */
export class RehearsalPlan {
  private readonly written: readonly WrittenTensor[] | null

  constructor(kernel: Kernel) {
    this.written = writtenTensors(kernel)
  }
  /** Whether the kernel can be rehearsed at all. */
  get isPossible(): boolean {
    return this.written !== null
  }
  /** Null where there is no memory for the copies. */
  open(
    device: Device,
    tensors: readonly TensorArgument[],
    scalars: ArrayLike<number>,
    strides: readonly (readonly number[])[] | undefined,
  ): Rehearsal | null {
    const redirected = [...tensors]
    const copies: Copy[] = []
    try {
      for (const { position, bytes, isRead, bounds } of this.written ?? []) {
        const tensor = tensors[position]!
        const { low, high } = reach(bounds, strides?.[position] ?? tensor.strides, scalars)
        const start = tensor.address + low * bytes
        const length = (high - low + 1) * bytes
        const block = device.allocate(length + alignment)
        const shifted = block + ((((start - block) % alignment) + alignment) % alignment)
        copies.push({ block, from: start, to: shifted, length, isRead })
        redirected[position] = { address: shifted - low * bytes, strides: tensor.strides }
      }
    } catch (error) {
      for (const { block } of copies) device.free(block)
      if (error instanceof OpGemsError && error.code === 'OUT_OF_MEMORY') return null
      throw error
    }
    return new Rehearsal(device, redirected, copies)
  }
}

interface Copy {
  readonly block: number
  readonly from: number
  readonly to: number
  readonly length: number
  readonly isRead: boolean
}

/** Arguments to launch with as often as one likes. */
export class Rehearsal {
  constructor(
    private readonly device: Device,
    readonly tensors: readonly TensorArgument[],
    private readonly copies: readonly Copy[],
  ) {}

  /** Brings back the old elements of what is both read and written. */
  reset(): void {
    for (const { from, to, length, isRead } of this.copies) if (isRead) this.device.copy(to, from, length)
  }
  close(): void {
    for (const { block } of this.copies) this.device.free(block)
  }
}

function writtenTensors(kernel: Kernel): readonly WrittenTensor[] | null {
  const found: WrittenTensor[] = []
  const all = accesses(kernel)
  for (const [position, tensor] of kernel.tensors.entries()) {
    if (tensor.access === 'read') continue
    const bounds = all.filter((a) => a.tensor === tensor).map((a) => a.index.map((n) => boundOf(kernel, n)))
    if (bounds.length === 0 || bounds.some((b) => b.includes(null))) return null
    found.push({ position, ...sizesOf(tensor), bounds: bounds as ScalarFunction[][] })
  }
  return found
}

const sizesOf = (tensor: TensorParameter) => ({
  bytes: elementBytes(tensor),
  isRead: tensor.access === 'readwrite',
})

function boundOf(kernel: Kernel, index: Parameters<typeof extentNode>[1]): ScalarFunction | null {
  const node = extentNode(kernel, index)
  if (!node || !isHostExpression(node)) return null
  const bound = compileScalar(node, (name) => kernel.scalars.findIndex((s) => s.name === name))
  // A constant index is the place itself, not a bound.
  return index.op === 'const' ? (scalars) => bound(scalars) + 1 : bound
}

/** Least and greatest offset in elements over all accesses. */
function reach(bounds: WrittenTensor['bounds'], strides: readonly number[], scalars: ArrayLike<number>) {
  let [low, high] = [0, 0]
  for (const access of bounds) {
    let [least, most] = [0, 0]
    access.forEach((bound, dimension) => {
      const offset = Math.max(0, bound(scalars) - 1) * (strides[dimension] ?? 0)
      least += Math.min(0, offset)
      most += Math.max(0, offset)
    })
    low = Math.min(low, least)
    high = Math.max(high, most)
  }
  return { low, high }
}
