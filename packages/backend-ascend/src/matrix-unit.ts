// The matrix unit of an Ascend NPU (dav-2201): Mmad on cube cores, which have memories of their own and no vectors.
import { floatProducts, type NpuMatrixUnit } from '@opgems/core'

/**
 * From the pages and samples of CANN's asc-devkit and catlass: copies into L1 as columns of blocks of 32 bytes (Nd2Nz), of rows that are
 * less than 65536 elements apart; LoadData in three dimensions turns a matrix on its way to L0A if asked, to L0B always; Mmad leaves out
 * what lies past k, but takes one row for a vector of another layout, so that rows are whole 16; Fixpipe converts. Sums that follow
 * one another need a barrier in M where tiles are small.
 */
const prelude = `
const i32 C0 = 32 / (i32)sizeof(E), LEFT = ROWS * DEPTH, RIGHT = DEPTH * COLUMNS;
__aicore__ inline i32 round_up(i32 size, i32 unit) { return (size + unit - 1) / unit * unit; }
__aicore__ inline void start_lines(LocalTensor<E> to, const __gm__ E* from, i64 stride, i32 lines, i32 depth, bool isAlongDepth) {
  const i32 rows = isAlongDepth ? lines : depth, columns = isAlongDepth ? depth : lines;
  const bool isOne = stride > 0 && stride < 65536;
  for (i32 i = 0; i < (isOne ? 1 : rows); i++)
    DataCopy(to[i * C0], global_of(from + i * stride), Nd2NzParams{1, (uint16_t)(isOne ? rows : 1), (uint16_t)columns, 0,
             (uint16_t)(isOne ? stride : columns), (uint16_t)round_up(rows, 16), 1, 0});
}
/* A matrix of rows by columns in L1, as an image of one pixel's width. */
__aicore__ inline void load_image(LocalTensor<E> to, LocalTensor<E> from, i32 rows, i32 columns, bool isTurned) {
  LoadData3DParamsV2<E> image;
  image.l1W = 1, image.l1H = image.mExtension = (uint16_t)rows;
  image.channelSize = image.kExtension = (uint16_t)columns, image.enTranspose = isTurned;
  LoadData(to, from, image);
}
__aicore__ inline void multiply_tiles(LocalTensor<E> left, LocalTensor<E> right, LocalTensor<E> l0a, LocalTensor<E> l0b, LocalTensor<S> sums,
                                      i32 rows, i32 columns, i32 depth, bool isFirst) {
  const i32 m = round_up(rows, 16), n = round_up(columns, 16), lines = round_up(depth, 16), blocks = (depth + C0 - 1) / C0;
  if (LEFT_ALONG_DEPTH) load_image(l0a, left, m, blocks * C0, false);
  else load_image(l0a, left, lines, m, true);
  LoadData2DParams fractals;
  fractals.repeatTimes = (uint8_t)(n / 16), fractals.srcStride = 1;
  if (RIGHT_ALONG_DEPTH) for (i32 i = 0; i < blocks; i++) LoadData(l0b[i * n * C0], right[i * n * C0], fractals);
  else load_image(l0b, right, lines, n, true);
  hand_over<HardEvent::MTE1_M>();
  MmadParams product;
  product.m = (uint16_t)m, product.n = (uint16_t)n, product.k = (uint16_t)depth;
  product.cmatrixInitVal = isFirst, product.kDirectionAlign = sizeof(E) == 4 && !LEFT_ALONG_DEPTH;
  Mmad(sums, l0a, l0b, product);
}
__aicore__ inline void store_sums(LocalTensor<S> sums, __gm__ R* to, i64 stride, i32 rows, i32 columns) {
  const bool isOne = stride <= 0xffffffffll;
  FixpipeParamsV220 way;
  way.nSize = (uint16_t)columns, way.mSize = (uint16_t)(isOne ? rows : 1);
  way.srcStride = (uint16_t)round_up(rows, 16), way.dstStride = isOne ? (uint32_t)stride : COLUMNS;
  way.quantPre = sizeof(R) == 4 ? QuantMode_t::NoQuant : IsSameType<R, half>::value ? QuantMode_t::F322F16 : QuantMode_t::F322BF16;
  for (i32 i = 0; i < (isOne ? 1 : rows); i++) Fixpipe<R, S>(global_of(to + i * stride), sums[i * 16], way);
}
`
const open = `  KERNEL_TASK_TYPE_DEFAULT(KERNEL_TYPE_AIC_ONLY);
  TPipe og_pipe;
  TBuf<TPosition::A1> og_a1; TBuf<TPosition::A2> og_a2; TBuf<TPosition::B2> og_b2; TBuf<TPosition::CO1> og_co1;
  og_pipe.InitBuffer(og_a1, 2 * (LEFT + RIGHT) * sizeof(E)); og_pipe.InitBuffer(og_a2, LEFT * sizeof(E));
  og_pipe.InitBuffer(og_b2, RIGHT * sizeof(E)); og_pipe.InitBuffer(og_co1, ROWS * COLUMNS * sizeof(S));
  const LocalTensor<E> l1 = og_a1.Get<E>(), l0a = og_a2.Get<E>(), l0b = og_b2.Get<E>(); const LocalTensor<S> sums = og_co1.Get<S>();`

const [left, right] = ['l1[$0 * LEFT]', 'l1[2 * LEFT + $0 * RIGHT]']

/** @param cores with a cube unit */
export const cubeUnit = (cores: number): NpuMatrixUnit => ({
  cores,
  products: floatProducts({ float32: 'float', float16: 'half', bfloat16: 'bfloat16_t' }),
  ...{ rowUnit: 16, columnUnit: 16, depthBytes: 64 },
  // L1, L0A, L0B, L0C.
  memories: [
    { bytes: 512 << 10, left: 2, right: 2, sums: 0 },
    { bytes: 64 << 10, left: 1, right: 0, sums: 0 },
    { bytes: 64 << 10, left: 0, right: 1, sums: 0 },
    { bytes: 128 << 10, left: 0, right: 0, sums: 1 },
  ],
  prelude,
  open,
  startLeft: `start_lines(${left}, $1, $2, $3, $4, LEFT_ALONG_DEPTH)`,
  startRight: `start_lines(${right}, $1, $2, $3, $4, RIGHT_ALONG_DEPTH)`,
  multiply: `multiply_tiles(${left}, ${right}, l0a, l0b, sums, $1, $2, $3, $4)`,
  store: 'store_sums(sums, $0, $1, $2, $3)',
  wait: 'PipeBarrier<PIPE_ALL>();',
})
