// AMX's tile instructions in plain C++, for processors without them: Intel's manual, volume 2, TILELOADD, TDPBF16PS, TILESTORED.

/** Stands in for `#include <immintrin.h>` in a kernel's text. Using a tile without a configuration ends the process. */
export const tileInstructions = `
struct Tiles { bool configured; uint8_t bytes[8][1024]; };
static thread_local Tiles tiles;
static inline uint8_t* tileBytes(int t) { if (!tiles.configured) __builtin_trap(); return tiles.bytes[t]; }
static inline void _tile_loadconfig(const void* c) {
  const uint8_t* bytes = (const uint8_t*)c;
  if (bytes[0] != 1) __builtin_trap();
  for (int t = 0; t < 8; t++) if (bytes[16 + 2 * t] != 64 || bytes[17 + 2 * t] != 0 || bytes[48 + t] != 16) __builtin_trap();
  tiles.configured = true;
}
static inline void _tile_release() { tiles.configured = false; }
static inline void _tile_zero(int t) { memset(tileBytes(t), 0, 1024); }
static inline void _tile_loadd(int t, const void* from, int64_t stride) {
  for (int r = 0; r < 16; r++) memcpy(tileBytes(t) + 64 * r, (const char*)from + r * stride, 64);
}
static inline void _tile_stored(int t, void* to, int64_t stride) {
  for (int r = 0; r < 16; r++) memcpy((char*)to + r * stride, tileBytes(t) + 64 * r, 64);
}
static inline float tileValue(const uint8_t* tile, int element) {
  uint16_t half; memcpy(&half, tile + 2 * element, 2);
  uint32_t bits = (uint32_t)half << 16; float value; memcpy(&value, &bits, 4); return value;
}
static inline void _tile_dpbf16ps(int sums, int left, int right) {
  for (int m = 0; m < 16; m++)
    for (int k = 0; k < 16; k++)
      for (int n = 0; n < 16; n++) {
        float sum; memcpy(&sum, tileBytes(sums) + 64 * m + 4 * n, 4);
        for (int i = 0; i < 2; i++)
          sum += tileValue(tileBytes(left), 32 * m + 2 * k + i) * tileValue(tileBytes(right), 32 * k + 2 * n + i);
        memcpy(tileBytes(sums) + 64 * m + 4 * n, &sum, 4);
      }
}
`
