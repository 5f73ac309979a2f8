// One wgmma instruction as a C++ function: D[64, n] += A[64, k]·B[k, n] with k of 32 bytes, operands in shared memory.
import { type OperandDType, operandBytes, sumType } from './variant.ts'

export interface WgmmaShape {
  readonly n: number
  readonly operand: OperandDType
  readonly rightOperand: OperandDType
  /** Whether the operand's rows (A) or columns (B) are contiguous instead of K; only of 16 bits. */
  readonly transposeA: boolean
  readonly transposeB: boolean
}

const short = { float16: 'f16', bfloat16: 'bf16', int8: 's8', float8_e4m3fn: 'e4m3', float8_e5m2: 'e5m2' } as const

/** `multiply(sum, a, b, add)`: sum = (add ? sum : 0) + A·B; sum holds n/2 values of the thread. */
export function wgmmaText({ n, operand, rightOperand, transposeA, transposeB }: WgmmaShape): string {
  const count = n / 2
  const bytes = operandBytes(operand)
  const sum = sumType({ operand })
  const types = `${sum === 'i32' ? 's32' : 'f32'}.${short[operand]}.${short[rightOperand]}`
  // Signs of floats, then transposition of what has 16 bits.
  const signs = sum === 'i32' ? '' : ', 1, 1'
  const transposed = bytes === 2 ? `, ${Number(transposeA)}, ${Number(transposeB)}` : ''
  const list = (from: number, size: number) => Array.from({ length: size }, (_, i) => `%${from + i}`).join(', ')
  const outputs = Array.from({ length: count }, (_, i) => `"+${sum === 'i32' ? 'r' : 'f'}"(sum[${i}])`).join(', ')
  return `
__device__ __forceinline__ void multiply(${sum} (&sum)[${count}], u64 a, u64 b, i32 add) {
  asm volatile("{.reg .pred p; setp.ne.b32 p, %${count + 2}, 0; "
    "wgmma.mma_async.sync.aligned.m64n${n}k${32 / bytes}.${types} {${list(0, count)}}, %${count}, %${count + 1}, p${signs}${transposed};}"
    : ${outputs}
    : "l"(a), "l"(b), "r"(add));
}
`
}
