// The matrix product of the simt family without matrix instructions: tiles of A and B go through shared memory, and each thread
// sums a small block of C in registers.
import type { SimtDialect } from '../../../backend/target.ts'
import type { KernelDType } from '../../../kernel/index.ts'
import { SimtPrelude } from '../print/prelude.ts'
import { float8Functions } from './float8-text.ts'
import { findTile, memoryType, productHead, resultOf, type SumDType, sumTypes, widen } from './parts-text.ts'
import { depth, groupSize, side, type ThreadProductSpec, threads, tileSide } from './thread-spec.ts'

/** acc + x·y; integers wrap. */
const multiplyAdd: Record<SumDType, string> = {
  float32: 'fmaf(x, y, acc)',
  float64: 'fma(x, y, acc)',
  int32: '(i32)((u32)acc + (u32)x * (u32)y)',
  int64: '(i64)((u64)acc + (u64)x * (u64)y)',
}

export function renderThreadProduct(spec: ThreadProductSpec, dialect: SimtDialect): string {
  const prelude = new SimtPrelude(dialect)
  prelude.need('Pack')
  const conversions = float8Functions(spec, prelude)
  return [prelude.text(), ...conversions, constants(spec), functions(spec, dialect), kernel(spec, dialect)].join('\n')
}

function constants(spec: ThreadProductSpec): string {
  const group = groupSize(spec)
  return `typedef ${sumTypes[spec.compute]} T;
const i32 SIDE = ${side}, THREADS = ${threads}, DEPTH = ${depth}, GROUP = ${group}, GROUPS = ${spec.groups};
const i32 TILE = ${tileSide(spec)}, ROWS = TILE, COLUMNS = TILE, EACH = GROUP * GROUPS, LOADS = TILE * DEPTH / THREADS;
typedef op::Pack<T, GROUP> Group;
/** DEPTH lines of an operand's tile; the padding spreads the lines over the banks. */
struct Tile { Group at[DEPTH][TILE / GROUP + 1]; };`
}

/** The tile is read along the dimension that is contiguous in memory. */
function functions(spec: ThreadProductSpec, { functionPrefix, unroll }: SimtDialect): string {
  const load = (name: string, dtype: KernelDType, alongDepth: boolean) => `
${functionPrefix} void load_${name}(T (&to)[LOADS], const ${memoryType(dtype)}* from, i64 line, i64 step, i32 lines, i32 steps, i32 thread) {
  ${unroll}
  for (i32 i = 0; i < LOADS; i++) {
    const i32 e = thread + i * THREADS, l = ${alongDepth ? 'e / DEPTH' : 'e % TILE'}, s = ${alongDepth ? 'e % DEPTH' : 'e / TILE'};
    to[i] = (T)0;
    if (l < lines && s < steps) to[i] = ${widen(dtype, 'from[l * line + s * step]')};
  }
}
${functionPrefix} void keep_${name}(Tile& to, const T (&from)[LOADS], i32 thread) {
  ${unroll}
  for (i32 i = 0; i < LOADS; i++) {
    const i32 e = thread + i * THREADS, l = ${alongDepth ? 'e / DEPTH' : 'e % TILE'}, s = ${alongDepth ? 'e % DEPTH' : 'e / TILE'};
    to.at[s][l / GROUP].at[l % GROUP] = from[i];
  }
}`
  return `${load('a', spec.a, spec.alongA === 'depth')}${load('b', spec.b, spec.alongB === 'depth')}
${functionPrefix} T multiply_add(T acc, T x, T y) { return ${multiplyAdd[spec.compute]}; }
/** The step's products into the thread's block of C. */
${functionPrefix} void multiply(T (&sum)[EACH][EACH], const Tile& a, const Tile& b, i32 x, i32 y) {
  ${unroll}
  for (i32 s = 0; s < DEPTH; s++) {
    Group rows[GROUPS], columns[GROUPS];
    ${unroll}
    for (i32 g = 0; g < GROUPS; g++) { rows[g] = a.at[s][g * SIDE + y]; columns[g] = b.at[s][g * SIDE + x]; }
    ${unroll}
    for (i32 i = 0; i < EACH; i++) {
      ${unroll}
      for (i32 j = 0; j < EACH; j++)
        sum[i][j] = multiply_add(sum[i][j], rows[i / GROUP].at[i % GROUP], columns[j / GROUP].at[j % GROUP]);
    }
  }
}`
}

function kernel(spec: ThreadProductSpec, dialect: SimtDialect): string {
  const { sharedQualifier, unroll, barrier } = dialect
  return `
${productHead(spec, threads, dialect)} {
  ${sharedQualifier} Tile tile_a[2];
  ${sharedQualifier} Tile tile_b[2];
  const i32 thread = (i32)${dialect.threadIndex}, x = thread % SIDE, y = thread / SIDE;
${findTile(dialect)}
  a += batch * a_batch + top * a_row;
  b += batch * b_batch + left * b_column;
  T sum[EACH][EACH];
  ${unroll}
  for (i32 i = 0; i < EACH; i++) {
    ${unroll}
    for (i32 j = 0; j < EACH; j++) sum[i][j] = (T)0;
  }
  T next_a[LOADS], next_b[LOADS];
  const i32 lines_a = (i32)(m - top < TILE ? m - top : TILE), lines_b = (i32)(n - left < TILE ? n - left : TILE);
  const i32 last = (i32)(k % DEPTH);
  load_a(next_a, a, a_row, a_column, lines_a, (i32)(k < DEPTH ? k : DEPTH), thread);
  load_b(next_b, b, b_column, b_row, lines_b, (i32)(k < DEPTH ? k : DEPTH), thread);
  keep_a(tile_a[0], next_a, thread);
  keep_b(tile_b[0], next_b, thread);
  ${barrier}
  i32 current = 0;
  for (i64 s = 0; s < k; s += DEPTH) {
    const bool more = s + DEPTH < k;
    if (more) {
      a += DEPTH * a_column;
      b += DEPTH * b_row;
      const i32 steps = s + 2 * DEPTH <= k ? DEPTH : last;
      load_a(next_a, a, a_row, a_column, lines_a, steps, thread);
      load_b(next_b, b, b_column, b_row, lines_b, steps, thread);
    }
    multiply(sum, tile_a[current], tile_b[current], x, y);
    current ^= 1;
    if (more) {
      keep_a(tile_a[current], next_a, thread);
      keep_b(tile_b[current], next_b, thread);
    }
    ${barrier}
  }
  ${unroll}
  for (i32 i = 0; i < EACH; i++) {
    const i64 row = top + i / GROUP * SIDE * GROUP + y * GROUP + i % GROUP;
    ${unroll}
    for (i32 j = 0; j < EACH; j++) {
      const i64 column = left + j / GROUP * SIDE * GROUP + x * GROUP + j % GROUP;
      if (row < m && column < n)
        c[batch * c_batch + row * c_row + column * c_column] = ${resultOf(spec, 'sum[i][j]', 'column')};
    }
  }
}
`
}
