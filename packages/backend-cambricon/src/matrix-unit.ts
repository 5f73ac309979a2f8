// The matrix unit of an MLU: __bang_matmul, whose left operand and sums lie in NRAM and whose right operand lies in WRAM.
import { floatProducts, type NpuMatrixUnit } from '@opgems/core'

/**
 * From Cambricon's BANG C manual (__bang_matmul, __bang_reshape_filter, __bang_transpose) and the FFT kernels of its mlu-ops, which use
 * the same sequence: K in whole 64 bytes, the right operand column by column, a multiple of 64 of them, reshaped in NRAM and copied to
 * WRAM, sums in float32. How elements lie in WRAM is not public for every chip: only what __bang_reshape_filter made goes there.
 * Not known: in which order and with which precision the unit adds float32; sums here are of whole tiles, added up by __bang_add.
 */
const prelude = `
const i32 LEFT = ROWS * DEPTH * (i32)sizeof(E), RIGHT = COLUMNS * DEPTH * (i32)sizeof(E), SUMS = ROWS * COLUMNS * (i32)sizeof(S);
__nram__ char og_nram[3 * LEFT + 4 * RIGHT + 2 * SUMS];
__wram__ char og_wram[RIGHT];
template <i32 BYTES> struct Bits { typedef short type; };
template <> struct Bits<4> { typedef int type; };
typedef Bits<sizeof(E)>::type B;
__mlu_func__ char* left_tile(i32 number) { return og_nram + number * LEFT; }
__mlu_func__ char* right_tile(i32 number) { return og_nram + 3 * LEFT + number * RIGHT; }
__mlu_func__ i32 round_up(i32 size, i32 unit) { return (size + unit - 1) / unit * unit; }
/* Elements of a line as they lie in NRAM. */
__mlu_func__ i32 whole_depth(i32 depth) { return round_up(depth, 64 / (i32)sizeof(E)); }
/* Rows of bytes next to each other in NRAM, stride bytes apart in device memory; the engine's strides fit an int. */
__mlu_func__ void start_rows_in(char* to, const char* from, i32 bytes, i32 step, i64 stride, i32 rows) {
  if (stride < 0x7fffffff)
    __memcpy_async(to, from, bytes, GDRAM2NRAM, step, (i32)stride, rows - 1);
  else
    for (i32 i = 0; i < rows; i++) __memcpy_async(to + i * step, from + i * stride, bytes, GDRAM2NRAM);
}
__mlu_func__ void start_rows_out(char* to, const char* from, i32 bytes, i64 stride, i32 step, i32 rows) {
  if (stride < 0x7fffffff)
    __memcpy_async(to, from, bytes, NRAM2GDRAM, (i32)stride, step, rows - 1);
  else
    for (i32 i = 0; i < rows; i++) __memcpy_async(to + i * stride, from + i * step, bytes, NRAM2GDRAM);
}
/* Zeros behind K, of which a sum takes none; lines next to each other are turned later. */
__mlu_func__ void start_lines(char* to, const E* from, i64 stride, i32 lines, i32 depth, bool isAlongDepth) {
  const i32 whole = whole_depth(depth);
  if (whole != depth) {
    __bang_write_value((float*)to, round_up(lines * whole * (i32)sizeof(E) / 4, 64), 0.0f);
    __sync_compute();
  }
  const i32 rows = isAlongDepth ? lines : depth, columns = isAlongDepth ? depth : lines, step = isAlongDepth ? whole : lines;
  start_rows_in(to, (const char*)from, columns * (i32)sizeof(E), step * (i32)sizeof(E), stride * (i64)sizeof(E), rows);
}
__mlu_func__ void multiply_tiles(i32 number, i32 rows, i32 columns, i32 depth, bool isFirst) {
  const i32 whole = whole_depth(depth), wide = round_up(columns, 64);
  B *left = (B*)left_tile(number), *right = (B*)right_tile(number), *shaped = (B*)right_tile(3);
  S *sums = (S*)right_tile(4), *part = sums + ROWS * COLUMNS;
  if (!LEFT_ALONG_DEPTH) {
    __bang_transpose((B*)left_tile(2), left, whole, rows);
    left = (B*)left_tile(2);
  }
  if (!RIGHT_ALONG_DEPTH) {
    __bang_transpose((B*)right_tile(2), right, whole, columns);
    right = (B*)right_tile(2);
  }
  __bang_reshape_filter(shaped, right, wide, 1, 1, whole);
  __memcpy(og_wram, shaped, wide * whole * (i32)sizeof(E), NRAM2WRAM);
  __bang_matmul(isFirst ? sums : part, (E*)left, (E*)og_wram, rows, whole, wide);
  if (!isFirst) __bang_add(sums, sums, part, rows * wide);
}
/* Sums that are the result, and others into the memory of parts. */
__mlu_func__ char* as_result(float*, float* sums, float*, i32) { return (char*)sums; }
template <class T> __mlu_func__ char* as_result(T*, float* sums, float* part, i32 count) {
  narrow((T*)part, sums, count);
  return (char*)part;
}
__mlu_func__ void store_sums(R* to, i64 stride, i32 rows, i32 columns) {
  const i32 wide = round_up(columns, 64);
  S *sums = (S*)right_tile(4), *part = sums + ROWS * COLUMNS;
  const char* from = as_result((R*)0, sums, part, rows * wide);
  __sync_compute();
  start_rows_out((char*)to, from, columns * (i32)sizeof(R), stride * (i64)sizeof(R), wide * (i32)sizeof(R), rows);
}
`

/** Before the other functions, which call them by type. */
const narrowHalf =
  '__mlu_func__ void narrow(half* to, const float* from, i32 n) { __bang_float2half_rn(to, from, n); }\n'
const narrowBfloat =
  '__mlu_func__ void narrow(bfloat16_t* to, const float* from, i32 n) { __bang_float2bfloat16_rn(to, from, n); }\n'

const floats = { float32: 'float', float16: 'half' } as const

export interface MatrixMemories {
  readonly nramBytes: number
  readonly wramBytes: number
  readonly cores: number
}

/** Floats are multiplied from the third generation on, bfloat16 from the fifth. */
export function matrixUnit(isa: number, { nramBytes, wramBytes, cores }: MatrixMemories): NpuMatrixUnit | undefined {
  if (isa < 300 || wramBytes === 0) return undefined
  const isFifth = isa >= 500
  return {
    cores,
    products: floatProducts(isFifth ? { ...floats, bfloat16: 'bfloat16_t' } : floats),
    rowUnit: 16,
    columnUnit: 64,
    depthBytes: 64,
    memories: [
      // Operands in two halves, the tiles turned around, the right one reshaped; sums, and those of one step or what they become.
      { bytes: nramBytes, left: 3, right: 4, sums: 2 },
      { bytes: wramBytes, left: 0, right: 1, sums: 0 },
    ],
    prelude: `${narrowHalf}${isFifth ? narrowBfloat : ''}${prelude}`,
    open: '',
    startLeft: 'start_lines(left_tile($0), $1, $2, $3, $4, LEFT_ALONG_DEPTH)',
    startRight: 'start_lines(right_tile($0), $1, $2, $3, $4, RIGHT_ALONG_DEPTH)',
    multiply: 'multiply_tiles',
    store: 'store_sums',
    wait: '__sync();',
  }
}
