// Size classes of device memory: multiples of 64 bytes up to 512, then eight steps per power of two (waste at most 1/8).

const unit = 64

/** The largest size with a class: 256 GiB. */
export const largestBlock = unit * 2 ** 32

/** How many classes there are; a class is an index below this. */
export const sizeClassCount = 240

/** The class of a size of 1 … largestBlock bytes. */
export function sizeClassOf(bytes: number): number {
  const last = ((bytes - 1) / unit) >>> 0
  if (last < 8) return last
  const shift = 28 - Math.clz32(last)
  return shift * 8 + (last >>> shift)
}

/** Bytes of the blocks of a class. */
export function sizeClassBytes(sizeClass: number): number {
  if (sizeClass < 8) return (sizeClass + 1) * unit
  const shift = (sizeClass >>> 3) - 1
  return ((sizeClass & 7) + 9) * 2 ** shift * unit
}
