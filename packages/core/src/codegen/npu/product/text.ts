// The matrix product of the npu family on a matrix unit: a core's tiles one after the other, steps along K copied while others are multiplied.
import type { NpuDialect, NpuMatrixUnit } from '../../../backend/target.ts'
import { scalarTypes } from '../../simt/print/prelude.ts'
import { spell } from '../../simt/print/spell.ts'
import { integerSlots } from './slots.ts'
import type { NpuProductSpec } from './spec.ts'

export const productEntry = 'og_product'

export function renderNpuProduct(spec: NpuProductSpec, dialect: NpuDialect, unit: NpuMatrixUnit): string {
  return [...scalarTypes, dialect.prelude.trim(), constants(spec), unit.prelude.trim(), kernel(dialect, unit)].join(
    '\n',
  )
}

const constants = ({ product, result, tile, left, right }: NpuProductSpec): string =>
  `typedef ${product.operand.type} E;
typedef ${product.sum.type} S;
typedef ${product.results[result]!} R;
const i32 ROWS = ${tile.rows}, COLUMNS = ${tile.columns}, DEPTH = ${tile.depth};
const bool LEFT_ALONG_DEPTH = ${left === 'depth'}, RIGHT_ALONG_DEPTH = ${right === 'depth'};`

function kernel(dialect: NpuDialect, unit: NpuMatrixUnit): string {
  const pointer = (type: string) => `${dialect.globalQualifier} ${type}*`.trim()
  const parameters = [
    ...[`${pointer('E')} a`, `${pointer('E')} b`, `${pointer('R')} c`],
    ...[...integerSlots, 'arg_programs'].map((name) => `i64 ${name}`),
    ...[`${pointer('char')} arg_scratch`, 'i64 arg_scratch_bytes'],
  ]
  const rest = (size: string, from: string, side: string) =>
    `(i32)(${size} - ${from} < ${side} ? ${size} - ${from} : ${side})`
  const start = (side: 'LEFT' | 'RIGHT', spelling: string, name: string, lines: string) => {
    const from = `${name}_tile + step * DEPTH * (${side}_ALONG_DEPTH ? 1 : ${name}_stride)`
    return `${spell(spelling, ['(i32)(step % 2)', `(${from})`, `${name}_stride`, lines, 'depth'])};`
  }
  return `
${dialect.kernelPrefix} ${productEntry}(${parameters.join(', ')}) {
${unit.open}
  const i64 core = (i64)${dialect.coreIndex}, cores = (i64)${dialect.coreCount};
  const i64 down = (m + ROWS - 1) / ROWS, across = (n + COLUMNS - 1) / COLUMNS, steps = (k + DEPTH - 1) / DEPTH;
  for (i64 tile = core; tile < arg_programs; tile += cores) {
    const i64 batch = tile / (down * across), top = tile / across % down * ROWS, left = tile % across * COLUMNS;
    const i32 rows = ${rest('m', 'top', 'ROWS')}, columns = ${rest('n', 'left', 'COLUMNS')};
    ${pointer('E')} const a_tile = a + batch * a_batch + top * (LEFT_ALONG_DEPTH ? a_stride : 1);
    ${pointer('E')} const b_tile = b + batch * b_batch + left * (RIGHT_ALONG_DEPTH ? b_stride : 1);
    for (i64 step = 0; step <= steps; step++) {
      if (step < steps) {
        const i32 depth = ${rest('k', 'step * DEPTH', 'DEPTH')};
        ${start('LEFT', unit.startLeft, 'a', 'rows')}
        ${start('RIGHT', unit.startRight, 'b', 'columns')}
      }
      if (step > 0) {
        const i32 depth = ${rest('k', '(step - 1) * DEPTH', 'DEPTH')};
        ${spell(unit.multiply, ['(i32)((step + 1) % 2)', 'rows', 'columns', 'depth', 'step == 1'])};
      }
      ${unit.wait}
    }
    ${spell(unit.store, ['(c + batch * c_batch + top * c_stride + left)', 'c_stride', 'rows', 'columns'])};
  }
  ${unit.wait}
}
`
}
