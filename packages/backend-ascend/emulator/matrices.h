// Ascend C's instructions of cube cores (dav-2201): copies between their memories, the product, and the way out of it.
#pragma once
namespace AscendC {
/** Elements in 32 bytes. */
template <class T> constexpr long emu_c0 = 32 / (long)sizeof(T);
static inline long emu_whole(long size, long unit) { return (size + unit - 1) / unit * unit; }
static inline void emu_range(const char* name, const char* parameter, long value, long least, long most) {
  if (value < least || value > most) pad::fail("%s: %s is %ld, not %ld to %ld", name, parameter, value, least, most);
}

// ---- from device memory to L1: rows become columns of blocks of 32 bytes

struct Nd2NzParams {
  uint16_t ndNum, nValue, dValue, srcNdMatrixStride, srcDValue, dstNzC0Stride, dstNzNStride, dstNzMatrixStride;
};
template <class T> static inline void DataCopy(const LocalTensor<T>& to, const GlobalTensor<T>& from, const Nd2NzParams& p) {
  EMU_TYPES("DataCopy", half, bfloat16_t, float, int8_t, int32_t);
  if (p.ndNum != 1) pad::fail("DataCopy: %d matrices at once are not emulated", p.ndNum);
  emu_range("DataCopy", "nValue", p.nValue, 1, 16384);
  emu_range("DataCopy", "dValue", p.dValue, 1, 65535);
  emu_range("DataCopy", "srcDValue", p.srcDValue, 1, 65535);
  emu_range("DataCopy", "dstNzC0Stride", p.dstNzC0Stride, 1, 16384);
  emu_range("DataCopy", "dstNzNStride", p.dstNzNStride, 1, 16384);
  const long columns = emu_whole(p.dValue, emu_c0<T>) / emu_c0<T>;
  const long blocks = (columns - 1) * p.dstNzC0Stride + (p.nValue - 1l) * p.dstNzNStride + 1;
  char* out = to.matrix("DataCopy", pipes::L1, blocks * emu_c0<T>, 32);
  pipes::issue(PIPE_MTE2);
  const char* in = (const char*)from.at;
  pipes::readGlobal(PIPE_MTE2, "DataCopy", in, ((p.nValue - 1l) * p.srcDValue + p.dValue) * sizeof(T));
  for (long row = 0; row < p.nValue; row++)
    for (long column = 0; column < columns; column++) {
      char* block = out + (column * p.dstNzC0Stride + row * p.dstNzNStride) * 32;
      const long rest = (p.dValue - column * emu_c0<T>) * (long)sizeof(T), bytes = rest < 32 ? rest : 32;
      pipes::write(PIPE_MTE2, "DataCopy", block, 32);
      __builtin_memset(block, 0, 32);
      __builtin_memcpy(block, in + row * p.srcDValue * sizeof(T) + column * 32, bytes);
    }
}

// ---- from L1 to L0A and L0B: fractals of 512 bytes, 16 rows of 32

struct LoadData2DParams {
  uint16_t startIndex = 0;
  uint8_t repeatTimes = 0;
  uint16_t srcStride = 0;
  uint8_t sid = 0;
  uint16_t dstGap = 0;
  bool ifTranspose = false;
  uint8_t addrMode = 0;
};
template <class T> static inline pipes::Memory emu_target_of(const LocalTensor<T>& to) {
  return to.at - pipes::buffer >= pipes::startOf(pipes::L0B) ? pipes::L0B : pipes::L0A;
}
template <class T> static inline void LoadData(const LocalTensor<T>& to, const LocalTensor<T>& from, const LoadData2DParams& p) {
  EMU_TYPES("LoadData", half, bfloat16_t, float, int8_t, int32_t);
  if (p.ifTranspose || p.addrMode || p.startIndex) pad::fail("LoadData: fractals that are turned, and others than the first, are not emulated");
  emu_range("LoadData", "repeatTimes", p.repeatTimes, 1, 255);
  const long each = 512 / (long)sizeof(T);
  const char* in = from.matrix("LoadData", pipes::L1, ((p.repeatTimes - 1l) * p.srcStride + 1) * each, 32);
  char* out = to.matrix("LoadData", emu_target_of(to), ((p.repeatTimes - 1l) * (p.dstGap + 1) + 1) * each, 512);
  pipes::issue(PIPE_MTE1);
  for (long i = 0; i < p.repeatTimes; i++) {
    pipes::read(PIPE_MTE1, "LoadData", in + i * p.srcStride * 512, 512);
    pipes::write(PIPE_MTE1, "LoadData", out + i * (p.dstGap + 1) * 512, 512);
    __builtin_memcpy(out + i * (p.dstGap + 1) * 512, in + i * p.srcStride * 512, 512);
  }
}
template <class T> struct LoadData3DParamsV2 {
  uint8_t padList[4] = {};
  uint16_t l1H = 0, l1W = 0, channelSize = 0, kExtension = 0, mExtension = 0, kStartPt = 0, mStartPt = 0;
  uint8_t strideW = 1, strideH = 1, filterW = 1, filterH = 1, dilationFilterW = 1, dilationFilterH = 1;
  bool enTranspose = false, enSmallK = false;
  T padValue = 0;
  bool filterSizeW = false, filterSizeH = false, fMatrixCtrl = false;
};
/** Of an image of one pixel's width and windows of one pixel: mExtension rows of kExtension channels. */
template <class T> static inline void LoadData(const LocalTensor<T>& to, const LocalTensor<T>& from, const LoadData3DParamsV2<T>& p) {
  EMU_TYPES("LoadData", half, bfloat16_t, float);
  constexpr long c0 = emu_c0<T>;
  const bool isPlain = p.l1W == 1 && p.strideW == 1 && p.strideH == 1 && p.filterW == 1 && p.filterH == 1 && !p.kStartPt && !p.mStartPt;
  if (!isPlain || p.padList[0] || p.padList[1] || p.padList[2] || p.padList[3]) pad::fail("LoadData: windows and parts of an image are not emulated");
  if (p.channelSize % c0) pad::fail("LoadData: %d channels, no multiple of %ld", p.channelSize, c0);
  const pipes::Memory memory = emu_target_of(to);
  const bool isTurned = p.enTranspose || memory == pipes::L0B;
  const long unit = isTurned ? 16 : c0;
  emu_range("LoadData", "mExtension", p.mExtension, 16, p.l1H);
  emu_range("LoadData", "kExtension", p.kExtension, unit, p.channelSize);
  if (p.mExtension % 16 || p.kExtension % unit) pad::fail("LoadData: %d rows of %d elements, no multiples of 16 and %ld", p.mExtension, p.kExtension, unit);
  const char* in = from.matrix("LoadData", pipes::L1, (long)p.l1H * p.channelSize, 32);
  char* out = to.matrix("LoadData", memory, (long)p.mExtension * p.kExtension, 512);
  pipes::issue(PIPE_MTE1);
  for (long channel = 0; channel < p.kExtension; channel += c0) pipes::read(PIPE_MTE1, "LoadData", in + channel * p.l1H * sizeof(T), p.mExtension * 32l);
  pipes::write(PIPE_MTE1, "LoadData", out, (long)p.mExtension * p.kExtension * sizeof(T));
  const T* elements = (const T*)in;
  for (long i = 0; i < p.mExtension; i++)
    for (long j = 0; j < p.kExtension; j++) {
      const T value = elements[j / c0 * p.l1H * c0 + i * c0 + j % c0];
      const long line = isTurned ? j : i, depth = isTurned ? i : j, depths = isTurned ? p.mExtension : p.kExtension;
      const long across = memory == pipes::L0A ? line / 16 * (depths / c0) + depth / c0 : depth / c0 * (p.kExtension / 16) + line / 16;
      ((T*)out)[across * 16 * c0 + line % 16 * c0 + depth % c0] = value;
    }
}

// ---- products

struct MmadParams {
  uint16_t m = 0, n = 0, k = 0;
  bool isBias = false;
  int32_t fmOffset = 0;
  bool enSsparse = false, enWinogradA = false, enWinogradB = false;
  uint8_t unitFlag = 0;
  bool kDirectionAlign = false, cmatrixInitVal = true, cmatrixSource = false;
};
/** L0A has rows of fractals, L0B those of columns, both along K first or last; L0C columns of 16 x 16 sums. Elements past k do not count. */
template <class S, class T> static inline void Mmad(const LocalTensor<S>& d, const LocalTensor<T>& a, const LocalTensor<T>& b, const MmadParams& p) {
  EMU_TYPES("Mmad", half, bfloat16_t, float);
  static_assert(emu_is<S, float>, "Mmad of these operands has sums of float");
  emu_range("Mmad", "m", p.m, 1, 4095);
  emu_range("Mmad", "n", p.n, 1, 4095);
  emu_range("Mmad", "k", p.k, 1, 4095);
  if (p.m == 1) pad::fail("Mmad: one row is taken for a vector of another layout, which is not emulated");
  if (p.isBias || p.cmatrixSource || p.unitFlag) pad::fail("Mmad: sums from elsewhere are not emulated");
  constexpr long c0 = emu_c0<T>;
  const long m = emu_whole(p.m, 16), n = emu_whole(p.n, 16), k = emu_whole(p.k, p.kDirectionAlign && sizeof(T) == 4 ? 16 : c0);
  const T* left = (const T*)a.matrix("Mmad", pipes::L0A, m * k, 512);
  const T* right = (const T*)b.matrix("Mmad", pipes::L0B, emu_whole(p.k, c0) * n, 512);
  S* sums = (S*)d.matrix("Mmad", pipes::L0C, m * n, 1024);
  pipes::issue(PIPE_M);
  pipes::read(PIPE_M, "Mmad", (const char*)left, m * k * sizeof(T));
  pipes::read(PIPE_M, "Mmad", (const char*)right, emu_whole(p.k, c0) * n * sizeof(T));
  if (!p.cmatrixInitVal) pipes::read(PIPE_M, "Mmad", (const char*)sums, m * n * sizeof(S));
  pipes::write(PIPE_M, "Mmad", (const char*)sums, m * n * sizeof(S));
  for (long i = 0; i < p.m; i++)
    for (long j = 0; j < p.n; j++) {
      S& sum = sums[j / 16 * m * 16 + i * 16 + j % 16];
      S total = p.cmatrixInitVal ? 0 : sum;
      for (long x = 0; x < p.k; x++)
        total += (float)left[(i / 16 * (k / c0) + x / c0) * 16 * c0 + i % 16 * c0 + x % c0] * (float)right[(x / c0 * (n / 16) + j / 16) * 16 * c0 + j % 16 * c0 + x % c0];
      sum = total;
    }
}

// ---- from L0C to device memory

enum class QuantMode_t { NoQuant, F322F16 = 1, F322BF16 = 16 };
struct FixpipeParamsV220 {
  uint16_t nSize = 0, mSize = 0, srcStride = 0;
  uint32_t dstStride = 0;
  QuantMode_t quantPre = QuantMode_t::NoQuant;
  uint64_t deqScalar = 0;
  uint16_t ndNum = 1, srcNdStride = 0, dstNdStride = 0;
  bool reluEn = false;
  uint8_t unitFlag = 0;
  bool isChannelSplit = false;
};
template <class R, class S> static inline void Fixpipe(const GlobalTensor<R>& to, const LocalTensor<S>& from, const FixpipeParamsV220& p) {
  static_assert(emu_is<S, float> && emu_is<R, float, half, bfloat16_t>, "Fixpipe has no such conversion here");
  const QuantMode_t wanted = emu_is<R, float> ? QuantMode_t::NoQuant : emu_is<R, half> ? QuantMode_t::F322F16 : QuantMode_t::F322BF16;
  if (p.quantPre != wanted) pad::fail("Fixpipe: quantPre is not the conversion between these types");
  if (p.ndNum != 1 || p.reluEn || p.unitFlag || p.isChannelSplit) pad::fail("Fixpipe: several matrices, and functions of sums, are not emulated");
  emu_range("Fixpipe", "nSize", p.nSize, 1, 4095);
  emu_range("Fixpipe", "mSize", p.mSize, 1, 8192);
  emu_range("Fixpipe", "srcStride", p.srcStride, p.mSize, 65535);
  if (p.dstStride == 0) pad::fail("Fixpipe: dstStride is 0");
  const long columns = emu_whole(p.nSize, 16) / 16;
  const S* sums = (const S*)from.matrix("Fixpipe", pipes::L0C, ((columns - 1) * p.srcStride + p.mSize) * 16, 64);
  pipes::issue(PIPE_FIX);
  pipes::writeGlobal(PIPE_FIX, "Fixpipe", (const char*)to.at, ((p.mSize - 1l) * p.dstStride + p.nSize) * sizeof(R));
  for (long column = 0; column < columns; column++) pipes::read(PIPE_FIX, "Fixpipe", (const char*)(sums + column * p.srcStride * 16), p.mSize * 16l * sizeof(S));
  for (long i = 0; i < p.mSize; i++)
    for (long j = 0; j < p.nSize; j++) to.at[i * p.dstStride + j] = (R)sums[j / 16 * p.srcStride * 16 + i * 16 + j % 16];
}
}
