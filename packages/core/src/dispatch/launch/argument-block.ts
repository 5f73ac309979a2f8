// The block of 8-byte launch arguments that a device reads.

const word = 2 ** 32

export class ArgumentBlock {
  readonly bytes: Uint8Array
  private readonly words: Uint32Array
  private readonly floats: Float64Array

  constructor(slots: number) {
    this.bytes = new Uint8Array(Math.max(slots, 1) * 8)
    this.words = new Uint32Array(this.bytes.buffer)
    this.floats = new Float64Array(this.bytes.buffer)
  }
  /** A whole number of magnitude below 2^53 (a size, stride or address) as 64 bits, two's complement. */
  setInteger(slot: number, value: number): void {
    this.words[slot * 2] = value
    this.words[slot * 2 + 1] = Math.floor(value / word)
  }
  /** Any whole number, modulo 2^64. */
  setBigint(slot: number, value: bigint): void {
    this.words[slot * 2] = Number(BigInt.asUintN(32, value))
    this.words[slot * 2 + 1] = Number(BigInt.asUintN(32, value >> 32n))
  }
  setFloat(slot: number, value: number): void {
    this.floats[slot] = value
  }
}
