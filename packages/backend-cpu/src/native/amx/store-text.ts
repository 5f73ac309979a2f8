// The end of an AMX product: alpha·sum + beta·addend, rounded to C's dtype, along whichever side of C is contiguous.
import { type AmxProductTypes, panelColumns, tilePanels } from './sizes.ts'

const stride = tilePanels * panelColumns

const elements = {
  float32: { type: 'float', read: 'p[i]', write: 'p[i] = x' },
  bfloat16: { type: 'u16', read: 'widen(p[i])', write: 'p[i] = narrow(x)' },
} as const

export function storeSource({ c, addend }: AmxProductTypes): string {
  const result = elements[c]
  const added = elements[addend ?? 'float32']
  return `
struct Place { char* base; i64 offset, row, column; };
static inline float widen(u16 x) { u32 bits = (u32)x << 16; float f; memcpy(&f, &bits, 4); return f; }
/** To the nearest, ties to even; NaN stays NaN. */
static inline u16 narrow(float x) {
  u32 bits;
  memcpy(&bits, &x, 4);
  if ((bits & 0x7fffffff) > 0x7f800000) return bits >> 16 | 0x40;
  return (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
}
static inline float read(const Place& at, i64 i) { const ${added.type}* p = (const ${added.type}*)at.base; return ${added.read}; }
static inline void write(const Place& at, i64 i, float x) { ${result.type}* p = (${result.type}*)at.base; ${result.write}; }

static inline void storeOne(float sum, i64 r, i64 j, const Place& to, const Place& added, float alpha, float beta) {
  float x = alpha * sum;
${addend ? '  x += beta * read(added, added.offset + r * added.row + j * added.column);\n' : ''}  write(to, to.offset + r * to.row + j * to.column, x);
}
static void store(const float* sums, i64 rows, i64 columns, const Place& to, const Place& added, float alpha, float beta) {
  if (to.row == 1)
    for (i64 j = 0; j < columns; j++)
      for (i64 r = 0; r < rows; r++) storeOne(sums[r * ${stride} + j], r, j, to, added, alpha, beta);
  else
    for (i64 r = 0; r < rows; r++)
      for (i64 j = 0; j < columns; j++) storeOne(sums[r * ${stride} + j], r, j, to, added, alpha, beta);
}
`
}
