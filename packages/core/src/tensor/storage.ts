// Device memory shared by a tensor and its views: counted, and returned to the allocator with the last of them.

/** A block of device memory, as the allocator hands it out. */
export interface MemoryBlock {
  readonly address: number
  readonly bytes: number
}
export interface Allocator {
  allocate(bytes: number): MemoryBlock
  free(block: MemoryBlock): void
}

export class Storage {
  private references = 1
  readonly address: number
  /** Raised by every in-place write, so that gradients can tell stale values. */
  version = 0

  constructor(
    private readonly allocator: Allocator,
    private readonly block: MemoryBlock,
    /** Bytes in use; the block may be larger. */
    readonly bytes: number,
  ) {
    this.address = block.address
  }
  /** Raised when an in-place write changes how the values came about, so that views can follow. */
  rebases = 0
  /** Whether others hold it too. */
  get isShared(): boolean {
    return this.references > 1
  }
  retain(): this {
    this.references++
    return this
  }
  release(): void {
    if (--this.references === 0) this.allocator.free(this.block)
  }
}
