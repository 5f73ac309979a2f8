// The tensor cores' warp-wide instructions and the asynchronous copies that every GPU from sm_80 on has, in CUDA C++.
import type { AsyncCopies, MatrixInstruction, MatrixUnit } from '@opgems/core'

export interface Shape {
  /** mma.sync's name of shape and types. */
  readonly name: string
  readonly type: 'f32' | 'i32' | 'f64'
  readonly letter: 'f' | 'r' | 'd'
  readonly sums: number
  readonly words: number
}

const shapes: Readonly<Record<string, Shape>> = {
  multiply_f16: { name: 'm16n8k16.row.col.f32.f16.f16.f32', type: 'f32', letter: 'f', sums: 4, words: 4 },
  multiply_bf16: { name: 'm16n8k16.row.col.f32.bf16.bf16.f32', type: 'f32', letter: 'f', sums: 4, words: 4 },
  multiply_tf32: { name: 'm16n8k8.row.col.f32.tf32.tf32.f32', type: 'f32', letter: 'f', sums: 4, words: 4 },
  multiply_s8: { name: 'm16n8k32.row.col.s32.s8.s8.s32', type: 'i32', letter: 'r', sums: 4, words: 4 },
  multiply_f64: { name: 'm8n8k4.row.col.f64.f64.f64.f64', type: 'f64', letter: 'd', sums: 2, words: 2 },
}
const hopperShapes: Readonly<Record<string, Shape>> = {
  multiply_f64_16: { name: 'm16n8k4.row.col.f64.f64.f64.f64', type: 'f64', letter: 'd', sums: 4, words: 4 },
}

/** Registers %from … as an operand of mma.sync. */
const operands = (from: number, count: number): string =>
  `{${Array.from({ length: count }, (_, i) => `%${from + i}`).join(', ')}}`

function instructionText(name: string, { name: shape, type, letter, sums, words }: Shape): string {
  const isDouble = type === 'f64'
  const [a, b] = isDouble ? [words / 2, 1] : [words, 2]
  const text = `mma.sync.aligned.${shape} ${operands(0, sums)}, ${operands(sums, a)}, ${operands(sums + a, b)}, ${operands(0, sums)};`
  const results = Array.from({ length: sums }, (_, i) => `"+${letter}"(sum[${i}])`)
  const value = (from: string, i: number) => {
    const high = i + (from === 'a' ? a : b)
    if (isDouble) return `"d"(__hiloint2double((i32)${from}[${high}], (i32)${from}[${i}]))`
    return name === 'multiply_tf32' ? `"r"(to_tf32(${from}[${i}]))` : `"r"(${from}[${i}])`
  }
  const inputs = [...Array(a).keys()].map((i) => value('a', i)).concat([...Array(b).keys()].map((i) => value('b', i)))
  return `__device__ __forceinline__ void ${name}(${type} (&sum)[${sums}], const u32 (&a)[${words}], const u32 (&b)[2]) {
  asm volatile("${text}" : ${results.join(', ')} : ${inputs.join(', ')});
}`
}

export const instructionTexts = (all: Readonly<Record<string, Shape>>): string =>
  Object.entries(all)
    .map(([name, shape]) => instructionText(name, shape))
    .join('\n')

const matrixPrelude = `__device__ __forceinline__ u32 to_tf32(u32 x) { u32 y; asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(y) : "f"(__int_as_float((i32)x))); return y; }
${instructionTexts(shapes)}
__device__ __forceinline__ void load_rows(u32 (&to)[4], const void* row) {
  const u32 at = (u32)__cvta_generic_to_shared(row);
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
    : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(at) : "memory");
}
__device__ __forceinline__ void load_columns(u32 (&to)[4], const void* row) {
  const u32 at = (u32)__cvta_generic_to_shared(row);
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
    : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(at) : "memory");
}
`

const copyPrelude = `template <i32 BYTES> __device__ __forceinline__ void copy_async_cached(void* to, const void* from, i32 valid) {
  const u32 at = (u32)__cvta_generic_to_shared(to);
  asm volatile("cp.async.ca.shared.global [%0], [%1], %2, %3;" :: "r"(at), "l"(from), "n"(BYTES), "r"(valid) : "memory");
}
template <i32 BYTES> __device__ __forceinline__ void copy_async(void* to, const void* from, i32 valid) {
  if constexpr (BYTES != 16) return copy_async_cached<BYTES>(to, from, valid);
  const u32 at = (u32)__cvta_generic_to_shared(to);
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" :: "r"(at), "l"(from), "r"(valid) : "memory");
}
__device__ __forceinline__ void commit_copies() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <i32 GROUPS> __device__ __forceinline__ void wait_copies() { asm volatile("cp.async.wait_group %0;" :: "n"(GROUPS) : "memory"); }
`

export const sixteenRows = { rows: 16, columns: 8, wordsTogether: 1 } as const
const instructions: readonly MatrixInstruction[] = [
  { operand: 'float16', sum: 'float32', ...sixteenRows, multiply: 'multiply_f16' },
  { operand: 'bfloat16', sum: 'float32', ...sixteenRows, multiply: 'multiply_bf16' },
  { operand: 'tf32', sum: 'float32', ...sixteenRows, multiply: 'multiply_tf32' },
  { operand: 'int8', sum: 'int32', ...sixteenRows, multiply: 'multiply_s8' },
  { operand: 'float64', sum: 'float64', rows: 8, columns: 8, wordsTogether: 2, multiply: 'multiply_f64' },
]

/** The registers of lanes as the PTX manual draws them for mma.sync. */
export const tensorCores: MatrixUnit = {
  prelude: matrixPrelude,
  instructions,
  line: '$0 / 4',
  group: '$0 % 4',
  sumRow: '$0 / 4 + $1 / 2 * 8',
  sumColumn: '$0 % 4 * 2 + $1 % 2',
  neighbours: 2,
  matrixLoads: { rows: 'load_rows', columns: 'load_columns' },
}

/** Hopper multiplies float64 at full rate in the larger shape alone. */
export const hopperTensorCores: MatrixUnit = {
  ...tensorCores,
  prelude: `${matrixPrelude}${instructionTexts(hopperShapes)}\n`,
  instructions: [
    ...instructions.filter(({ operand }) => operand !== 'float64'),
    { operand: 'float64', sum: 'float64', ...sixteenRows, wordsTogether: 2, multiply: 'multiply_f64_16' },
  ],
}

export const asyncCopies: AsyncCopies = {
  prelude: copyPrelude,
  copy: 'copy_async<$2>($0, $1, $3);',
  copyCached: 'copy_async_cached<$2>($0, $1, $3);',
  commit: 'commit_copies();',
  wait: 'wait_copies<$0>();',
}
