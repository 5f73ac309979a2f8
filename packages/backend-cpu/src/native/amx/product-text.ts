// Matrix products of bfloat16 on AMX tiles: C[M,N] = alpha·A·B + beta·D, where A's rows lie along K.
import { type AmxProductTypes, blockRows, panelColumns, stepDepth, stepsAtOnce, tilePanels, tileRows } from './sizes.ts'
import { storeSource } from './store-text.ts'

/** The slots of both kernels: one list, since both are launched for one product. */
export const slotNames = [
  'a',
  'b',
  'c',
  'addend',
  'packed',
  'm',
  'n',
  'k',
  'aRow',
  'aBatch',
  'bRow',
  'bColumn',
  'bBatch',
  'cRow',
  'cColumn',
  'cBatch',
  'addendRow',
  'addendColumn',
  'addendBatch',
  'alpha',
  'beta',
] as const
export type SlotName = (typeof slotNames)[number]

const readSlots = slotNames
  .map((name, i) =>
    name === 'alpha' || name === 'beta'
      ? `  float ${name}; { double wide; memcpy(&wide, &slots[${i}], 8); ${name} = (float)wide; }`
      : `  const i64 ${name} = slots[${i}];`,
  )
  .join('\n')

const common = `#include <stdint.h>
#include <string.h>
typedef int64_t i64;
typedef uint16_t u16;
typedef uint32_t u32;
static inline i64 least(i64 a, i64 b) { return a < b ? a : b; }
static inline i64 parts(i64 extent, i64 size) { return (extent + size - 1) / size; }
`

/**
 * Packs B for tiles: panels of 32 columns, in each for every 32 of K two tiles of 16 rows; a row holds the pairs (2r, 2r+1) along K
 * of 16 columns. What lies past K or N is zero. One program instance packs one panel.
 */
export const packText = `${common}
static inline u32 pair(const u16* b, i64 row, i64 column, i64 k, i64 n, i64 bRow, i64 bColumn) {
  if (column >= n || row >= k) return 0;
  const u32 low = b[row * bRow + column * bColumn];
  return row + 1 < k ? low | (u32)b[(row + 1) * bRow + column * bColumn] << 16 : low;
}

typedef u16 u16x16 __attribute__((vector_size(32)));
typedef u32 u32x16 __attribute__((vector_size(64)));
static inline void interleave(u32* to, const u16* low, const u16* high) {
  u16x16 l, h;
  memcpy(&l, low, 32);
  memcpy(&h, high, 32);
  const u32x16 pairs = __builtin_convertvector(l, u32x16) | __builtin_convertvector(h, u32x16) << 16;
  memcpy(to, &pairs, 64);
}

extern "C" void og_amx_pack(const i64* slots, i64 first, i64 end, char*) {
${readSlots}
  const i64 panels = parts(n, ${panelColumns}), steps = parts(k, ${stepDepth});
  for (i64 program = first; program < end; program++) {
    const u16* from = (const u16*)b + program / panels * bBatch;
    const i64 panel = program % panels * ${panelColumns};
    u32* to = (u32*)packed + program * steps * ${(panelColumns * stepDepth) / 2};
    for (i64 row = 0; row < k; row += ${stepDepth})
      for (i64 column = panel; column < panel + ${panelColumns}; column += 16, to += 256) {
        const u16* at = from + row * bRow + column * bColumn;
        const bool isWhole = row + ${stepDepth} <= k && column + 16 <= n;
        if (isWhole && bColumn == 1)
          for (int r = 0; r < 16; r++) interleave(to + 16 * r, at + 2 * r * bRow, at + (2 * r + 1) * bRow);
        else if (isWhole && bRow == 1)
          for (int j = 0; j < 16; j++)
            for (int r = 0; r < 16; r++) memcpy(&to[16 * r + j], at + j * bColumn + 2 * r, 4);
        else
          for (int r = 0; r < 16; r++)
            for (int j = 0; j < 16; j++) to[16 * r + j] = pair(from, row + 2 * r, column + j, k, n, bRow, bColumn);
      }
  }
}
`

/** 2×2 tiles of sums over some steps of K; `isFirst`: from zero, else from what is there. */
const micro = `
static inline void multiply(const u16* left, i64 leftBytes, const u16* right, i64 steps, float* sums, bool isFirst) {
  const i64 sumBytes = ${4 * tilePanels * panelColumns};
  float* below = sums + 16 * ${tilePanels * panelColumns};
  const u16* leftBelow = left + 8 * leftBytes;
  if (isFirst) {
    _tile_zero(0); _tile_zero(1); _tile_zero(2); _tile_zero(3);
  } else {
    _tile_loadd(0, sums, sumBytes); _tile_loadd(1, sums + 16, sumBytes);
    _tile_loadd(2, below, sumBytes); _tile_loadd(3, below + 16, sumBytes);
  }
  for (i64 step = 0; step < steps; step++) {
    _tile_loadd(4, left + ${stepDepth} * step, leftBytes);
    _tile_loadd(6, right + ${panelColumns * stepDepth} * step, 64);
    _tile_loadd(7, right + ${panelColumns * stepDepth} * step + ${16 * stepDepth}, 64);
    _tile_dpbf16ps(0, 4, 6);
    _tile_loadd(5, leftBelow + ${stepDepth} * step, leftBytes);
    _tile_dpbf16ps(1, 4, 7);
    _tile_dpbf16ps(2, 5, 6);
    _tile_dpbf16ps(3, 5, 7);
  }
  _tile_stored(0, sums, sumBytes); _tile_stored(1, sums + 16, sumBytes);
  _tile_stored(2, below, sumBytes); _tile_stored(3, below + 16, sumBytes);
}
`

/** @param instructions where the tile instructions come from: a header, or text that emulates them */
export function productText(types: AmxProductTypes, instructions = '#include <immintrin.h>'): string {
  return `${common}${instructions}
${micro}
${storeSource(types)}
/** Rows of A that reach past the matrix, with zeros there: rows of 1 KiB. */
static inline void padRows(u16* to, const u16* from, i64 aRow, i64 rows, i64 depth) {
  memset(to, 0, ${blockRows * stepsAtOnce * stepDepth * 2});
  for (i64 r = 0; r < rows; r++) memcpy(to + r * ${stepsAtOnce * stepDepth}, from + r * aRow, 2 * depth);
}

extern "C" void og_amx_product(const i64* slots, i64 first, i64 end, char*) {
${readSlots}
  struct alignas(64) { uint8_t palette, start, zeros[14]; u16 columnBytes[16]; uint8_t rows[16]; } configuration = {};
  configuration.palette = 1;
  for (int t = 0; t < 8; t++) {
    configuration.columnBytes[t] = 64;
    configuration.rows[t] = 16;
  }
  _tile_loadconfig(&configuration);
  alignas(64) float sums[${tileRows * tilePanels * panelColumns}];
  alignas(64) u16 padded[${blockRows * stepsAtOnce * stepDepth}];
  const i64 panels = parts(n, ${panelColumns}), steps = parts(k, ${stepDepth});
  const i64 across = parts(panels, ${tilePanels}), down = parts(m, ${tileRows});
  for (i64 program = first; program < end; program++) {
    const i64 batch = program / (across * down);
    const i64 firstRow = program / across % down * ${tileRows}, firstPanel = program % across * ${tilePanels};
    const i64 rows = least(m - firstRow, ${tileRows}), some = least(panels - firstPanel, ${tilePanels});
    for (i64 step = 0; step < steps; step += ${stepsAtOnce}) {
      const i64 count = least(steps - step, ${stepsAtOnce}), depth = least(k - step * ${stepDepth}, count * ${stepDepth});
      for (i64 row = 0; row < rows; row += ${blockRows}) {
        const u16* left = (const u16*)a + batch * aBatch + (firstRow + row) * aRow + step * ${stepDepth};
        i64 leftBytes = 2 * aRow;
        if (rows - row < ${blockRows} || depth < count * ${stepDepth}) {
          padRows(padded, left, aRow, least(rows - row, ${blockRows}), depth);
          left = padded;
          leftBytes = ${2 * stepsAtOnce * stepDepth};
        }
        for (i64 panel = 0; panel < some; panel++) {
          const u16* right =
              (const u16*)packed + ((batch * panels + firstPanel + panel) * steps + step) * ${panelColumns * stepDepth};
          multiply(left, leftBytes, right, count, sums + row * ${tilePanels * panelColumns} + panel * ${panelColumns}, step == 0);
        }
      }
    }
    const i64 column = firstPanel * ${panelColumns};
    const Place to = {(char*)c, batch * cBatch + firstRow * cRow + column * cColumn, cRow, cColumn};
    const Place added = {(char*)addend, batch * addendBatch + firstRow * addendRow + column * addendColumn, addendRow, addendColumn};
    store(sums, rows, least(n - column, some * ${panelColumns}), to, added, alpha, beta);
  }
  _tile_release();
}
`
}
