// One operand of a product with matrix instructions, from shared memory into a lane's registers.
import type { SimtDialect } from '../../../backend/target.ts'
import { spell } from '../print/spell.ts'
import type { OperandText } from './operand-text.ts'

/**
 * Where element k of line l of a step lies. In shared memory a step lies as in global memory: line after line of STEP bytes, or,
 * where lines are neighbours, row after row with an element of each line. The pieces of 16 bytes of a line, or of a row, are exchanged
 * so that the lanes of one access use different banks.
 */
export function placeOf({ lines, layout, bytes }: OperandText, l: string, k: string): string {
  if (layout.along === 'depth') return `${l} * STEP + (${k} * ${bytes} ^ ${l} / 2 % 4 * 16)`
  return `${k} * (${lines.name} * ${bytes}) + (${l} * ${bytes} ^ ${exchanges[bytes](k)} * 16)`
}
const exchanges: Record<OperandText['bytes'], (k: string) => string> = {
  1: (k) => `${k} / 4 % 4`,
  2: (k) => `${k} % 8`,
  4: (k) => `${k} % 4 * 2`,
  8: (k) => `${k} % 4 * 2`,
}

/**
 * `fragment_a` loads the words of rows `first` … of A for one half of a step, `fragment_b` those of columns of B for both halves.
 */
export function fragmentText(operand: OperandText, dialect: SimtDialect): string {
  const isLeft = operand.name === 'a'
  const parameters = isLeft
    ? 'u32 (&to)[2 * PARTS], const u8* from, i32 first, i32 half'
    : 'u32 (&to)[4], const u8* from, i32 first'
  const head = `${dialect.functionPrefix} void fragment_${operand.name}(${parameters}, i32 lane)`
  return `${head} {\n${matrixLoad(operand, dialect, isLeft) ?? wordLoads(operand, dialect, isLeft)}\n}`
}

/** Four matrices at once: of A the two halves of 16 rows by the two pieces, of B four pieces; null where the chip cannot. */
function matrixLoad(operand: OperandText, { matrixUnit }: SimtDialect, isLeft: boolean): string | null {
  const { layout, bytes, instruction } = operand
  const loads = matrixUnit?.matrixLoads
  const alongDepth = layout.along === 'depth'
  if (!loads || instruction.wordsTogether !== 1 || !(alongDepth || bytes === 2)) return null
  const each = 16 / bytes
  const [l, k] = alongDepth
    ? isLeft
      ? ['first + lane % 16', `(half * 2 + lane / 16) * ${each}`]
      : ['first + lane % 8', `lane / 8 * ${each}`]
    : isLeft
      ? ['first + lane / 8 % 2 * 8', 'half * 16 + lane / 16 * 8 + lane % 8']
      : ['first', 'lane']
  return `  const i32 l = ${l}, k = ${k};
  ${alongDepth ? loads.rows : loads.columns}(to, from + (${placeOf(operand, 'l', 'k')}));`
}

function wordLoads(operand: OperandText, dialect: SimtDialect, isLeft: boolean): string {
  const { line, group } = dialect.matrixUnit!
  const { unroll } = dialect
  const { wordsTogether } = operand.instruction
  const rows = isLeft ? ' + i % PARTS * LINES' : ''
  const [half, word] = isLeft ? ['half', 'i / PARTS'] : ['i / 2', 'i % 2']
  const l = `const i32 l = first + ${spell(line, ['lane'])}${rows};`
  if (wordsTogether === 2)
    return `  ${unroll}
  for (i32 i = 0; i < ${isLeft ? 'PARTS' : '2'}; i++) {
    ${l.replace('i % PARTS', 'i')}
    const i32 k = ${isLeft ? 'half' : 'i'} * (DEPTH / 2) + ${spell(group, ['lane'])} * ${8 / operand.bytes};
    ${together(operand, dialect)}
    ${isLeft ? 'to[i] = all.words[0]; to[i + PARTS] = all.words[1];' : 'to[2 * i] = all.words[0]; to[2 * i + 1] = all.words[1];'}
  }`
  return `  ${unroll}
  for (i32 i = 0; i < ${isLeft ? '2 * PARTS' : '4'}; i++) {
    ${l}
    const i32 k = (${half} * 2 + ${word}) * ${16 / operand.bytes} + ${spell(group, ['lane'])} * ${4 / operand.bytes};
    ${together(operand, dialect)}
    to[i] = all.words[0];
  }`
}

/** The lane's neighbouring elements of line l from element k on: at once, or one by one where lines are neighbours. */
function together(operand: OperandText, { unroll }: SimtDialect): string {
  const { bytes, layout, instruction } = operand
  const count = (4 * instruction.wordsTogether) / bytes
  const union = `union { op::Pack<E, ${count}> elements; u32 words[${instruction.wordsTogether}]; } all;`
  if (layout.along === 'depth')
    return `${union}
    all.elements = *(const op::Pack<E, ${count}>*)(from + (${placeOf(operand, 'l', 'k')}));`
  return `${union}
    ${unroll}
    for (i32 e = 0; e < ${count}; e++) all.elements.at[e] = *(const E*)(from + (${placeOf(operand, 'l', '(k + e)')}));`
}
