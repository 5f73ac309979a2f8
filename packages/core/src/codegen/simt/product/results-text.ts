// The end of a product with matrix instructions: sums become elements of C.
import type { SimtDialect } from '../../../backend/target.ts'
import { dtypeInfo } from '../../../dtype/index.ts'
import { spell } from '../print/spell.ts'
import { isKept, type MatrixProductSpec } from './matrix-spec.ts'
import { memoryType, resultOf } from './parts-text.ts'

export const resultsText = (spec: MatrixProductSpec, dialect: SimtDialect): string =>
  isKept(dtypeInfo(spec.c).bytes) ? throughShared(spec, dialect) : direct(spec, dialect)

/** Each lane stores its own sums. */
function direct(spec: MatrixProductSpec, dialect: SimtDialect): string {
  const { storedTogether: together, c } = spec
  const { unroll } = dialect
  const value = resultOf(spec, 'sum[i][j][s + e]', '(column + e)')
  const pack = `op::Pack<${memoryType(c)}, ${together}>`
  const store =
    together === 1
      ? `const i32 e = 0;
          line[column * c_column] = ${value};`
      : `${pack} all;
          ${unroll}
          for (i32 e = 0; e < ${together}; e++) all.at[e] = ${value};
          *(${pack}*)(line + column) = all;`
  return `  ${unroll}
  for (i32 i = 0; i < DOWN; i++) {
    ${unroll}
    for (i32 s = 0; s < SUMS; s += ${together}) {
      ${rowText(dialect, 'top + own_row')}
      if (row >= m) continue;
      ${memoryType(c)}* line = c + (batch * c_batch + row * c_row);
      ${unroll}
      for (i32 j = 0; j < ACROSS; j++) {
        ${columnText(dialect, 'left + own_column')}
        if (column < n) {
          ${store}
        }
      }
    }
  }`
}

/** The block's results stand in the memory of the steps, padded so that lanes use different banks, and are stored piece by piece. */
function throughShared(spec: MatrixProductSpec, dialect: SimtDialect): string {
  const { storedTogether: together, c, addend, factors } = spec
  const { unroll, barrier } = dialect
  const value = resultOf(spec, 'sum[i][j][s]', 'column')
  const inside = addend || factors ? `row < m && column < n ? ${value} : (C)0` : value
  const at = 'r * KEPT + q'
  const store =
    together === 1
      ? `line[column * c_column] = kept[${at}];`
      : `*(op::Pack<C, ${together}>*)(line + column) = *(const op::Pack<C, ${together}>*)(kept + (${at}));`
  const keep = `  ${unroll}
  for (i32 i = 0; i < DOWN; i++) {
    ${unroll}
    for (i32 s = 0; s < SUMS; s++) {
      ${rowText(dialect, 'top + own_row')}
      ${unroll}
      for (i32 j = 0; j < ACROSS; j++) {
        ${columnText(dialect, 'left + own_column')}
        kept[(i32)(row - top) * KEPT + (i32)(column - left)] = ${inside};
      }
    }
  }`
  return `  typedef ${memoryType(c)} C;
  const i32 KEPT = COLUMNS + 16 / (i32)sizeof(C);
  static_assert(ROWS * KEPT * sizeof(C) <= sizeof(stages), "the results fit into the steps' memory");
  C* kept = (C*)stages;
  ${barrier}
${keep}
  ${barrier}
  for (i32 e = thread * ${together}; e < ROWS * COLUMNS; e += THREADS * ${together}) {
    const i32 r = e / COLUMNS, q = e % COLUMNS;
    const i64 row = top + r, column = left + q;
    ${memoryType(c)}* line = c + (batch * c_batch + row * c_row);
    if (row < m && column < n) ${store}
  }`
}

const rowText = ({ matrixUnit }: SimtDialect, from: string): string =>
  `const i64 row = ${from} + i * HEIGHT + (${spell(matrixUnit!.sumRow, ['lane', 's'])});`
const columnText = ({ matrixUnit }: SimtDialect, from: string): string =>
  `const i64 column = ${from} + j * WIDTH + (${spell(matrixUnit!.sumColumn, ['lane', 's'])});`
