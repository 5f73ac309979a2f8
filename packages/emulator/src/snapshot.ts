// Copies of a device's memory, to run a launch twice in different orders and compare.
import type { Support } from './support.ts'

/** Bytes of allocations above which launches run once. */
export const mostSnapshotBytes = 16 << 20

export type Snapshot = ReadonlyMap<number, Uint8Array>

export function takeSnapshot(support: Support, sizes: ReadonlyMap<number, number>): Snapshot {
  const copies = new Map<number, Uint8Array>()
  for (const [address, bytes] of sizes) {
    const copy = new Uint8Array(bytes)
    support.read(copy, address, bytes)
    copies.set(address, copy)
  }
  return copies
}
export function restoreSnapshot(support: Support, snapshot: Snapshot): void {
  for (const [address, copy] of snapshot) support.write(address, copy, copy.byteLength)
}
/** The first address at which two snapshots of the same allocations differ, or 0. */
export function firstDifference(a: Snapshot, b: Snapshot): number {
  for (const [address, bytes] of a) {
    const other = b.get(address)!
    if (Buffer.compare(bytes, other) === 0) continue
    return address + bytes.findIndex((byte, i) => byte !== other[i])
  }
  return 0
}
