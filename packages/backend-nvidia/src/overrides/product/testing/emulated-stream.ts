// A streaming product on the emulator: its text as it is, but for the PTX, which stands here in C++. The matrix instruction is
// modelled by shuffles, so that what is tested is which lane holds what.
import { hopperText } from '../../hopper-text.ts'
import { awaitOperands } from '../stream-text.ts'

/** Functions of the text that are PTX, by name: what stands in their place. */
const bodies: Readonly<Record<string, string>> = {
  multiply: `{
  const i32 lane = threadIdx.x & 31, g = lane >> 2, t = lane & 3;
  for (i32 s = 0; s < 4; s++) {
    const u32 low[2] = {__shfl_sync(~0u, a0, g * 4 + s, 32), __shfl_sync(~0u, a2, g * 4 + s, 32)};
    const u32 high[2] = {__shfl_sync(~0u, a1, g * 4 + s, 32), __shfl_sync(~0u, a3, g * 4 + s, 32)};
    for (i32 c = 0; c < 2; c++) {
      const u32 b[2] = {__shfl_sync(~0u, b0, (t * 2 + c) * 4 + s, 32), __shfl_sync(~0u, b1, (t * 2 + c) * 4 + s, 32)};
      for (i32 h = 0; h < 2; h++)
        for (i32 shift = 0; shift < 32; shift += 16) {
          sum[c] += half_to_float((u16)(low[h] >> shift)) * half_to_float((u16)(b[h] >> shift));
          sum[2 + c] += half_to_float((u16)(high[h] >> shift)) * half_to_float((u16)(b[h] >> shift));
        }
    }
  }
}`,
  stream: '{ return inside ? *(const uint4*)at : uint4{0, 0, 0, 0}; }',
  fetch: '{ return inside ? *(const uint4*)at : uint4{0, 0, 0, 0}; }',
  line_at: '{ return inside ? *(const Line*)at : Line{}; }',
  pack: '{ return (u32)float_to_half(low) & 0xffff | (u32)float_to_half(high) << 16; }',
}

const header = `
typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef unsigned long long u64;
typedef int i32; typedef long long i64; typedef float f32;
struct alignas(16) uint4 { u32 x, y, z, w; };
static inline u32 __byte_perm(u32 a, u32 b, u32 selector) {
  const u64 all = (u64)b << 32 | a;
  u32 r = 0;
  for (int i = 0; i < 4; i++) r |= (u32)(all >> (selector >> i * 4 & 7) * 8 & 0xff) << i * 8;
  return r;
}
`

/** The source for the emulator; its argument is the address of the argument block. */
export function emulatedStream(source: string, entry: string): string {
  let text = source.replace(hopperText, header).replace(awaitOperands, '')
  for (const [name, body] of Object.entries(bodies)) text = replaceBody(text, name, body)
  return text.replace(
    `${entry}(const __grid_constant__ Arguments p) {`,
    `${entry}(const Arguments* block) {\n  const Arguments& p = *block;`,
  )
}

/** Replaces the body of a function that is there. */
function replaceBody(text: string, name: string, body: string): string {
  const head = new RegExp(`__forceinline__ \\w+ ${name}\\([^)]*(\\([^)]*\\)[^)]*)?\\) \\{`).exec(text)
  if (!head) return text
  const open = head.index + head[0].length - 1
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    if (text[i] === '}' && --depth === 0) return text.slice(0, open) + body + text.slice(i + 1)
  }
  throw new Error(`the body of ${name} does not end`)
}
