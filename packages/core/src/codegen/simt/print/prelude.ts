// The prelude of a generated kernel: fixed-width types, the dialect's own part, and only those functions that the kernel uses.
import type { SimtDialect } from '../../../backend/target.ts'
import { spell } from './spell.ts'

export const scalarTypes = [
  'typedef signed char i8;',
  'typedef unsigned char u8;',
  'typedef short i16;',
  'typedef unsigned short u16;',
  'typedef int i32;',
  'typedef unsigned int u32;',
  'typedef long long i64;',
  'typedef unsigned long long u64;',
  'typedef float f32;',
  'typedef double f64;',
]

/** Functions of namespace op by name: head after the prefix and body. $P in a head stands for the function prefix. */
export const preludeFunctions = {
  // Signed overflow wraps, which only unsigned arithmetic promises.
  add: 'FN i32 add(i32 a, i32 b) { return (i32)((u32)a + (u32)b); }\nFN i64 add(i64 a, i64 b) { return (i64)((u64)a + (u64)b); }',
  sub: 'FN i32 sub(i32 a, i32 b) { return (i32)((u32)a - (u32)b); }\nFN i64 sub(i64 a, i64 b) { return (i64)((u64)a - (u64)b); }',
  mul: 'FN i32 mul(i32 a, i32 b) { return (i32)((u32)a * (u32)b); }\nFN i64 mul(i64 a, i64 b) { return (i64)((u64)a * (u64)b); }',
  neg: 'FN i32 neg(i32 a) { return (i32)(0u - (u32)a); }\nFN i64 neg(i64 a) { return (i64)(0ull - (u64)a); }',
  div: both('div', 'a, T b', 'b == 0 ? 0 : b == -1 ? (T)((U)0 - (U)a) : a / b'),
  rem: both('rem', 'a, T b', 'b == 0 || b == -1 ? 0 : a % b'),
  shl: both('shl', 'a, T b', '(T)((U)a << (b & (sizeof(T) * 8 - 1)))'),
  shr: both('shr', 'a, T b', 'a >> (b & (sizeof(T) * 8 - 1))'),
  ushr: both('ushr', 'a, T b', '(T)((U)a >> (b & (sizeof(T) * 8 - 1)))'),
  mulhi: 'FN i32 mulhi(i32 a, i32 b) { return (i32)(((u64)(u32)a * (u32)b) >> 32); }',
  min: generic('T min(T a, T b) { return a < b ? a : b; }'),
  max: generic('T max(T a, T b) { return a > b ? a : b; }'),
  // What a word holds and that it is there are one store, so that no fence is needed.
  publish: 'FN void publish(i64* word, i32 value) { *(volatile i64*)word = (i64)((u64)1 << 32 | (u32)value); }',
  collect:
    'FN i32 collect(i64* word) {\n  i64 seen;\n  do seen = *(volatile i64*)word; while (seen == 0);\n  *word = 0;\n  return (i32)seen;\n}',
  Pack: 'template <class T, int N>\nstruct alignas(sizeof(T) * N < 16 ? sizeof(T) * N : 16) Pack {\n  T at[N];\n};',
} as const
export type PreludeFunction = keyof typeof preludeFunctions

function both(name: string, parameters: string, body: string): string {
  const one = (t: string, u: string) =>
    `FN T ${name}(T ${parameters}) { return ${body}; }`.replaceAll(/\bT\b/g, t).replaceAll(/\bU\b/g, u)
  return `${one('i32', 'u32')}\n${one('i64', 'u64')}`
}
function generic(text: string): string {
  return `template <class T>\nFN ${text}`
}

export class SimtPrelude {
  protected readonly used = new Set<PreludeFunction>()
  private readonly updates = new Set<string>()

  constructor(readonly dialect: SimtDialect) {}

  /** Qualified name of a function or type of the prelude. */
  need(name: PreludeFunction): string {
    this.used.add(name)
    return `op::${name}`
  }
  /** Name of the compare-and-swap on words of this many bits. */
  needSwap(bits: 32 | 64): string {
    const word = bits === 32 ? 'u32' : 'u64'
    const swap = spell(this.dialect.compareAndSwap[bits], ['word', 'expected', 'desired'])
    this.updates.add(`FN ${word} swap(${word}* word, ${word} expected, ${word} desired) { return ${swap}; }`)
    return 'op::swap'
  }
  text(): string {
    const own = [...this.used].sort().map((name) => preludeFunctions[name])
    const lines = [...scalarTypes, '#ifndef OPGEMS_EMULATOR', this.dialect.prelude.trim(), '#endif']
    const body = [...own, ...this.updates]
    if (body.length === 0) return lines.join('\n')
    return [...lines, `#define FN ${this.dialect.functionPrefix}`, 'namespace op {', ...body, '}', '#undef FN'].join(
      '\n',
    )
  }
}
