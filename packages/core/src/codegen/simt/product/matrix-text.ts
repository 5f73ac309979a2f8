// The matrix product of the simt family on a matrix unit: steps along K come into shared memory while earlier ones are multiplied.
import type { MatrixInstruction, SimtDialect } from '../../../backend/target.ts'
import { SimtPrelude } from '../print/prelude.ts'
import { spell } from '../print/spell.ts'
import { float8Functions } from './float8-text.ts'
import {
  bytesOf,
  instructionFor,
  type MatrixProductSpec,
  stageCount,
  stepBytes,
  tileColumns,
  tileRows,
  tileWarps,
} from './matrix-spec.ts'
import { type OperandCode, strided } from './operand-text.ts'
import { findTile, memoryType, productHead, sumTypes } from './parts-text.ts'
import { resultsText } from './results-text.ts'
import { windowSlots } from './slots.ts'
import { windowed } from './windows-text.ts'

/** A kernel for blocks of whole warps of `laneCount`. */
export function renderMatrixProduct(spec: MatrixProductSpec, dialect: SimtDialect, laneCount: number): string {
  const prelude = new SimtPrelude(dialect)
  prelude.need('Pack')
  const conversions = float8Functions(spec, prelude)
  const instruction = instructionFor(dialect, spec)!
  const [rows, columns, bytes] = [tileRows(spec.tile), tileColumns(spec.tile), bytesOf(spec)]
  const a = { name: 'a', lines: { name: 'ROWS', count: rows }, layout: spec.left, bytes, instruction }
  const b = { name: 'b', lines: { name: 'COLUMNS', count: columns }, layout: spec.right, bytes, instruction }
  const left = strided(a, dialect)
  const right = spec.windows ? windowed(b, dialect) : strided(b, dialect)
  return [
    prelude.text(),
    ...conversions,
    `#ifndef OPGEMS_EMULATOR\n${dialect.matrixUnit!.prelude}${dialect.asyncCopies?.prelude ?? ''}#endif`,
    constants(spec, instruction, laneCount),
    left.functions,
    right.functions,
    multiplyText(instruction, dialect),
    kernel(spec, { left, right }, dialect, laneCount),
  ].join('\n')
}

function constants(spec: MatrixProductSpec, instruction: MatrixInstruction, laneCount: number): string {
  const { tile, compute, a } = spec
  const lines = laneCount / 4
  return `typedef ${sumTypes[compute]} T;
typedef ${memoryType(a)} E;
const i32 LANES = ${laneCount}, THREADS = ${tileWarps(tile) * laneCount}, STAGES = ${stageCount(tile)}, STEP = ${stepBytes}, DEPTH = ${stepBytes / bytesOf(spec)};
const i32 ROWS = ${tileRows(tile)}, COLUMNS = ${tileColumns(tile)};
const i32 DOWN_WARPS = ${tile.warpRows};
/** Of a warp; LINES are those that its lanes take at once. */
const i32 WARP_ROWS = ${tile.rows}, WARP_COLUMNS = ${tile.columns}, LINES = ${lines};
/** Of an instruction: rows, columns, rows of a lane, sums of a lane. */
const i32 HEIGHT = ${instruction.rows}, WIDTH = ${instruction.columns}, PARTS = HEIGHT / LINES, SUMS = HEIGHT * WIDTH / LANES;
const i32 DOWN = WARP_ROWS / HEIGHT, ACROSS = WARP_COLUMNS / WIDTH;
struct alignas(16) Stage { u8 a[ROWS * STEP]; u8 b[COLUMNS * STEP]; };`
}

const multiplyText = ({ multiply }: MatrixInstruction, { functionPrefix, unroll }: SimtDialect): string =>
  `/** A step's products into the sums of a warp's part, at \`row\` and \`column\` of the tile. */
${functionPrefix} void multiply_step(T (&sum)[DOWN][ACROSS][SUMS], const Stage& stage, i32 row, i32 column, i32 lane) {
  u32 b[ACROSS][4];
  ${unroll}
  for (i32 j = 0; j < ACROSS; j++) fragment_b(b[j], stage.b, column + j * WIDTH, lane);
  ${unroll}
  for (i32 half = 0; half < 2; half++) {
    u32 a[DOWN][2 * PARTS];
    ${unroll}
    for (i32 i = 0; i < DOWN; i++) fragment_a(a[i], stage.a, row + i * HEIGHT, half, lane);
    ${unroll}
    for (i32 j = 0; j < ACROSS; j++) {
      const u32 right[2] = {b[j][2 * half], b[j][2 * half + 1]};
      ${unroll}
      for (i32 i = 0; i < DOWN; i++) ${multiply}(sum[i][j], a[i], right);
    }
  }
}`

interface Operands {
  readonly left: OperandCode
  readonly right: OperandCode
}

function kernel(spec: MatrixProductSpec, { left, right }: Operands, dialect: SimtDialect, laneCount: number): string {
  const { sharedQualifier, unroll, barrier, asyncCopies } = dialect
  const commit = asyncCopies?.commit ?? ''
  const wait = asyncCopies ? spell(asyncCopies.wait, ['STAGES - 2']) : ''
  const stage = (number: string, step: string) => `
      const i64 rest_k = k - ${step} * DEPTH;
      const i32 here = rest_k < DEPTH ? (i32)rest_k : DEPTH;
      ${left.stage(`stages[${number}].a`)}
      ${right.stage(`stages[${number}].b`)}`
  return `
${productHead(spec, tileWarps(spec.tile) * laneCount, dialect, spec.windows ? windowSlots : [])} {
  ${sharedQualifier} Stage stages[STAGES];
  const i32 thread = (i32)${dialect.threadIndex}, lane = thread % LANES, warp = thread / LANES;
  const i32 own_row = warp % DOWN_WARPS * WARP_ROWS, own_column = warp / DOWN_WARPS * WARP_COLUMNS;
${findTile(dialect)}
  const i32 lines_a = (i32)(m - top < ROWS ? m - top : ROWS), lines_b = (i32)(n - left < COLUMNS ? n - left : COLUMNS);
  ${left.open()}
  ${right.open()}
  T sum[DOWN][ACROSS][SUMS];
  ${unroll}
  for (i32 i = 0; i < DOWN; i++) {
    ${unroll}
    for (i32 j = 0; j < ACROSS; j++) {
      ${unroll}
      for (i32 s = 0; s < SUMS; s++) sum[i][j][s] = (T)0;
    }
  }
  const i64 steps = (k + DEPTH - 1) / DEPTH;
  ${unroll}
  for (i32 s = 0; s < STAGES - 1; s++) {
    if (s < steps) {${stage('s', '(i64)s')}
    }
    ${commit}
  }
  i32 current = 0, free = STAGES - 1;
  for (i64 t = 0; t < steps; t++) {
    ${wait}
    ${barrier}
    if (t + STAGES - 1 < steps) {${stage('free', '(t + STAGES - 1)')}
    }
    ${commit}
    multiply_step(sum, stages[current], own_row, own_column, lane);
    free = current;
    current = current + 1 == STAGES ? 0 : current + 1;
  }
${resultsText(spec, dialect)}
}
`
}
