// How BANG C is spelled.
import type { NpuDialect, NpuInstruction } from '@opgems/core'

const prelude = `
#include <bang.h>
__mlu_func__ i32 float_as_int(f32 x) { return *(i32*)&x; }
__mlu_func__ f32 int_as_float(i32 x) { return *(f32*)&x; }
__mlu_func__ i64 double_as_long(f64 x) { return *(i64*)&x; }
__mlu_func__ f64 long_as_double(i64 x) { return *(f64*)&x; }
template <class T> __mlu_func__ void copy_in(T* to, const T* from, i64 count) {
  if (count > 0) __memcpy(to, from, (i32)(count * sizeof(T)), GDRAM2NRAM);
}
template <class T> __mlu_func__ void copy_out(const T* from, T* to, i64 count) {
  if (count > 0) __memcpy(to, from, (i32)(count * sizeof(T)), NRAM2GDRAM);
}
template <class T> __mlu_func__ void start_in(T* to, const T* from, i64 count) {
  if (count > 0) __memcpy_async(to, from, (i32)(count * sizeof(T)), GDRAM2NRAM);
}
template <class T> __mlu_func__ void start_out(const T* from, T* to, i64 count) {
  if (count > 0) __memcpy_async(to, from, (i32)(count * sizeof(T)), NRAM2GDRAM);
}
/* Strides that the copy engine takes: positive ones that fit an int. */
__mlu_func__ bool is_segmented(i64 bytes) { return bytes > 0 && bytes < 0x7fffffff; }
template <class T> __mlu_func__ void strided_in(T* to, const T* from, i64 count, i64 stride) {
  if (count > 0 && is_segmented(stride * (i64)sizeof(T)))
    __memcpy(to, from, sizeof(T), GDRAM2NRAM, sizeof(T), (i32)(stride * sizeof(T)), (i32)count - 1);
  else
    for (i64 i = 0; i < count; i++) to[i] = from[i * stride];
}
template <class T> __mlu_func__ void strided_out(const T* from, T* to, i64 count, i64 stride) {
  if (count > 0 && stride * (i64)sizeof(T) >= (i64)sizeof(T) && is_segmented(stride * (i64)sizeof(T)))
    __memcpy(to, from, sizeof(T), NRAM2GDRAM, (i32)(stride * sizeof(T)), sizeof(T), (i32)count - 1);
  else
    for (i64 i = 0; i < count; i++) to[i * stride] = from[i];
}
`

const one = (text: string): NpuInstruction => ({ text })
const binary = (name: string) => one(`${name}($d, $0, $1, $n);`)
const unary = (name: string) => one(`${name}($d, $0, $n);`)

/** condition ? a : b through the bits of a mask, since NaNs of what is not chosen must not come through. */
const select: NpuInstruction = {
  text: [
    '__bang_mul_scalar((float*)$t0, $0, -1.0f, $n);',
    '__bang_float2int32((int*)$t0, (float*)$t0, $n, 0);',
    '__bang_sub_scalar((float*)$t1, $0, 1.0f, $n);',
    '__bang_float2int32((int*)$t1, (float*)$t1, $n, 0);',
    '__bang_band((char*)$t0, (char*)$1, (char*)$t0, $n * 4);',
    '__bang_band((char*)$t1, (char*)$2, (char*)$t1, $n * 4);',
    '__bang_bor((char*)$d, (char*)$t0, (char*)$t1, $n * 4);',
  ].join(' '),
  temporaries: ['f32', 'f32'],
}
const comparisons = Object.fromEntries(
  ['lt', 'le', 'gt', 'ge', 'eq'].flatMap((fn) => [
    [`${fn} f32`, binary(`__bang_${fn}`)],
    [`${fn} f32 scalar`, binary(`__bang_${fn}_scalar`)],
  ]),
)
const move = (bytes: number) => one(`__memcpy($d, $0, $n * ${bytes}, NRAM2NRAM);`)

const instructions: Readonly<Record<string, NpuInstruction>> = {
  ...comparisons,
  'add f32': binary('__bang_add'),
  'add f32 scalar': binary('__bang_add_scalar'),
  'sub f32': binary('__bang_sub'),
  'sub f32 scalar': binary('__bang_sub_scalar'),
  'mul f32': binary('__bang_mul'),
  'mul f32 scalar': binary('__bang_mul_scalar'),
  'div f32': binary('__bang_div'),
  'abs f32': unary('__bang_abs'),
  'sqrt f32': unary('__bang_sqrt'),
  'floor f32': unary('__bang_floor'),
  'exp f32': unary('__bang_active_exphp'),
  'expOfNonPositive f32': unary('__bang_active_exphp'),
  'exp2 f32': unary('__bang_pow2'),
  'log2 f32': unary('__bang_log2'),
  'log f32': one('__bang_log2($d, $0, $n); __bang_mul_scalar($d, $d, 0.6931472f, $n);'),
  'sigmoid f32': unary('__bang_active_sigmoid'),
  'and bool': binary('__bang_and'),
  'or bool': binary('__bang_or'),
  'xor bool': one('__bang_sub($d, $0, $1, $n); __bang_abs($d, $d, $n);'),
  'not bool': unary('__bang_not'),
  'select f32': select,
  'select i32': select,
  'select bool': select,
  'fill f32': one('__bang_write_value($d, $n, (f32)$0);'),
  'fill i32': one('__bang_write_value($d, $n, (i32)$0);'),
  'move f32': move(4),
  'move i32': move(4),
  'move i64': move(8),
  'move u16': move(2),
  'convert i32 f32': one('__bang_int322float($d, $0, $n, 0);'),
  'convert f32 i32': one('__bang_float2int32_tz($d, $0, $n, 0);'),
  'convert bool i32': one('__bang_float2int32_tz($d, $0, $n, 0);'),
  'convert float16 float32': one('__bang_half2float($d, (half*)$0, $n);'),
  'convert float32 float16': one('__bang_float2half_rn((half*)$d, $0, $n);'),
}

/** Instructions that came with the fifth generation. */
const fifthGeneration: Readonly<Record<string, NpuInstruction>> = {
  'convert bfloat16 float32': one('__bang_bfloat162float($d, (bfloat16_t*)$0, $n);'),
  'convert float32 bfloat16': one('__bang_float2bfloat16_rn((bfloat16_t*)$d, $0, $n);'),
}

const dialectOf = (name: string, own: Readonly<Record<string, NpuInstruction>>): NpuDialect => ({
  name,
  prelude,
  kernelPrefix: 'extern "C" __mlu_global__ void',
  functionPrefix: '__mlu_func__',
  globalQualifier: '',
  declareGlobal: '__nram__ char og_nram[$0];',
  declareLocal: '',
  declareVector: '$1* const $0 = ($1*)(og_nram + $3);',
  part: '($0 + $1)',
  element: { get: '$0[$1]', set: '$0[$1] = $2' },
  globalElement: { get: '*$0', set: '*$0 = $1' },
  coreIndex: 'taskId',
  coreCount: 'taskDim',
  bitcast: {
    f32ToI32: 'float_as_int',
    i32ToF32: 'int_as_float',
    f64ToI64: 'double_as_long',
    i64ToF64: 'long_as_double',
  },
  copies: {
    in: 'copy_in',
    out: 'copy_out',
    stridedIn: 'strided_in',
    stridedOut: 'strided_out',
    startIn: 'start_in',
    startOut: 'start_out',
    wait: '__sync();',
  },
  instructions: { ...instructions, ...own },
  folds: {},
  scalarFunctions: {
    exp: 'expf',
    expOfNonPositive: 'expf',
    exp2: 'exp2f',
    log: 'logf',
    log2: 'log2f',
    sigmoid: '(1.0f / (1.0f + expf(-($0))))',
  },
})

const [fourth, fifth] = [dialectOf('BANG C', {}), dialectOf('BANG C', fifthGeneration)]

/** @param isa e.g. 372 or 592, as the device tells */
export const bangDialect = (isa: number): NpuDialect => (isa >= 500 ? fifth : fourth)
