// One operand of a product with matrix instructions, from global into shared memory.
import type { MatrixInstruction, SimtDialect } from '../../../backend/target.ts'
import { spell } from '../print/spell.ts'
import { fragmentText, placeOf } from './fragment-text.ts'
import { type OperandLayout, stepBytes } from './matrix-spec.ts'

export interface OperandText {
  /** 'a' or 'b', the end of the functions' names. */
  readonly name: string
  /** Lines of the block's tile: a constant's name and value. */
  readonly lines: { readonly name: string; readonly count: number }
  readonly layout: OperandLayout
  /** Of an element. */
  readonly bytes: 1 | 2 | 4 | 8
  readonly instruction: MatrixInstruction
}

/** An operand's functions, and the statements of a kernel that use them. */
export interface OperandCode {
  readonly functions: string
  /** Before the first step. */
  open(): string
  /** Copies the next step, of `here` elements of K, into the place. */
  stage(place: string): string
}

export function strided(operand: OperandText, dialect: SimtDialect): OperandCode {
  const { name } = operand
  const [line, depth, first] = name === 'a' ? ['row', 'column', 'top * a_row'] : ['column', 'row', 'left * b_column']
  const strides = `${name}_${line}, ${name}_${depth}`
  return {
    functions: `${stageText(operand, dialect)}\n${fragmentText(operand, dialect)}`,
    open: () =>
      `const E* next_${name} = own_${name}(${name} + (batch * ${name}_batch + ${first}), ${strides}, thread);`,
    stage: (place) => `stage_${name}(${place}, next_${name}, ${strides}, lines_${name}, here, thread);
      next_${name} += DEPTH * ${name}_${depth};`,
  }
}

/** Each thread copies `each` neighbours at a place of its own, and again at equal distances across the other dimension. */
function stageText(operand: OperandText, dialect: SimtDialect): string {
  const { name, lines, layout, bytes } = operand
  const { copyBytes } = layout
  const each = copyBytes / bytes
  const alongDepth = layout.along === 'depth'
  const parts = alongDepth ? `(STEP / ${copyBytes})` : `(${lines.name} / ${each})`
  const [inner, outer] = alongDepth ? ['k', 'l'] : ['l', 'k']
  const own = `const i32 ${inner}0 = thread % ${parts} * ${each}, ${outer}0 = thread / ${parts}`
  const to = alongDepth ? placeOf(operand, 'l', 'k0') : placeOf(operand, 'l0', 'k')
  const [left, limit] = alongDepth ? ['steps - k0', 'lines'] : ['lines - l0', 'steps']
  return `/** The first element that a thread copies. */
${dialect.functionPrefix} const E* own_${name}(const E* from, i64 line, i64 depth, i32 thread) {
  ${own};
  return from + (l0 * line + k0 * depth);
}
/** Copies a step into shared memory, each thread from its own element on; past \`lines\` and \`steps\` come zeros. */
${dialect.functionPrefix} void stage_${name}(u8* to, const E* from, i64 line, i64 depth, i32 lines, i32 steps, i32 thread) {
  ${own}, left = ${left};
  const i32 whole = left <= 0 ? 0 : left < ${each} ? left * ${bytes} : ${copyBytes};
  ${dialect.unroll}
  for (i32 i = 0; i < ${(lines.count * stepBytes) / copyBytes} / THREADS; i++) {
    const i32 ${outer} = ${outer}0 + i * (THREADS / ${parts}), valid = ${outer} < ${limit} ? whole : 0;
    const E* at = from + i * (THREADS / ${parts} * ${alongDepth ? 'line' : 'depth'});
    u8* place = to + (${to});
    ${copyText(copyBytes, false, dialect)}
  }
}`
}

/** @param isRepeated whether the thread block soon copies the same bytes again */
export function copyText(copyBytes: number, isRepeated: boolean, { asyncCopies }: SimtDialect): string {
  if (copyBytes >= 4 && asyncCopies) {
    const copy = (isRepeated && asyncCopies.copyCached) || asyncCopies.copy
    return spell(copy, ['place', 'at', String(copyBytes), 'valid'])
  }
  const each = `${copyBytes} / (i32)sizeof(E)`
  return `op::Pack<E, ${each}> all;
    for (i32 j = 0; j < ${each}; j++) all.at[j] = j * (i32)sizeof(E) < valid ? at[j] : (E)0;
    *(op::Pack<E, ${each}>*)place = all;`
}
