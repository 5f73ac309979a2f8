// One wgmma instruction as a C++ function: D[64, n] += A[64, 16]·B[16, n], operands in shared memory.
import type { HalfDType } from './variant.ts'

export interface WgmmaShape {
  readonly n: number
  readonly operand: HalfDType
  /** Whether the operand's rows (A) or columns (B) are contiguous instead of K. */
  readonly transposeA: boolean
  readonly transposeB: boolean
}

const short = { float16: 'f16', bfloat16: 'bf16' } as const

/** `multiply(sum, a, b, add)`: sum = (add ? sum : 0) + A·B; sum holds n/2 values of the thread. */
export function wgmmaText({ n, operand, transposeA, transposeB }: WgmmaShape): string {
  const count = n / 2
  const type = short[operand]
  const list = (from: number, size: number) => Array.from({ length: size }, (_, i) => `%${from + i}`).join(', ')
  const outputs = Array.from({ length: count }, (_, i) => `"+f"(sum[${i}])`).join(', ')
  return `
__device__ __forceinline__ void multiply(f32 (&sum)[${count}], u64 a, u64 b, i32 add) {
  asm volatile("{.reg .pred p; setp.ne.b32 p, %${count + 2}, 0; "
    "wgmma.mma_async.sync.aligned.m64n${n}k16.f32.${type}.${type} {${list(0, count)}}, %${count}, %${count + 1}, p, 1, 1, ${Number(transposeA)}, ${Number(transposeB)};}"
    : ${outputs}
    : "l"(a), "l"(b), "r"(add));
}
`
}
