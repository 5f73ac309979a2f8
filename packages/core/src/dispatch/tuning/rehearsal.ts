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

interface WrittenTensor extends Pick<Written, 'bytes' | 'isRead'> {
  readonly position: number
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
  ): { readonly rehearsal: Rehearsal; readonly tensors: readonly TensorArgument[] } | null {
    const redirected = [...tensors]
    const rehearsal = rehearse(device, (copies) => {
      for (const { position, bounds, ...element } of this.written ?? []) {
        const tensor = tensors[position]!
        const reached = reach(bounds, strides?.[position] ?? tensor.strides, scalars)
        redirected[position] = {
          address: copies.redirect({ address: tensor.address, ...reached, ...element }),
          strides: tensor.strides,
        }
      }
    })
    return rehearsal && { rehearsal, tensors: redirected }
  }
}

/** Memory that a launch may write. */
export interface Written {
  readonly address: number
  /** Least and greatest offset from it, in elements. */
  readonly low: number
  readonly high: number
  /** Of an element. */
  readonly bytes: number
  /** Whether old elements are read, so that the copy must start from them. */
  readonly isRead: boolean
}

/** A rehearsal filled by `redirectAll`; null where there is no memory for it. */
export function rehearse(device: Device, redirectAll: (rehearsal: Rehearsal) => void): Rehearsal | null {
  const rehearsal = new Rehearsal(device)
  try {
    redirectAll(rehearsal)
    return rehearsal
  } catch (error) {
    rehearsal.close()
    if (error instanceof OpGemsError && error.code === 'OUT_OF_MEMORY') return null
    throw error
  }
}

/** Stand-ins for memory that launches write, as often as one likes. */
export class Rehearsal {
  private readonly copies: {
    readonly block: number
    readonly from: number
    readonly to: number
    readonly length: number
    readonly isRead: boolean
  }[] = []

  constructor(private readonly device: Device) {}

  /** The address to use instead. @throws OUT_OF_MEMORY */
  redirect({ address, low, high, bytes, isRead }: Written): number {
    const from = address + low * bytes
    const length = (high - low + 1) * bytes
    const block = this.device.allocate(length + alignment)
    const to = block + ((((from - block) % alignment) + alignment) % alignment)
    this.copies.push({ block, from, to, length, isRead })
    return to - low * bytes
  }
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
